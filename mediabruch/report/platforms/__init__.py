"""What a check found, in the formats that platforms for code show: one module a format, `formats` is their table.

Renderers make text and write nothing. Names in models are foreign text: each format escapes what could mean something
to the platform that reads it.
"""

from mediabruch.report.platforms.formats import FORMATS, Renderer

__all__ = ["FORMATS", "Renderer"]

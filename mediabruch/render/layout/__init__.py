"""Lays out what has no diagram: columns by the order of the work, lanes as bands, pools one below the other."""

from mediabruch.render.layout.pools import lay_out

__all__ = ["lay_out"]

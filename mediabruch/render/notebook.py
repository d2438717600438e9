"""How an analysis shows itself in a notebook: its pictures, in the language of the surroundings."""

import base64
import html
import os
from dataclasses import replace

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read_bytes
from mediabruch.i18n import default_language
from mediabruch.render.picture import Picture, pictures


def to_html(analysis: Analysis) -> str:
    """All pictures, one below the other; each is an image of its own, so that its ids and colors stay inside."""
    return "".join(_image(picture) for picture in pictures(with_diagram(analysis), lang=default_language(os.environ)))


def to_svg(analysis: Analysis) -> str:
    """The first picture."""
    return pictures(with_diagram(analysis), lang=default_language(os.environ))[0].svg


def with_diagram(analysis: Analysis) -> Analysis:
    """The analysis with the diagrams of its file, which are not read where nobody needs them."""
    model = analysis.model
    if model.diagrams or not model.source:
        return analysis
    again = read_bytes(model.source, model.path, diagram=True)
    return replace(analysis, model=replace(model, diagrams=again.diagrams))


def _image(picture: Picture) -> str:
    source = base64.b64encode(picture.svg.encode()).decode()
    name = html.escape(picture.name)
    return f'<div><img alt="{name}" src="data:image/svg+xml;base64,{source}" style="max-width:100%"></div>'

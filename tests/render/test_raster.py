"""PNG from SVG, with a font that comes along."""

import struct
import sys
from importlib.util import find_spec

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.render import png, raster, svg
from tests.render.pictured import analysis_of

HAS_EXTRA = find_spec("resvg_py") is not None and find_spec("ttf_opensans") is not None
needs_extra = pytest.mark.skipif(not HAS_EXTRA, reason="needs the extra png")


def size(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@needs_extra
def test_a_picture_becomes_png_of_its_size() -> None:
    picture = svg(analysis_of("A(paper) > B(data)"))
    single, double = png(picture, 1), png(picture)
    assert tuple(2 * part for part in size(single)) == pytest.approx(size(double), abs=2)
    assert png(picture) == double


@needs_extra
def test_text_is_drawn() -> None:
    named, nameless = (png(svg(analysis_of(line)), 1) for line in ("Antrag(paper)", "Antrag(paper,unnamed)"))
    assert named != nameless


@needs_extra
def test_huge_pictures_are_scaled_down() -> None:
    huge = '<svg xmlns="http://www.w3.org/2000/svg" width="50000" height="20000"/>'
    width, height = size(png(huge))
    assert width * height <= raster.MOST_PIXELS + width  # whole pixels
    assert width / height == pytest.approx(2.5, rel=0.01)


@needs_extra
@pytest.mark.parametrize(("width", "height"), [(400_000, 300), (300, 400_000), (90_000, 60_000)])
def test_no_side_is_longer_than_programs_open(width: int, height: int) -> None:
    picture = png(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>')
    assert max(size(picture)) <= raster.MOST_ACROSS
    assert raster.is_reduced(picture)
    assert not raster.is_reduced(png('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>'))


@pytest.mark.parametrize("missing", ["resvg_py", "ttf_opensans"])
def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MediabruchError, match=r"pip install 'mediabruch\[png\]'"):
        png('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')

"""The formats of `--format` that make a file of each picture or model, and how those files are called."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.cli.output import tell, write_output
from mediabruch.errors import Message
from mediabruch.files.paths import is_folder
from mediabruch.i18n import Translator, translator

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.portfolio.jobs import Job, Work

STANDARD_OUTPUT = "-"
_NUMBER = "{n}"
"""What stands for the number of a picture in the name of an output file."""


class DrawingStyle(NamedTuple):
    """How drawings are to look."""

    theme: str = "auto"
    """`light`, `dark`, or `auto` for both (SVG only)."""
    scale: float = 2.0
    """Pixels for each unit of a picture (PNG only)."""
    markers: bool = False
    """Whether text annotations mark the breaks (BPMN only)."""
    width: int | None = None
    """Pixels from left to right (SVG and PNG); `None`: as the diagram is drawn."""


def _svg(analysis: "Analysis", words: Translator, look: DrawingStyle) -> Iterator[bytes]:
    from mediabruch.render.picture import pictures
    from mediabruch.render.theme import Theme

    for picture in pictures(analysis, lang=words.language, theme=Theme(look.theme), width=look.width):
        yield picture.svg.encode()


def _png(analysis: "Analysis", words: Translator, look: DrawingStyle) -> Iterator[bytes]:
    from mediabruch.render.picture import pictures
    from mediabruch.render.raster import png
    from mediabruch.render.theme import Theme

    theme = Theme.DARK if look.theme == Theme.DARK else Theme.LIGHT
    for picture in pictures(analysis, lang=words.language, theme=theme):
        yield png(picture.svg, look.width / picture.width if look.width else look.scale)


def _dot(analysis: "Analysis", words: Translator, _: DrawingStyle) -> Iterator[bytes]:
    from mediabruch.render.dot import to_dot

    yield to_dot(analysis, words).encode()


def _bpmn(analysis: "Analysis", words: Translator, look: DrawingStyle) -> Iterator[bytes]:
    from mediabruch.render.colored import color_file

    yield color_file(analysis, words, markers=look.markers)


DRAWINGS: Mapping[str, Callable[["Analysis", Translator, DrawingStyle], Iterator[bytes]]] = {
    "svg": _svg,
    "png": _png,
    "dot": _dot,
    "bpmn": _bpmn,
}
"""What makes the files of a model, by the name of the format; pictures first that show its first diagram."""


def draw(format_: str, look: DrawingStyle, language: str, analysis: "Analysis") -> list[bytes]:
    """The files of one model."""
    return list(DRAWINGS[format_](analysis, translator(language), look))


def drawing_work(format_: str, look: DrawingStyle, language: str) -> "Work[list[bytes]]":
    """The work of drawing many models."""
    from mediabruch.portfolio.jobs import Work

    return Work(name=f"draw {format_}", make=partial(_drawn, format_, look, language), needs_diagram=True)


def _drawn(
    format_: str, look: DrawingStyle, language: str, _: "Job", analysis: "Analysis"
) -> tuple[list[bytes], tuple[Message, ...]]:
    return draw(format_, look, language, analysis), ()


def write_drawings(
    drawn: Sequence[tuple[str, list[bytes]]],
    format_: str,
    words: Translator,
    output: str | None,
    inputs: Iterable[str],
) -> None:
    """Write the files of models, told by their paths, into the file or folder `output`, and over none of `inputs`.

    Several drawings get names with numbers; to standard output goes the first one, with a note on the others.
    Raises `MediabruchError` where a file cannot be written.
    """
    kept = list(inputs)
    contents = [content for _, one in drawn for content in one]
    if not contents:
        return
    if output is None or output == STANDARD_OUTPUT:
        write_output(contents[0], None)
        _tell_reduced(contents[:1], format_, words)
        if len(contents) > 1:
            tell(words.text("This is the first of {n} pictures; with --output you get all of them.", n=len(contents)))
        return
    names = _names(output, [path for path, _ in drawn], [len(one) for _, one in drawn], format_)
    for name, content in zip(names, contents, strict=True):
        write_output(content, name, kept)
    _tell_reduced(contents, format_, words)
    if len(contents) > 1:
        tell(words.text("Written: {files}", files=", ".join(names)))


def _tell_reduced(contents: Sequence[bytes], format_: str, words: Translator) -> None:
    """Say that pictures have fewer pixels than asked for."""
    from mediabruch.render.raster import is_reduced

    if format_ == "png" and any(map(is_reduced, contents)):
        tell(words.text("The drawing is very large, so the PNG has fewer pixels than asked for; SVG stays sharp."))


def _names(output: str, paths: list[str], counts: list[int], format_: str) -> list[str]:
    """Where each drawing goes: into a folder under the name of its model, else into the file that is named."""
    total = sum(counts)
    if is_folder(output) or output.endswith(("/", "\\")):
        ending = f".colored.{format_}" if format_ == "bpmn" else f".{format_}"
        return [
            str(PurePath(output, f"{stem}{number}{ending}"))
            for stem, count in zip(_stems(paths), counts, strict=True)
            for number in _numbers(count)
        ]
    if _NUMBER in output:
        return [output.replace(_NUMBER, str(number)) for number in range(1, total + 1)]
    file = PurePath(output)
    return [str(file.with_name(f"{file.stem}{number}{file.suffix}")) for number in _numbers(total)]


def _numbers(count: int) -> list[str]:
    return [f"-{number}" for number in range(1, count + 1)] if count > 1 else [""]


def _stems(paths: list[str]) -> list[str]:
    """The names of models without their endings; with their folder's name, then a number, where two are the same."""
    stems = ["model" if path == "-" else PurePath(path).name.partition(".")[0] or "model" for path in paths]
    times = Counter(stems)
    longer = [
        f"{PurePath(path).parent.name}-{stem}" if times[stem] > 1 else stem
        for path, stem in zip(paths, stems, strict=True)
    ]
    times, seen = Counter(longer), Counter[str]()
    unique = []
    for stem in longer:
        seen[stem] += 1
        unique.append(f"{stem}-{seen[stem]}" if times[stem] > 1 else stem)
    return unique

"""What can be taken home of processes: files as the commands write them, byte for byte."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath

from mediabruch.analysis import Analysis
from mediabruch.files.models import model_stem
from mediabruch.i18n import Translator
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.returning import TO_BE


class TakeawayKind(StrEnum):
    """What is taken home."""

    ANNOTATIONS = "annotations"
    MODEL = "model"
    COLORED = "colored"
    ANNOTATED = "annotated"
    SVG = "svg"
    LIGHT_SVG = "light-svg"
    """Without colors for dark screens: what the page paints as PNG."""
    TABLE = "table"
    CSV = "csv"
    REPORT = "report"
    SUMMARY = "summary"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A file."""

    name: str
    """Its path within the archive or folder."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Packing:
    """What is packed, and for whom."""

    desk: Desk
    processes: Sequence[OpenProcess]
    words: Translator
    side: ProcessSide = ProcessSide.AS_IS

    def is_to_be(self, process: OpenProcess) -> bool:
        """Whether a process is packed as it is to be."""
        return self.side is ProcessSide.TO_BE and process.path in self.desk.workspace.to_be

    def named(self, process: OpenProcess, ending: str) -> str:
        """A file beside a model, called like it; of the process as it is to be, by a name of its own."""
        return named(process.path, f"{TO_BE}{ending}" if self.is_to_be(process) else ending)

    def shown(self, process: OpenProcess) -> Analysis:
        """What reports and pictures are made of: that of the process as it is to be says so in its name."""
        analysis = process.analysis
        if not self.is_to_be(process):
            return analysis
        name = self.words.text("{name} (to-be)", name=analysis.model.name or process.path)
        return replace(analysis, model=replace(analysis.model, name=name, path=self.named(process, ".bpmn")))

    def together(self, ending: str) -> str:
        """What a file on all processes is called: like the only one, else by what they are."""
        if len(self.processes) == 1:
            return self.named(self.processes[0], ending)
        return f"models{TO_BE if any(map(self.is_to_be, self.processes)) else ''}{ending}"


def _annotations(packing: Packing) -> Iterator[Takeaway]:
    """The annotation files, those of processes as they are to be under names of their own."""
    for process in packing.processes:
        stated = packing.desk.stated(process.path)
        if stated is not None:
            yield Takeaway(*stated)
        if process.path in packing.desk.workspace.to_be:
            content = packing.desk.workspace.to_be[process.path]
            yield Takeaway(named(process.path, f"{TO_BE}.media.yaml"), content)


def _models(packing: Packing) -> Iterator[Takeaway]:
    for process in packing.processes:
        yield Takeaway(process.path, process.content)
        if process.path in packing.desk.workspace.to_be:
            yield Takeaway(named(process.path, f"{TO_BE}.bpmn"), process.content)


def _colored(packing: Packing) -> Iterator[Takeaway]:
    from mediabruch.render.colored import color_bytes

    for process in packing.processes:
        content = color_bytes(process.analysis, process.content, packing.words)
        yield Takeaway(packing.named(process, ".colored.bpmn"), content)


def _annotated(packing: Packing) -> Iterator[Takeaway]:
    from mediabruch.exchange.in_model import into_model

    for process in packing.processes:
        if process.sidecar is not None:
            content = into_model(process.content, process.path, process.sidecar)
            yield Takeaway(packing.named(process, ".annotated.bpmn"), content)


def _svg(packing: Packing, *, is_light: bool = False) -> Iterator[Takeaway]:
    from mediabruch.render.picture import pictures
    from mediabruch.render.theme import Theme

    for process in packing.processes:
        theme = Theme.LIGHT if is_light else Theme.AUTO
        drawn = pictures(packing.shown(process), lang=packing.words.language, theme=theme)
        for number, picture in enumerate(drawn, 1):
            ending = f"-{number}.svg" if len(drawn) > 1 else ".svg"
            yield Takeaway(packing.named(process, ending), picture.svg.encode())


def _table(packing: Packing) -> Iterator[Takeaway]:
    from mediabruch.exchange.rows import TableSource, table
    from mediabruch.exchange.workbook import xlsx_bytes

    sources = [TableSource(one.path, one.analysis, one.sidecar) for one in packing.processes]
    yield Takeaway(packing.together(".media.xlsx"), xlsx_bytes(table(sources, packing.words), packing.words))


def _csv(packing: Packing) -> Iterator[Takeaway]:
    from mediabruch.exchange.rows import TableSource, table
    from mediabruch.exchange.separated import csv_bytes

    sources = [TableSource(one.path, one.analysis, one.sidecar) for one in packing.processes]
    yield Takeaway(packing.together(".media.csv"), csv_bytes(table(sources, packing.words), packing.words))


def _report(format_: str, ending: str) -> Callable[[Packing], Iterator[Takeaway]]:
    def made(packing: Packing) -> Iterator[Takeaway]:
        from mediabruch.report.formats import PLANNED, report_on
        from mediabruch.report.setting import ReportSetting

        is_alone = len(packing.processes) == 1
        setting = ReportSetting(packing.words.language, is_alone=is_alone, has_plan=is_alone and format_ in PLANNED)
        analyses = [packing.shown(process) for process in packing.processes]
        content = report_on(analyses, format_, setting, is_collection=not is_alone)
        yield Takeaway(packing.together(ending), content if isinstance(content, bytes) else content.encode())

    return made


MAKERS: Mapping[TakeawayKind, Callable[[Packing], Iterator[Takeaway]]] = {
    TakeawayKind.ANNOTATIONS: _annotations,
    TakeawayKind.MODEL: _models,
    TakeawayKind.COLORED: _colored,
    TakeawayKind.ANNOTATED: _annotated,
    TakeawayKind.SVG: _svg,
    TakeawayKind.LIGHT_SVG: partial(_svg, is_light=True),
    TakeawayKind.TABLE: _table,
    TakeawayKind.CSV: _csv,
    TakeawayKind.REPORT: _report("html", ".html"),
    TakeawayKind.SUMMARY: _report("summary", ".summary.html"),
    TakeawayKind.JSON: _report("json", ".json"),
    TakeawayKind.PDF: _report("pdf", ".pdf"),
    TakeawayKind.DOCX: _report("docx", ".docx"),
}
"""What makes the files of each kind."""


def named(path: str, ending: str) -> str:
    """A file beside a model, called like it."""
    place = PurePosixPath(path)
    return str(place.with_name((model_stem(place.name) or place.name) + ending))

"""What a log says of a model, as a page that needs no network."""

from pathlib import Path
from types import SimpleNamespace

from mediabruch.conformance.replay import Replay
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, BulletList, Code, Heading, Pairs, Paragraph, said
from mediabruch.report.facts import analysis_facts_line
from mediabruch.report.log.charts import curves
from mediabruch.report.log.sections import log_sections
from mediabruch.report.log.verdict import log_verdict
from mediabruch.report.names import Names
from mediabruch.report.page.chart import chart
from mediabruch.report.page.frame import PageFrame, framed, styles_of
from mediabruch.report.setting import ReportSetting

_HERE = Path(__file__).parent


def log_html(replay: Replay, setting: ReportSetting, picture: str = "") -> bytes:
    """The page; `picture`: the drawing of the process with the measured shares, as SVG."""
    words = setting.words
    sections = [
        _Section([_shown(block) for block in blocks], is_first=number == 0)
        for number, blocks in enumerate(log_sections(replay, words))
    ]
    frame = PageFrame(
        template="log.html.jinja",
        folder=_HERE,
        style=(_HERE / "log.css").read_text(encoding="utf-8"),
        styles_within=styles_of(picture),
        labels={
            "how_many": words.text("How many media breaks cases have"),
            "over_time": words.text("Front and inside over time"),
            "picture": words.text("The process, with measured shares"),
        },
    )
    model = replay.analysis.model
    title = words.text("What really happened: {process}", process=shortened(model.name or model.path))
    content = {
        "verdict": log_verdict(replay, Names(model, words)),
        "stated": analysis_facts_line(replay.analysis, words=words),
        "sections": sections,
        "chart": None if replay.figures is None else chart(replay.figures.score.breaks_distribution, words),
        "curves": curves(replay.by_period, words),
        "picture": picture,
    }
    return framed(frame, title, content, words).encode()


class _Section(list[SimpleNamespace]):
    """The blocks of a section."""

    def __init__(self, blocks: list[SimpleNamespace], *, is_first: bool) -> None:
        super().__init__(blocks)
        self.is_first = is_first


def _shown(block: Block) -> SimpleNamespace:
    """A block for the template."""
    match block:
        case Heading(text):
            return SimpleNamespace(kind="Heading", text=text)
        case Paragraph(words):
            return SimpleNamespace(kind="Paragraph", said=said(words))
        case BulletList(items):
            return SimpleNamespace(kind="BulletList", items=[(head.text, said(words)) for head, words in items])
        case Pairs(pairs):
            return SimpleNamespace(kind="Pairs", pairs=[(label, said(words)) for label, words in pairs])
        case Code(lines):
            return SimpleNamespace(kind="Paragraph", said=" ".join(line.whole for line in lines))

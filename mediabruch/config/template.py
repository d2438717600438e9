"""The configuration that `mediabruch init` writes: every option in a comment, with what it means and an example."""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.i18n import Translator

_LINES: tuple[tuple[Message, str], ...] = (
    (Message("Options of mediabruch for the models in this folder and below. A hash begins a comment."), ""),
    (Message("The language of reports, de or en; without it, that of the system."), 'lang = "de"'),
    (Message("What counts as a media break: physical, standard or extended."), 'definition = "standard"'),
    (Message("Whether media are inferred from what models say."), "inference = true"),
    (Message("Whether habits of the trade are assumed of steps of which nothing is known."), "habits = true"),
    (Message("Own rules: entry points of the group mediabruch.rules."), 'rules = ["my-rule"]'),
    (Message("Files and folders that are left out, written as in .gitignore."), 'exclude = ["drafts/", "*-old.bpmn"]'),
    (Message("The organization's own IT systems; they hold data."), '[systems]\nHades = "data"'),
    (Message("Words and phrases in labels, and what they stand for."), '[terms]\nLaufzettel = "paper"'),
    (Message("Lanes by words in their names."), '[lanes]\nPoststelle = "paper"'),
    (
        Message("Attributes of your modeler, and what they state: medium, receives, produces, system, ..."),
        '[properties]\nMedium = "medium"',
    ),
    (
        Message("What is assumed where nothing else is known, by type of step; * for all."),
        '[defaults]\nuserTask = "digital"',
    ),
    (
        Message("Own efforts of measures, and own measures; mediabruch measures lists all."),
        "[measures.e-file]\neffort = 2",
    ),
    (Message("What mediabruch check reports and fails on."), "[check]"),
    (
        Message("Codes, or their beginnings, to report and to leave out; mediabruch rules lists all."),
        'select = ["MB1", "MB2"]\nignore = ["MB908"]',
    ),
    (
        Message("Codes or the least severity that fail a check: info, minor, major, critical; none for nothing."),
        'fail_on = ["major"]',
    ),
    (
        Message("Conditions on the figures of each model."),
        "min_score = 50\nmax_breaks = 3\nmin_rate = 0.2\nmin_coverage = 0.5",
    ),
    (
        Message("Known findings that are tolerated; mediabruch check --write-baseline writes the file."),
        'baseline = "mediabruch-baseline.json"',
    ),
    (Message("The least severity that is listed."), 'show = "minor"'),
    (
        Message("Other conditions for models under some paths; the last one that fits decides."),
        '[check.paths."old/"]\nmin_score = 0\nfail_on = "none"',
    ),
)


def template_text(words: Translator) -> str:
    """The text of the file."""
    return "\n".join(_lines(words)).strip() + "\n"


def _lines(words: Translator) -> Iterator[str]:
    for comment, example in _LINES:
        yield f"## {words.message(comment)}"
        yield from (f"# {line}" for line in example.splitlines())
        yield ""

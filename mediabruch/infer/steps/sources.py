"""What is told of one step, place by place, as arguments for its sides, in the order of `evidence.SOURCES`."""

from collections.abc import Iterator

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import CLEAR, THRESHOLD, Argument
from mediabruch.infer.reading.parts import Part
from mediabruch.infer.reading.weighing import Claim
from mediabruch.infer.steps.grounds import Grounds, is_call
from mediabruch.infer.steps.handouts import is_on_paper
from mediabruch.infer.steps.signatures import takes_signed
from mediabruch.infer.steps.surroundings import words_in
from mediabruch.infer.steps.typed_talk import calls_people
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.media import DATA, DIGITAL, DIGITAL_MEDIA, ORAL, PAPER, PHYSICAL
from mediabruch.model import FlowNodeType
from mediabruch.patterns import pattern

_MACHINES = {
    FlowNodeType.SERVICE_TASK: DIGITAL,
    FlowNodeType.SCRIPT_TASK: DIGITAL,
    FlowNodeType.BUSINESS_RULE_TASK: DATA,
}
_HANDLING = frozenset({"check", "inspect", "handle", "do", "edit", "sign", "look", "fetch", "forward", "pay"})
"""Roles that look at what they get: a form shows it to them."""
_TYPED = frozenset({"enter", "edit", "make", "receive"})
"""Roles of what is done in a form itself."""
_WAITING = frozenset({"warten", "ab|warten", "erwarten", "wait", "await"})
_GIVING = frozenset({"give", "deliver"})
_GOING_OUT = frozenset({"delivers", "returned", "tells"})
"""Tags of verbs for what goes to somebody."""
ASKED_FOR = frozenset({"for", "um", "wegen", "nach"})
"""What somebody is called for stands behind these words."""
_IN_FORMS = (("make",), ("edit",))
"""What people do to a file in a form."""
_ON_FILES = (("make",), ("sign",))
"""What a machine does to a file where a person may do it to paper."""
_MACHINE_TASK = 0.86
_FORM_PRODUCES = 0.85
_FORM_RECEIVES = 0.65
_IMPLEMENTED = 0.75
_AS_FILE = 0.55
"""What is left of a word for paper where what it names is worked on as a file."""
_IN_CODE = 0.85
_ON_PAPER = pattern(r"druck|print|post|kuvert|papier|on paper")
"""How entries are called that say what a machine does with paper."""


def arguments(grounds: Grounds) -> Iterator[Argument]:
    """All arguments for the sides of a step."""
    label, is_machine = grounds.label, grounds.is_machine or grounds.type in _MACHINES
    yield from grounds.drawn
    if label.claims and not _prints_on_screen(grounds):
        is_sent_by_code = grounds.type is FlowNodeType.SEND_TASK and bool(grounds.code)
        is_called = grounds.type is FlowNodeType.CALL_ACTIVITY
        yield from _label(label, is_machine=is_machine or is_sent_by_code or is_called, is_on_screen=bool(grounds.form))
    yield from grounds.sent
    if grounds.form:
        yield from _form(grounds)
    if grounds.called is not None:
        yield from _implementation(grounds, grounds.called)
    yield from grounds.placed
    if grounds.type in _MACHINES:
        yield _of_type(grounds)
    yield from grounds.shared


def _prints_on_screen(grounds: Grounds) -> bool:
    """Whether a script prints a result or a line, or any program prints or scans what is on no paper."""
    label = grounds.label
    if grounds.type not in _MACHINES or label.roles[-1:] != ("convert",):
        return False
    if grounds.type is FlowNodeType.SCRIPT_TASK and not any(mention.media for mention in label.mentions):
        return True
    return _of_paper(label) and not is_on_paper(grounds.name, label)


def _of_paper(label: Reading) -> bool:
    """Whether its last act prints or scans."""
    verb = label.last.act.entry if label.last is not None and label.last.act is not None else None
    return verb is not None and PAPER in (verb.receives, verb.produces)


def _label(label: Reading, *, is_machine: bool, is_on_screen: bool) -> Iterator[Argument]:
    """The label's own words. A machine makes files, until they are printed, calls services, and handles no things.

    It signs without a pen. So does a call of another process, no work of its own. In forms, people make files too.
    """
    for claim in label.claims:
        if is_machine and (is_call(claim) or claim.media == PHYSICAL or _is_only_named(claim, label)):
            continue
        is_on_file = is_machine and label.roles[-1:] in _ON_FILES
        is_on_file = is_on_file or (is_on_screen and label.roles[-1:] in _IN_FORMS)
        is_file = is_on_file and claim.media == PAPER and "papier" not in claim.entry
        weight = claim.weight * _AS_FILE if is_file else claim.weight
        yield Argument(claim.side, claim.media, weight, "label", claim.text, claim.entry)


def _named(label: Reading) -> Iterator[Entry]:
    """The words of the lexicon that a label has."""
    yield from (mention.entry for mention in label.mentions)
    yield from (act.entry for act in label.acts)


def is_open_way(grounds: Grounds) -> bool:
    """Whether its type does not tell how a machine's message goes out: a fax, one of several ways, a call to people."""
    if grounds.label.is_open:
        return True
    if any("fax" in entry.term and entry.produces == PAPER for entry in _named(grounds.label)):
        return True
    return any(map(is_call, grounds.label.claims)) and calls_people(grounds.name)


def _is_only_named(claim: Claim, label: Reading) -> bool:
    """Whether paper is only named at a machine, which neither prints, scans nor posts: it works on a file."""
    if claim.media != PAPER or "convert" in label.roles:
        return False
    is_done = claim.entry.partition(":")[0].startswith("acts") or _ON_PAPER.search(claim.entry) is not None
    by_post = any(mention.text == claim.text and mention.part is Part.CHANNEL for mention in label.mentions)
    by_post = by_post or any(act.entry.produces == PAPER and act.entry.role == "send" for act in label.acts)
    return not (is_done or by_post)


def _form(grounds: Grounds) -> Iterator[Argument]:
    """A form on the screen takes in data; who checks or decides sees data, too.

    Where the words say that paper, speech or things are handled, it only tells that this is done.
    """
    label = grounds.label
    if _asks_by_voice(grounds):
        yield Argument("receives", ORAL, CLEAR, "label", label.acts[-1].text, label.acts[-1].entry.name)
    elif _is_off_screen(label):
        return
    yield Argument("produces", DATA, _FORM_PRODUCES, "form", grounds.form or "")
    if label.roles and label.roles[0] in _HANDLING and not _looks_at_things(label):
        yield Argument("receives", DATA, _FORM_RECEIVES, "form", grounds.form or "")


def _asks_by_voice(grounds: Grounds) -> bool:
    """Whether somebody is called for what is then typed into the form: "call customers for their new address"."""
    label = grounds.label
    is_asked = label.asks or not ASKED_FOR.isdisjoint(words_of(grounds.name))
    return label.roles[-1:] == ("talk",) and bool(label.acts) and is_asked


def _is_off_screen(label: Reading) -> bool:
    """Whether the work is done with paper, speech or things, and nothing is typed in.

    Where something is handed over or somebody is told, the form does not say how, only that it is done.
    """
    if takes_signed(label) or any(_is_done_aside(act.entry) for act in label.acts[-1:]):
        return True
    if not _TYPED.isdisjoint(label.roles):
        return False
    is_off = any(claim.weight >= THRESHOLD and claim.media.isdisjoint(DIGITAL_MEDIA) for claim in label.claims)
    return is_off or "sign" in label.roles or any(act.entry.term in _WAITING for act in label.acts)


def _is_done_aside(verb: Entry) -> bool:
    """Whether something is handed over or told to somebody, of which a form holds no more than that."""
    return verb.term in _GIVING or (verb.role != "answer" and not verb.tags.isdisjoint(_GOING_OUT))


def _looks_at_things(label: Reading) -> bool:
    """Whether goods, rooms or cards are looked at, and not what the form shows."""
    return any(mention.media == PHYSICAL and mention.part is Part.OBJECT for mention in label.mentions)


def _is_thing(claim: Claim) -> bool:
    """Whether a verb's form is a thing in a name in code, which orders: "AndTexts" in `updateByStageAndTexts`."""
    file, _, verb = claim.entry.partition(": ")
    return file == "acts.en" and claim.text.lower() == f"{verb}s"


def _implementation(grounds: Grounds, called: Reading) -> Iterator[Argument]:
    """What carries a task out: "sendEmailDelegate"; a send task with code sends digitally."""
    for claim in called.claims:
        if claim.side == "produces" and claim.media and not _is_thing(claim):
            yield Argument("produces", claim.media, claim.weight * _IN_CODE, "implementation", claim.text, claim.entry)
    if grounds.type is FlowNodeType.SEND_TASK and words_in(grounds.code) not in ("true", "false", ""):
        yield Argument("produces", DIGITAL, _IMPLEMENTED, "implementation", grounds.code)


def _of_type(grounds: Grounds) -> Argument:
    """What a machine makes is digital; how the information came to it, its type does not say."""
    return Argument("produces", _MACHINES[grounds.type], _MACHINE_TASK, "type", grounds.type.value)


def printed_from(grounds: Grounds) -> Argument:
    """What a machine prints and posts, it takes in digitally: nobody lays paper before it."""
    return Argument("receives", DIGITAL, _MACHINE_TASK, "type", grounds.type.value)

"""What one act of a label claims for its sides: the verb's own words and the media mentioned around it."""

from mediabruch.infer.reading.parts import Act, Clause, Mention, Part
from mediabruch.infer.reading.roles import RP, bears, counts, is_about_thing
from mediabruch.infer.reading.weighing import Claim, Pair, combined, faint, opened, settled
from mediabruch.infer.vocabulary.actors import SYSTEM, actor
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.media import DATA, DIGITAL, DOCUMENT, ORAL, PAPER, PHYSICAL, Medium, Side

_SAYING = frozenset({"tells", "says"})
_IN_EFILE = 0.75
_BY_HAND = 0.7
_TANGIBLE = 0.62
"""A notice or file that is handed over by hand ("aushändigen") or copied is paper, not certain."""
_SHEET = 0.66
"""A card or slip that is read off or typed in is paper."""
_IN_SYSTEMS = frozenset({"enter", "edit", "fetch", "look", "store", "make"})
"""What is done in IT systems, even if the lexicon does not know their names."""
_TYPED_IN = frozenset({"enter", "edit"})
"""What is done in a system even where its name may be a procedure's: "im Wahlverfahren eintragen"."""
_SILENT_BUT_PAPER = frozenset({"tangible", "sheet", "hand"})
"""Kinds of words that are paper beside some acts only."""
_EXAMINING = frozenset({"check", "inspect", "about", "move"})
_SYSTEMS = ("systems", "systeme")
_DONE_BY_HAND = frozenset({"send", "hand", "make", "sign"})
_BY_PEN = 0.66
_HANDLED = frozenset({"hand", "put", "move", "receive", "forward", "send", "keep"})
"""What is done with devices as things."""
_GOODS = frozenset({"goods"})
_SEEN = ("person", "living", "seen")
"""What is scanned and is no paper."""
_THINGS = frozenset({"goods", "identity", "cash"})
_SPOKEN = frozenset({"talkwork", "held", "call", "confer"})
_TALKS = frozenset({"talkwork"})
_INTO_SYSTEMS = (Part.PLACE, Part.TARGET, Part.CHANNEL)
_LEANING = 0.5
_FILED = frozenset({"efile", "tangible", "page", "sheet", "info"})
"""Kinds of words for what lies in furniture on paper."""
_READ_OFF = frozenset({"enter", "look", "convert"})
_BY_LISTED = frozenset(
    {("inspect", Part.PLACE), *((role, Part.CHANNEL) for role in ("send", "forward", "request", ""))}
)
"""Where a product of the list is meant, though its name is a word, too: decided in it, sent by it."""
_GIVEN = frozenset({"make", "put", "hand", "send", "answer"})
_HELD = frozenset({"", "handle", "run", "do"})
"""What is done with a talk that is the work itself."""
_WRITTEN = frozenset({"send", "make", "request", "enter"})
_LOOKED_AT = frozenset({"check", "inspect", "handle", "do", "look"})
Sides = dict[str, tuple[Claim, ...]]
"""The claims that count for each side, strongest first."""


_SILENT: Sides = dict.fromkeys(RP, ())


def clause_claims(clause: Clause, role: str, *, in_efile: bool) -> Sides:
    """The claims of one clause; `role` is its act's, or that of the step where the clause has no verb."""
    own = {} if clause.act is None else _own(clause, clause.act, in_efile=in_efile)
    mentioned = opened(settled(_mentioned(clause, role, in_efile=in_efile)), own.values())
    is_other = any(mention.is_either and not mention.is_joined for mention, _ in mentioned)  # "call or e-mail"
    if is_other:
        own = {side: faint(claim) for side, claim in own.items()}
    if not mentioned and not own:
        return _SILENT
    tags = clause.act.entry.tags if clause.act is not None else frozenset()
    borne = [(bears(role, pair[0], pair[1].media), pair) for pair in mentioned]
    sides: Sides = {}
    for side in RP:
        theirs = [pair for on, pair in borne if side in on]
        is_hard = "hard" in tags and not is_other and not ("rekey" in tags and side == "receives")
        claims = combined(side, own.get(side), theirs, is_hard=is_hard, role=role)
        if is_other and side in own and theirs:
            claims = (*claims, own[side])
        sides[side] = tuple(Claim(side, *claim[1:]) for claim in claims)
    if clause.lets and role in ("talk", "confer"):
        sides = {"receives": _on("receives", sides["produces"] or sides["receives"]), "produces": ()}
    return sides


def _on(side: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(claim._replace(side=side) for claim in claims)


def _mentioned(clause: Clause, role: str, *, in_efile: bool) -> list[Pair]:
    """The mentions that say something in this role, each with what it says."""
    pairs: list[Pair] = []
    for mention in clause.mentions:
        tags = mention.entry.tags
        near = _spoken(clause, role) if "near" in tags else role
        if (mention.media is None and tags.isdisjoint(_SILENT_BUT_PAPER)) or not counts(near, mention):
            continue
        if "furniture" in tags and _has_thing(clause):
            continue
        media, weight = _meaning(mention, role, clause, in_efile=in_efile)
        if "stores" in tags and not _has_papers(clause):
            weight = min(weight, _LEANING)  # goods are laid on trays and shelves, too
        if media is not None and weight > 0:
            pairs.append((mention, Claim("", media, weight, mention.text, mention.entry.name)))
    return pairs


def _spoken(clause: Clause, role: str) -> str:
    """The role with which people count as talking: who is told something at a counter is talked to."""
    if clause.act is None:
        return role
    is_told = role in _GIVEN and any("told" in mention.entry.tags for mention in clause.mentions)
    return "talk" if is_told or "tells" in clause.act.entry.tags else role


def _meaning(mention: Mention, role: str, clause: Clause, *, in_efile: bool) -> tuple[Side, float]:
    """The medium that a mention argues for beside an act of this role."""
    tags, media, weight = mention.entry.tags, mention.media, mention.weight
    as_paper = _weight_as_paper(mention, role, clause.act)
    if as_paper:
        return PAPER, as_paper
    is_thing = ("device" in tags and role in _HANDLED and not (media == ORAL and role == "receive")) or (
        "held" in tags and role in _HELD
    )
    if is_thing and mention.part is Part.OBJECT:
        return PHYSICAL, weight
    if (
        media is None
        or (media == PHYSICAL and not _is_thing(mention, role, clause))
        or not _is_meant(mention, role, clause.act)
    ):
        return None, 0.0
    if "efile" in tags and in_efile and media == PAPER:
        if role == "enter" and mention.part is Part.OBJECT:
            return None, 0.0  # what is entered in an e-file came from outside
        return DOCUMENT, _IN_EFILE
    if mention.part in _INTO_SYSTEMS:
        if media == DIGITAL and role in ("enter", "edit"):
            media = DATA
        elif media == DATA and role == "store" and _has(clause, "tangible"):
            media = DOCUMENT  # a certificate is filed as a file, not typed in
    return media, weight


def _weight_as_paper(mention: Mention, role: str, act: Act | None) -> float:
    """How sure a word that names no medium is paper here: a card that is typed in, a file that is carried."""
    tags, media = mention.entry.tags, mention.media
    is_read_off = role in _READ_OFF and mention.part in (Part.OBJECT, Part.SOURCE)
    is_written_on = role == "make" and mention.part in (Part.PLACE, Part.TARGET)
    if "sheet" in tags and (is_read_off or is_written_on):
        return max(mention.weight, _SHEET)
    if "hand" in tags and role in _DONE_BY_HAND:
        return _BY_PEN
    is_tangible = "tangible" in tags and (media == PAPER if role == "hand" and media else _is_tangible(act))
    return _TANGIBLE if is_tangible else 0.0


def _is_thing(mention: Mention, role: str, clause: Clause) -> bool:
    """Whether the step handles the thing or person itself: no item of a queue, no talk as an occasion."""
    if _is_only_named(mention, role, clause):
        return False
    is_recorded = any(item.entry.is_system and item.part in _INTO_SYSTEMS for item in clause.mentions)
    return is_about_thing(role, mention.entry.tags) and not _has(clause, "virtual") and not is_recorded


def _is_only_named(mention: Mention, role: str, clause: Clause) -> bool:
    """Whether a thing, person, place or talk is not what is worked on.

    An invitation to a talk; "Personalausweis in Kopie einreichen"; "notify that medication is ready"; "Antrag vor Ort
    stellen"; "pupil brings signed slip"; "Angaben zu Hund und Halter prüfen", where the dog is on the form;
    "Fahrzeug melden"; what is in a welcome pack that goes in a letter are papers.
    """
    tags = mention.entry.tags
    return (
        ("talkwork" in tags and mention.part is not Part.OBJECT)
        or ("identity" in tags and _has(clause, "copied"))
        or ("bundle" in tags and _is_in_letter(clause))
        or (clause.act is not None and not _SAYING.isdisjoint(clause.act.entry.tags))
        or ("site" in tags and "adverb" in tags and role in _WRITTEN)
        or ("person" in tags and (clause.has_info or _has_text(clause)))
        or (clause.has_info and "living" in tags and role in _LOOKED_AT)
    )


def _is_in_letter(clause: Clause) -> bool:
    """Whether it names a letter in which something goes."""
    return any(mention.media == PAPER and mention.part is Part.PLACE for mention in clause.mentions)


def _has_text(clause: Clause) -> bool:
    """Whether it names something written: who is handed a letter is not what is handed over."""
    return any(mention.media and mention.part is Part.OBJECT for mention in clause.mentions)


def _is_meant(mention: Mention, role: str, act: Act | None) -> bool:
    """Whether a word that may be a system's name is one: where data is entered or looked up, behind a preposition."""
    tags = mention.entry.tags
    is_place = mention.part in _INTO_SYSTEMS or mention.part is Part.SOURCE
    if "place" in tags:
        return is_place and role not in _HANDLED
    if "typed" in tags:
        is_made_there = role == "make" and mention.part is Part.PLACE
        return is_made_there or (is_place and (role in _TYPED_IN or (act is not None and "typed" in act.entry.tags)))
    if role in _EXAMINING and mention.part is Part.OBJECT and mention.text.lower().endswith(_SYSTEMS):
        return False  # "check heating systems": they are what is checked
    if "product" in tags and role == "inspect" and mention.part is Part.OBJECT:
        return False  # "investigate software": what it is about
    if "guess" not in tags:
        return True
    is_listed = mention.entry.file == "products" and "names" in tags
    is_decided = is_listed and (role, mention.part) in _BY_LISTED
    return is_decided or (is_place and role in _IN_SYSTEMS)


def _is_tangible(act: Act | None) -> bool:
    return act is not None and "tangible" in act.entry.tags


def _own(clause: Clause, act: Act, *, in_efile: bool) -> dict[str, Claim]:
    """What the verb says of the sides, with what turns it beside it."""
    verb = act.entry
    if verb.role == "enter" and (_has(clause, "byhand") or _is_read_off(clause)):
        return {"produces": Claim("produces", DATA, _BY_HAND, act.text, verb.name)}
    is_about_information = clause.has_info or any(
        mention.media and "guess" not in mention.entry.tags for mention in clause.mentions
    )
    is_no_move = verb.role == "move" and (is_about_information or _has(clause, "virtual"))
    if verb.weight <= 0 or is_no_move or _is_other(clause, verb):
        return {}
    is_stuck_on = verb.receives == verb.produces == PAPER and _has_thing(clause, _GOODS)
    if verb.role == "move" or is_stuck_on:
        return _both(PHYSICAL, act, verb.weight)  # a badge is stuck on; an identity card is copied on paper
    if verb.receives == DIGITAL and verb.role == "convert" and _has(clause, "solid"):
        return {"produces": Claim("produces", PHYSICAL, verb.weight, act.text, verb.name)}
    turned = DOCUMENT if "efile" in verb.tags and in_efile else _elsewhere(clause, verb)
    if turned:
        return _both(turned, act, _IN_EFILE if "efile" in verb.tags else verb.weight)
    receives = _taken_in(clause, verb, is_about_information=is_about_information)
    sides = (("receives", receives), ("produces", verb.produces))
    return {side: Claim(side, media, verb.weight, act.text, verb.name) for side, media in sides if media is not None}


def _is_read_off(clause: Clause) -> bool:
    """Whether data is taken out of a document, to be data: "Daten aus der E-Mail übernehmen"."""
    is_data = any(item.part is Part.OBJECT and "data" in item.entry.tags for item in clause.mentions)
    is_placed = any(item.media and item.part in _INTO_SYSTEMS for item in clause.mentions)
    is_document = any(item.part is Part.SOURCE and item.media == DOCUMENT for item in clause.mentions)
    return is_data and is_document and not is_placed


def _has_thing(clause: Clause, kinds: frozenset[str] = _THINGS) -> bool:
    return any(mention.part is Part.OBJECT and not kinds.isdisjoint(mention.entry.tags) for mention in clause.mentions)


def _taken_in(clause: Clause, verb: Entry, *, is_about_information: bool) -> Side:
    """What the verb alone says that it takes in."""
    if verb.role == "confer" and _has(clause, "recorded"):
        return None  # spoken to a machine
    is_typed_off = "rekey" in verb.tags or (verb.role == "enter" and verb.receives == PAPER)
    if is_typed_off and _has_thing(clause, _SPOKEN):
        return ORAL  # "type up the interview"
    if "rekey" in verb.tags and not is_about_information:
        return None  # from paper, or from a tape
    if verb.receives == PAPER and verb.produces == DOCUMENT and _has_thing(clause, _GOODS):
        return None  # a badge or parcel is told by its code
    if _has(clause, "body") or (
        verb.receives == PAPER and verb.role == "convert" and any(_has(clause, kind) for kind in _SEEN)
    ):
        return PHYSICAL
    return PAPER if "pictures" in verb.tags and clause.has_info else verb.receives


def _elsewhere(clause: Clause, verb: Entry) -> Side:
    """What a verb of paper or speech says beside a word of machines: "QR-Code scannen", "talk to a chatbot"."""
    if verb.receives == PAPER and _has(clause, "code"):
        return DATA
    if verb.receives == DIGITAL and _has(clause, "console"):
        return DIGITAL
    if "with" in verb.tags and _has(clause, "replies"):
        return DIGITAL
    if verb.term == "call":
        systems = (item for item in clause.mentions if item.entry.is_system and not _is_people(item.text))
        return next((item.media or DIGITAL for item in systems), None)
    return None


def _is_people(name: str) -> bool:
    """Whether a word that may be a program's name is one for people, too: a client."""
    known = actor(name)
    return known is not None and known.party != SYSTEM


def _is_other(clause: Clause, verb: Entry) -> bool:
    """Whether the verb means something else here: "query the invoice", "scan the list for errors", "tape the talk"."""
    if ("asks" in verb.tags and clause.has_info) or ("loads" in verb.tags and names_record(clause)):
        return True
    is_skimmed = verb.receives == PAPER and _has(clause, "skimmed")
    is_recorded = verb.receives == verb.produces == PAPER and _has(clause, "talkwork")
    is_booked = "books" in verb.tags and _has(clause, "booked")
    return is_skimmed or is_recorded or is_booked or _is_silent_call(clause, verb)


def _is_silent_call(clause: Clause, verb: Entry) -> bool:
    """Whether a process, an activity or a meeting is called, not a customer and not a service."""
    is_silent = _has(clause, "activity") or _has_thing(clause, _TALKS)
    return verb.term == "call" and is_silent and not any(item.media for item in clause.mentions)


def _both(media: frozenset[Medium], act: Act, weight: float) -> dict[str, Claim]:
    return {side: Claim(side, media, weight, act.text, act.entry.name) for side in RP}


def _has_papers(clause: Clause) -> bool:
    """Whether it names what carries information, and so lies in furniture on paper."""
    mine = {tag for mention in clause.mentions if "furniture" not in mention.entry.tags for tag in mention.entry.tags}
    is_paper = any(mention.media == PAPER and "furniture" not in mention.entry.tags for mention in clause.mentions)
    return clause.has_info or clause.is_screen or is_paper or not mine.isdisjoint(_FILED)


def names_record(clause: Clause) -> bool:
    """Whether it names information, or a system that holds it: that is loaded and called up, people are not."""
    is_held = any(mention.entry.is_system or "data" in mention.entry.tags for mention in clause.mentions)
    return clause.has_info or is_held


def _has(clause: Clause, tag: str) -> bool:
    return any(tag in mention.entry.tags for mention in clause.mentions)

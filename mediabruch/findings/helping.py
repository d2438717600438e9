"""What helps against a media break: the first line of a table that holds for its kind, its place and who receives.

A rule says what helps as a rule. What goes to a citizen, to another authority or to the next room needs other means,
and what helps an authority does not help a company.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.errors import Message
from mediabruch.maturity.administration import read_administration
from mediabruch.maturity.parties import Parties, PartySide
from mediabruch.maturity.ways_out import WayOut, way_out
from mediabruch.media import CLIENTS, DIGITAL_MEDIA, UNKNOWN, Medium, Purpose
from mediabruch.patterns import pattern
from mediabruch.rules import RULES, Rule
from mediabruch.rules.purposes import is_for

_DIGITALLY = frozenset({WayOut.PARTNER, WayOut.DELIVERY})
_MOST_LOOKED_AT = 200
"""Steps that are followed back from one break."""
_FORM = pattern(r"(?i)(?<![^\W_])forms?(?![^\W_])|formular|vordruck|formblatt")
_FILLED = pattern(r"(?i)(?<![^\W_])(fill|complet)|ausf(?:ü|ue)ll|ausgef(?:ü|ue)llt")
_LABEL = pattern(r"(?i)(?<![^\W_])(labels?|barcodes?)(?![^\W_])|etikett|aufkleber|paketmarke|paketschein")


class Helper:
    """Says what helps against the media breaks and patterns of one process."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @cached_property
    def is_administration(self) -> bool:
        """Whether the means of public administration are at hand."""
        return read_administration(self.analysis).holds

    @cached_property
    def steps(self) -> Mapping[int, Step]:
        """The steps by their keys."""
        return {step.node.key: step for step in self.analysis.steps}

    @cached_property
    def givers(self) -> Mapping[int, Sequence[int]]:
        """Who hands over to a step, by its key, whether the medium is known or not."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.analysis.links:
            if one.sender is not None and not one.is_working:
                found[one.receiver].append(one.sender)
        return found

    def is_digital_here(self, key: int) -> bool:
        """Whether a step of the house hands on something digital, or makes paper or speech of it."""
        known = self.analysis.annotations.get(key, UNKNOWN)
        here = [one.before for one in self.analysis.breaks_of.get(key, ()) if one.step == key and not one.across]
        media = {*(known.produces or known.receives or ()), *here}
        return bool(media & DIGITAL_MEDIA) and self.parties.side(key) is not PartySide.APPLICANT

    def is_blank(self, key: int) -> bool:
        """Whether a step only prints or hands out a form: what is written on it later was nowhere before."""
        digital = [giver for giver in self.givers.get(key, ()) if self.is_digital_here(giver)]
        return all(self._names_form(one) for one in (key, *digital))

    def _names_form(self, key: int) -> bool:
        step = self.steps.get(key)
        return step is not None and bool(_FORM.search(step.name)) and not _FILLED.search(step.name)

    def keeps_information(self, key: int) -> bool:
        """Whether a step surely adds nothing from outside: its medium is known, and no applicant works there."""
        is_open = key in self.steps and not self.analysis.annotations.get(key, UNKNOWN).is_known
        return not is_open and self.parties.side(key) is not PartySide.APPLICANT

    @cached_property
    def parties(self) -> Parties:
        """Who acts in each lane and pool."""
        return Parties(self.analysis)

    def against_break(self, code: str, step: int, senders: Sequence[int], before: Medium) -> Message:
        """What helps against a break at a step or message flow, with the medium before it."""
        place = HelpPlace(self, code, step, senders, before)
        return next((says for codes, holds, says in _TABLE if code in codes and holds(place)), RULES[code].helps)

    def against_pattern(self, rule: Rule) -> Message:
        """What helps against a pattern."""
        return rule.helps if self.is_administration else _ELSEWHERE.get(rule.code, rule.helps)


class HelpPlace:
    """Where media break, with all that the table asks."""

    def __init__(self, helper: Helper, code: str, step: int, senders: Sequence[int], before: Medium) -> None:
        self.code, self.before = code, before
        self._helper, self._step, self._senders = helper, step, senders
        self._found = helper.steps.get(step)

    @property
    def is_administration(self) -> bool:
        """Whether the process is one of public administration."""
        return self._helper.is_administration

    def is_for(self, *purposes: Purpose) -> bool:
        """Whether the label says that the step has one of these purposes."""
        house = self._helper.analysis.options.vocabulary
        return self._found is not None and is_for(self._found.name.strip(), *purposes, house=house)

    @cached_property
    def receivers(self) -> frozenset[str | None]:
        """Who gets what goes out: of messages, by the label, else whose step it is that takes it from somebody else."""
        parties, model = self._helper.parties, self._helper.analysis.model
        if self._found is None:
            target = model.message_flow_by_key[self._step].target
            return frozenset() if target is None else frozenset({parties.known.get(target)})
        taken = {model.node_by_key[key].process for key in self._senders if key in model.node_by_key}
        told = parties.receivers(self._found)
        if told or self._found.annotation.is_dispatch or taken <= {self._found.node.process}:
            return told
        return frozenset({parties.known.get(self._step)})

    def goes_to(self, *known: str) -> bool:
        """Whether all of the receivers are among these parties."""
        return bool(self.receivers) and self.receivers <= set(known)

    @cached_property
    def way_out(self) -> WayOut:
        """By which digital way it can go out."""
        return way_out(
            self.receivers,
            is_administration=self.is_administration,
            is_inter_agency=self.is_for(Purpose.INTER_AGENCY),
        )

    @property
    def is_label(self) -> bool:
        """Whether what is made sticks to goods, and goes with them."""
        return self._found is not None and bool(_LABEL.search(self._found.name))

    @property
    def is_applicants(self) -> bool:
        """Whether the step is one of those who ask the office for something."""
        return self._helper.parties.side(self._step) is PartySide.APPLICANT

    @property
    def is_made_inside(self) -> bool:
        """Whether all that comes here on paper, or spoken, was digital in this house before, not as a blank form."""
        here = self._helper.analysis.breaks_of.get(self._step, ())
        if any(one.across for one in here if one.step == self._step):
            return False
        helper, seen = self._helper, dict.fromkeys(self._senders or self._helper.givers.get(self._step, ()))
        edge = list(seen)
        for key in edge:
            if helper.is_digital_here(key) and not helper.is_blank(key):
                continue
            givers = helper.givers.get(key, ())
            if not givers or not helper.keeps_information(key) or len(seen) > _MOST_LOOKED_AT:
                return False
            edge += [giver for giver in dict.fromkeys(givers) if giver not in seen]
            seen.update(dict.fromkeys(givers))
        return bool(edge)


Condition = Callable[[HelpPlace], bool]

_TABLE: Sequence[tuple[frozenset[str], Condition, Message]] = (
    (
        frozenset({"MB101", "MB102"}),
        lambda place: place.is_for(Purpose.SIGNING),
        Message(
            "Sign electronically; where no law and no contract asks for a signature, an approval in the system will do."
        ),
    ),
    (
        frozenset({"MB101", "MB102"}),
        lambda place: place.is_label,
        Message(
            "What sticks to goods stays on paper: print it from the data, with a barcode, and let nobody type it again."
        ),
    ),
    (
        frozenset({"MB101"}),
        lambda place: place.is_applicants,
        Message("Let those who ask fill in, sign and send it online, so that there is nothing to print."),
    ),
    (
        frozenset({"MB101"}),
        lambda place: place.is_for(Purpose.FILING),
        Message("File in the electronic record only, and keep no paper beside it."),
    ),
    (
        frozenset({"MB101"}),
        lambda place: not place.is_administration,
        Message("Work with what is on the screen instead of on a printout, and keep no paper beside it."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.is_for(Purpose.PAYMENT),
        Message("Send invoices as e-invoices (XRechnung, ZUGFeRD), and let people pay and get their receipt online."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.is_applicants and not place.goes_to(*CLIENTS),
        Message("Let those who ask send it online, by a form or an upload, instead of on paper."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.way_out is WayOut.MAILBOX and place.goes_to("citizen"),
        Message("Deliver it to the citizen's mailbox of BundID; for those who do not agree to it, letters remain."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.way_out is WayOut.MAILBOX and place.goes_to("company"),
        Message("Deliver it to the mailbox of the company's organization account."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.way_out is WayOut.EXCHANGE,
        Message("Exchange it as data with the other authority (XÖV), or deliver it electronically with a seal."),
    ),
    (
        frozenset({"MB102"}),
        lambda place: place.way_out in _DIGITALLY,
        Message("Hand it over digitally: as data between both systems, in a portal, or by e-mail."),
    ),
    (
        frozenset({"MB103"}),
        lambda place: place.is_for(Purpose.SIGNING),
        Message(
            "Sign electronically, or approve in the system, so that nothing is scanned for its signature; take in "
            "digitally at its source what else comes on paper."
        ),
    ),
    (
        frozenset({"MB103"}),
        lambda place: place.is_made_inside,
        Message("It was digital in this house before: leave it so, signing included, and there is nothing to scan."),
    ),
    (
        frozenset({"MB103"}),
        lambda place: not place.is_administration,
        Message("Take the information in digitally at its source; until then scan it once, where it comes in."),
    ),
    (
        frozenset({"MB104"}),
        lambda place: place.before is Medium.ORAL,
        Message("Let people ask and tell it online; what is still told is best entered while it is being told."),
    ),
    (
        frozenset({"MB104"}),
        lambda place: place.is_for(Purpose.PAYMENT),
        Message("Take invoices in as e-invoices, and payments from the data of the bank."),
    ),
    (
        frozenset({"MB104"}),
        lambda place: place.is_for(Purpose.EVIDENCE) and place.is_administration,
        Message("Retrieve the evidence from the register that holds it instead of asking for it on paper."),
    ),
    (
        frozenset({"MB104"}),
        lambda place: place.is_made_inside,
        Message("It was digital in this house before: take it over as data instead of printing and typing it."),
    ),
    (
        frozenset({"MB104", "MB105"}),
        lambda place: not place.is_administration,
        Message("Let it come in as data, from an online form or by an interface, so that nobody types it."),
    ),
)
"""For which kinds, under which condition, what helps; where none holds, what the rule says."""

_ELSEWHERE = {
    "MB201": Message("Leave the information digital on the whole way: do on the screen what the steps on paper do."),
    "MB204": Message("Take what comes in digitally over into the system that you work in, and work on it there."),
    "MB205": Message("Answer on the way on which the request came: by e-mail, in the portal, or between both systems."),
    "MB206": Message(
        "Check whether law or contract asks for a signature at all; an electronic signature, or an approval in the "
        "system, can take its place."
    ),
    "MB207": Message("Decide which record leads, as a rule the digital one, and stop keeping the other."),
    "MB209": Message("File the finished case digitally; without it no process is digital from end to end."),
}
"""What helps against patterns outside of public administration."""

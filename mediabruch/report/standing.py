"""Where a process stands, in words: front against inside, official gates, grade, and what media breaks cost."""

from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.i18n.terms import COMPANY_ZONES, ZONES
from mediabruch.maturity.gate import GateState, GateVerdict
from mediabruch.maturity.grade import HIGHEST_GRADE, GradeRange
from mediabruch.maturity.standing import Standing
from mediabruch.maturity.yardsticks import GRADES, YARDSTICKS
from mediabruch.maturity.zone import Zone
from mediabruch.maturity.zone_figures import ZoneLinks
from mediabruch.media import Origin
from mediabruch.report.blocks import Block, Bullet, BulletList, Pairs, bullet, paragraph, section, styled
from mediabruch.report.costs import cost_pairs, proxy_words
from mediabruch.report.names import Names, capitalized
from mediabruch.report.spans import Span, Style

_WIDEST = 5
"""Grades between which a range says nothing."""
_STYLES = {GateState.MET: Style.GOOD, GateState.NOT_MET: Style.BREAK, GateState.NOT_DECIDABLE: Style.CARE}


def standing_section(analysis: Analysis, names: Names) -> tuple[Block, ...]:
    """The section of a report; nothing where the model shows neither an application nor a notice, and no cost."""
    return section(names.words.text("Where it stands"), _blocks(Standing(analysis), names))


def standing_pairs(analysis: Analysis, names: Names) -> tuple[tuple[str, str], ...]:
    """What the summary of one page says of it: grade, end to end, costs; nothing where there is no procedure."""
    standing, words = Standing(analysis), names.words
    if not _is_procedure(standing):
        return ()
    pairs: tuple[tuple[str, str], ...] = ()
    if standing.administration.holds:
        end_to_end = standing.gates[0]
        title = words.message(YARDSTICKS[end_to_end.gate].title)
        grade = (words.text("Grade (NKR BW)"), grade_words(standing.grade, names))
        pairs = (grade, (title, _state(end_to_end, names)))
    cost = dict(cost_pairs(standing.cost, names) if standing.cost.places else ())
    proxy = words.text("proxies: {edition}", edition=words.message(standing.cost.table.edition))
    return (*pairs, *((label, f"{said} ({proxy})") for label, said in cost.items()))


def _is_procedure(standing: Standing) -> bool:
    """Whether the model shows an application or a notice, and anything is known of its media."""
    is_known = standing.analysis.score.end_to_end_score is not None
    return is_known and bool({Zone.APPLICATION, Zone.NOTICE} & standing.figures.by_zone.keys())


def _state(verdict: GateVerdict, names: Names) -> str:
    words = names.words
    return {
        GateState.MET: words.text("met"),
        GateState.NOT_MET: words.text("not met"),
        GateState.NOT_DECIDABLE: words.text("open"),
    }[verdict.state]


def _blocks(standing: Standing, names: Names) -> Iterator[Block]:
    is_procedure = _is_procedure(standing)
    pairs = dict(_zones(standing, names) if is_procedure else ())
    is_judged = is_procedure and standing.administration.holds
    pairs |= dict(_grade(standing, names) if is_judged else ())
    pairs |= dict(cost_pairs(standing.cost, names) if standing.cost.places else ())
    if pairs:
        yield Pairs(tuple((label, styled((words,))) for label, words in pairs.items()))
    if is_judged:
        yield BulletList(tuple(_gate(verdict, names) for verdict in standing.gates))
    elif is_procedure:
        yield paragraph(Span(_not_asked(standing, names), Style.DIM))
    if standing.cost.places:
        yield paragraph(Span(proxy_words(standing.cost, names), Style.DIM))


def _not_asked(standing: Standing, names: Names) -> str:
    """Why gates and grade are not told."""
    if standing.administration.origin is Origin.STATED:
        return names.words.text(
            "The yardsticks of public administration (end to end, SDG, grade) do not apply: this is no such process."
        )
    message = Message(
        "The yardsticks of public administration (end to end, SDG, grade) are not applied: nothing shows that this is "
        "such a process. If it is, write {fact} into the annotation file beside the model.",
        Message(
            "The yardsticks of public administration (end to end, SDG, grade) are not applied: nothing shows that this "
            "is such a process. If it is, say so under “About the process”."
        ),
        fact="administration: true",
    )
    return names.words.message(message)


def front_words(standing: Standing, names: Names) -> str:
    """The applicant's side against the inside, in one line."""
    words, figures = names.words, standing.figures
    if not standing.administration.holds:
        return words.text(
            "outside (what comes in, documents, result) {front}, inside {inside}",
            front=_share(figures.front, names),
            inside=_share(figures.inside, names),
        )
    return words.text(
        "front (application, evidence, notice) {front}, inside {inside}",
        front=_share(figures.front, names),
        inside=_share(figures.inside, names),
    )


def _zones(standing: Standing, names: Names) -> Iterator[tuple[str, str]]:
    words = names.words
    yield words.text("Digital by zone"), front_words(standing, names)
    by_zone = standing.figures.by_zone
    titles = ZONES if standing.administration.holds else COMPANY_ZONES
    named = (f"{words.message(titles[zone])} {_share(by_zone[zone], names)}" for zone in Zone if zone in by_zone)
    yield words.text("Of these"), ", ".join(named)


def _share(links: ZoneLinks, names: Names) -> str:
    """How many of 100 links are digital: one number, or two where not all is known."""
    words = names.words
    if links.total < TINY:
        return words.text("nothing")
    low = words.points(100 * links.digital / links.total)
    high = words.points(100 * (links.digital + links.unknown) / links.total)
    return words.text("{n} of 100", n=low) if low == high else words.text("{low} to {high} of 100", low=low, high=high)


def grade_words(grade: GradeRange, names: Names) -> str:
    """The grade with its name, or between which two it lies and what decides."""
    words = names.words
    if grade.low == grade.high:
        return words.text(
            "{grade} of {highest}: {name}",
            grade=grade.low,
            highest=HIGHEST_GRADE,
            name=words.message(GRADES[grade.low]),
        )
    if grade.high - grade.low >= _WIDEST:
        return words.text("open: {open}", open=" ".join(words.message(sentence) for sentence in grade.missing))
    return words.text(
        "between {low} ({low_name}) and {high} ({high_name}), until this is known: {open}",
        low=grade.low,
        high=grade.high,
        low_name=words.message(GRADES[grade.low]),
        high_name=words.message(GRADES[grade.high]),
        open=" ".join(words.message(sentence) for sentence in grade.missing),
    )


def _grade(standing: Standing, names: Names) -> Iterator[tuple[str, str]]:
    words, grade = names.words, standing.grade
    yield words.text("Grade (NKR BW)"), grade_words(grade, names)
    if grade.low == grade.high and grade.missing:
        label = words.text("For grade {n}", n=grade.low + 1)
        yield label, "; ".join(words.message(sentence).rstrip(".") for sentence in grade.missing)
    if (stated := standing.analysis.profile.reifegrad) is not None:
        yield (
            words.text("OZG maturity level"),
            words.text("{level} in model {model}, as stated; not computed", level=stated[1], model=stated[0]),
        )


def _gate(verdict: GateVerdict, names: Names) -> Bullet:
    words = names.words
    told = [*verdict.reasons, *verdict.asks]
    said = " ".join(words.message(sentence) for sentence in told)
    head = Span(capitalized(_state(verdict, names)), _STYLES[verdict.state])
    return bullet(head, Span(words.message(YARDSTICKS[verdict.gate].title), Style.TITLE), f": {said}")

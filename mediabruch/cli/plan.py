"""`mediabruch plan`: what to do about the media breaks of a model, in which order, and what it brings."""

from typing import Any, NamedTuple

import click

from mediabruch.cli.command import Choice, Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import (
    ModelOptions,
    Number,
    cases_option,
    format_option,
    lang_option,
    model_options,
    output_option,
)
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import one_file
from mediabruch.cli.terminal import screen_of
from mediabruch.i18n import Translator
from mediabruch.report.plan.formats import PLAN_FORMATS

TARGETS = "score=80, rate=0.9, grade=5, gate=end-to-end"
PROFILE_NAMES = ("cautious", "optimizer", "service", "community")


class PlanRequest(NamedTuple):
    """What the user asked for."""

    file: str
    format: str
    output: str | None
    budget: float | None
    until: str | None
    profile: str | None
    weight: tuple[str, ...]


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def plan(file: str, output: str | None, **options: Any) -> None:
        format_ = options.pop("format") or format_for(output, list(PLAN_FORMATS), "text", words)
        own = {name: options.pop(name) for name in ("budget", "until", "profile", "weight")}
        request = PlanRequest(one_file(file, words), format_, output, **own)
        if request.budget is not None and request.until is not None:
            raise click.UsageError(words.text("Name a budget or a target, not both."))
        _plan(request, Configured(ModelOptions(**options), words))

    return Command(
        "plan",
        callback=plan,
        help=words.text(
            "Plan what to do about the media breaks of a process model: measures bound to its steps, each with the "
            "effect that playing the changed process shows, in the best order, for a budget or for a target."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["file"], type=click.Path(), metavar=words.text("FILE")),
            *_goal_options(words),
            format_option(words, PLAN_FORMATS),
            output_option(words),
            cases_option(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _goal_options(words: Translator) -> list[click.Parameter]:
    """What the plan is for, and what weighs how much in it."""
    return [
        click.Option(
            ["--budget"],
            type=Number(words, 0),
            help=words.text("The most effort; the plan brings the most for it."),
        ),
        click.Option(
            ["--until"],
            metavar=words.text("TARGET"),
            help=words.text("What to reach with the least effort: {targets}.", targets=TARGETS),
        ),
        click.Option(
            ["--profile"],
            type=Choice(PROFILE_NAMES),
            help=words.text(
                "What weighs more: law (cautious), work inside the office (optimizer), applicants (service), or "
                "everyone else outside (community)."
            ),
        ),
        click.Option(
            ["--weight"],
            multiple=True,
            metavar=words.text("NAME=NUMBER"),
            help=words.text(
                "An own factor for authority, applicant, community or law, as applicant=2; can be given several times."
            ),
        ),
    ]


def _plan(request: PlanRequest, configured: Configured) -> None:
    from mediabruch.bpmn import read
    from mediabruch.errors import contained
    from mediabruch.measures.goal import Goal, target_of
    from mediabruch.measures.plan import PlanSettings, make_plan
    from mediabruch.measures.profiles import weights_of

    settings = PlanSettings(
        goal=Goal(budget=request.budget, target=None if request.until is None else target_of(request.until)),
        weights=weights_of(request.profile, request.weight),
    )
    options = configured.options(request.file)
    with contained(request.file):
        model = read(request.file, diagram=options.needs_diagram)
        plan = make_plan(model, options, settings)
        content = PLAN_FORMATS[request.format](plan, configured.words([request.file]), screen_of(request.output))
    write_output(content, request.output, [request.file, *configured.files()])

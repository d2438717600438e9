"""`mediabruch compare`: a ring of organizations that lay the figures of the same services side by side."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.caching import refuse_contradicting
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, collection_options, format_option, output_option
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import no_model, search_asked, tell_refused
from mediabruch.cli.portfolio import entries_of
from mediabruch.cli.terminal import screen_of
from mediabruch.i18n import Translator
from mediabruch.report.ring.formats import RING_FORMATS

if TYPE_CHECKING:
    from mediabruch.portfolio.ring import Ring, RingMember
    from mediabruch.report.ring.shown import ShownRing


class CompareRequest(NamedTuple):
    """What the user asked for."""

    members: tuple[str, ...]
    format: str
    output: str | None
    anonymous: bool
    member: str | None
    mapping: str | None
    exclude: tuple[str, ...]
    no_cache: bool
    cache_dir: str | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def compare(members: tuple[str, ...], output: str | None, **options: Any) -> int:
        options["format"] = options["format"] or format_for(output, RING_FORMATS, "text", words)
        model = ModelOptions(**{name: options.pop(name, None) for name in ModelOptions._fields})
        return _compare(CompareRequest(members=members, output=output, **options), Configured(model, words), words)

    return Command(
        "compare",
        callback=compare,
        help=words.text(
            "Lay the same services of several organizations side by side: who is where, and who could learn what from "
            "whom. Each member is a folder of models, or a file that portfolio --format ring wrote."
        ),
        epilog=words.text("Exit code 0, or 2 if a file could not be read; the others are reported all the same."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["members"], nargs=-1, required=True, type=click.Path(), metavar=words.text("MEMBER...")),
            format_option(words, RING_FORMATS),
            output_option(words),
            click.Option(
                ["--anonymous"],
                is_flag=True,
                help=words.text("Letters for names, no labels, and no service of fewer than three members."),
            ),
            click.Option(
                ["--member"],
                metavar=words.text("NAME"),
                help=words.text(
                    "Show the figures of this member, and of the others quartiles, where these tell of nobody."
                ),
            ),
            click.Option(
                ["--mapping"],
                type=click.Path(dir_okay=False),
                metavar=words.text("FILE"),
                help=words.text(
                    "Which process carries out which service: read where the file is there, else written, to be "
                    "corrected."
                ),
            ),
            *collection_options(words, annotations=False),
        ],
    )


def _compare(request: CompareRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.portfolio.ring import compare_members
    from mediabruch.portfolio.ring_mapping import read_ring_mapping, ring_mapping_text

    refuse_contradicting(words, no_cache=request.no_cache, cache_dir=request.cache_dir)
    if request.anonymous and request.member is not None:
        raise click.UsageError(words.text("--anonymous and --member contradict each other."))
    members: dict[str, RingMember] = {}
    refused, inputs = 0, list[str]()
    for place in request.members:
        member, broken, files = _member(place, request, configured, words)
        refused += broken
        inputs += files
        if member.name in members:
            raise click.UsageError(
                words.text(
                    "Two members are called {name}: give each a name (organization in mediabruch.toml).",
                    name=member.name,
                )
            )
        members[member.name] = member
    if len(members) < 2:  # noqa: PLR2004 - one alone compares nothing
        raise click.UsageError(words.text("A comparison wants at least two members."))
    stated: Mapping[tuple[str, str], str] = {}
    has_mapping = request.mapping is not None and Path(request.mapping).exists()
    if request.mapping is not None and has_mapping:
        stated = read_ring_mapping(request.mapping, [*members.values()])
    ring = compare_members([*members.values()], stated)
    inputs += [*configured.files(), *([request.mapping] if request.mapping else [])]
    report = RING_FORMATS[request.format](_shown(ring, request, words), words, screen_of(request.output))
    write_output(report, request.output, inputs)
    if request.mapping is not None and not has_mapping:
        text = ring_mapping_text(ring, is_json=request.mapping.lower().endswith(".json"))
        write_output(text.encode(), request.mapping)
        tell(words.text("Written, to be corrected: {file}", file=request.mapping))
    return 2 if refused else 0


def _member(
    place: str, request: CompareRequest, configured: Configured, words: Translator
) -> "tuple[RingMember, int, Sequence[str]]":
    """A member, how many of its files could not be read, and all of them."""
    from mediabruch.portfolio.portfolio import put_together
    from mediabruch.portfolio.ring import RingMember, ring_figures
    from mediabruch.portfolio.ring_file import read_ring_file

    if place.lower().endswith(".json"):
        return read_ring_file(place), 0, [place]
    found = search_asked((place,), request.exclude, configured)
    if not found.models:
        raise no_model((place,), found)
    tell_refused(found.refused, words)
    entries, errors = entries_of(list(found.models), configured, (request.no_cache, request.cache_dir))
    if errors and not entries:
        raise errors[0]
    tell_refused(errors, words)
    config = configured.config(found.models[0])
    counted = put_together(entries).entries
    name = config.organization or Path(os.path.abspath(place)).name  # noqa: PTH100 - links stay what they are called
    member = RingMember(name=name, size=config.size_class, processes=tuple(map(ring_figures, counted)))
    return member, len(errors) + len(found.refused), found.models


def _shown(ring: "Ring", request: CompareRequest, words: Translator) -> "ShownRing":
    from mediabruch.report.ring.shown import anonymous_ring, member_ring, open_ring

    if request.anonymous:
        return anonymous_ring(ring)
    if request.member is None:
        return open_ring(ring)
    names = [member.name for member in ring.members]
    if request.member not in names:
        raise click.UsageError(
            words.text("There is no member {name}; there are {known}.", name=request.member, known=", ".join(names))
        )
    return member_ring(ring, request.member)

"""What shells offer where a code of a rule is wanted."""

from collections.abc import Callable, Sequence

import click
from click.shell_completion import CompletionItem

from mediabruch.i18n import Translator
from mediabruch.rules import RULES

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def codes(words: Translator, also: Sequence[str] = ()) -> Complete:
    """Offer codes with their titles, and further words; behind a comma, the next one."""

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, begun = incomplete.rpartition(",")
        titles = {rule.code: words.message(rule.title) for rule in RULES.values()} | dict.fromkeys(also, "")
        return [
            CompletionItem(f"{before}{comma}{word}", help=title or None)
            for word, title in titles.items()
            if word.lower().startswith(begun.lower())
        ]

    return complete


def codes_or_files(words: Translator) -> Complete:
    """Offer codes, else files."""
    offer = codes(words)

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return offer(context, parameter, incomplete) or [CompletionItem(incomplete, type="file")]

    return complete

"""What the interview shows in the terminal: questions, figures, and what comes at the end."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mediabruch.cli.output import write_output
from mediabruch.cli.terminal import screen_for
from mediabruch.errors import MediabruchError
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.interview.branches import CaseBranch
    from mediabruch.interview.dialog import Interview, Topic
    from mediabruch.report.layout import ScreenLayout
    from mediabruch.report.names import Names


class InterviewScreen:
    """Writes what the interview says of the topic at hand."""

    def __init__(self, interview: "Interview", words: Translator) -> None:
        self._interview = interview
        self._words = words

    def names(self, topic: "Topic") -> "Names":
        """How elements of the topic's model are called."""
        from mediabruch.report.names import Names

        return Names(self._interview.analysis(topic.path).model, self._words)

    def _layout(self) -> "ScreenLayout":
        from mediabruch.report.layout import ScreenLayout

        return ScreenLayout(screen_for(sys.stdout, os.environ))

    def say(self, sentence: str) -> None:
        """Write one sentence."""
        layout = self._layout()
        layout.write(sentence)
        write_output(layout.text(), None)

    def say_error(self, error: MediabruchError) -> None:
        """Say what went wrong."""
        for sentence in self._words.refusals(error):
            self.say(self._words.text("Error: {sentence}", sentence=sentence))

    def help(self) -> None:
        """Say which keys there are."""
        from mediabruch.report.question import write_keys

        layout = self._layout()
        write_keys(layout, self._words)
        write_output(layout.text(), None)

    def show(self, topic: "Topic") -> None:
        """Put the question of a topic."""
        from mediabruch.report.question import write_question

        analysis, step = self._interview.analysis(topic.path), self._interview.step(topic)
        branch = self._interview.branch(topic)
        if branch is not None:
            self._show_branch(topic, branch)
            return
        left = self._interview.open(topic.path)
        question = next((one for one in left if one.step.node.id == topic.id), None)
        assert step is not None, "others are passed over"
        layout = self._layout()
        layout.blank()
        layout.rule()
        layout.write(
            self._words.plural(
                "{file}: {n} step to settle", "{file}: {n} steps to settle", len(left), file=Path(topic.path).name
            )
        )
        self._write_deciding(layout, topic)
        write_question(layout, step, question, analysis, self.names(topic))
        write_output(layout.text(), None)

    def _write_deciding(self, layout: "ScreenLayout", topic: "Topic") -> None:
        """Say why this is asked first."""
        if topic == self._interview.first(topic.path):
            layout.write(self._words.text("This decides most about what to do first (mediabruch plan)."))

    def _show_branch(self, topic: "Topic", branch: "CaseBranch") -> None:
        layout = self._layout()
        layout.blank()
        layout.rule()
        left = len(self._interview.open_shares(topic.path))
        layout.write(
            self._words.plural(
                "{file}: {n} share is assumed", "{file}: {n} shares are assumed", left, file=Path(topic.path).name
            )
        )
        self._write_deciding(layout, topic)
        layout.write(
            self._words.text(
                "Of 100 cases that come here, how many take “{branch}”? A number, then Enter; only Enter: {share}.",
                branch=self.names(topic).branch(branch),
                share=round(100 * branch.share),
            )
        )
        write_output(layout.text(), None)

    def show_score(self, topic: "Topic", before: "Analysis | None" = None) -> None:
        """Show the figures of the topic's model, beside those before an answer."""
        from mediabruch.report.question import write_score

        layout = self._layout()
        write_score(layout, self._interview.analysis(topic.path), self.names(topic), before)
        write_output(layout.text(), None)

    def show_end(self) -> None:
        """Say what is kept, and what is left."""
        left = sum(len(self._interview.open(path)) for path in self._interview.paths)
        kept = self._words.plural("{n} answer is kept.", "{n} answers are kept.", len(self._interview.answers))
        if left:
            rest = self._words.plural(
                "{n} step is still to settle; the same command goes on there.",
                "{n} steps are still to settle; the same command goes on there.",
                left,
            )
        else:
            rest = self._words.text("No step is left to settle.")
        shares = sum(len(self._interview.open_shares(path)) for path in self._interview.paths)
        assumed = self._words.plural("{n} share is assumed.", "{n} shares are assumed.", shares) if shares else ""
        self.say(f"{kept} {rest} {assumed}".rstrip())

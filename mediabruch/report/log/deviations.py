"""Where cases and model differ, in words."""

from mediabruch.findings.finding import Finding
from mediabruch.findings.from_log import log_findings
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import bullet, paragraph, section
from mediabruch.report.log.pieces import LogSection, LogTeller, listed
from mediabruch.report.spans import Span, Style


class DeviationsTeller(LogTeller):
    """Tells of the model against reality."""

    def reality(self) -> LogSection:
        """Findings, and how many deviations are too rare to be told."""
        words = self._words
        items = [
            bullet(
                Span(finding.code, Style.CARE),
                Span(self._title(finding), Style.TITLE),
                words.message(finding.message),
            )
            for finding in log_findings(self._replay)
        ]
        blocks = list(listed(items))
        if rare := self._replay.reality.rare:
            said = words.plural(
                "{n} deviation is not told: fewer than {least} cases have it.",
                "{n} deviations are not told: fewer than {least} cases have each.",
                rare,
                least=self._replay.options.min_group,
            )
            blocks.append(paragraph(said))
        return section(words.text("The model against reality"), blocks)

    def _title(self, finding: Finding) -> str:
        """The step that a finding is about; what nobody drew is named in the sentence."""
        return f"{shortened(finding.name)}: " if finding.name and finding.code != "MB301" else ""

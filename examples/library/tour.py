"""A tour of the library: each cell stands for itself, and what it says is checked when it runs."""

# %% Analyze a process
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx

import mediabruch as mb

EXAMPLES = Path(__file__).parent.parent
today = mb.analyze(EXAMPLES / "hundesteuer-anmelden" / "ist.bpmn")
assert repr(today).startswith("<ProcessAnalysis ")

# %% Its figures, steps and breaks
assert today.score.end_to_end_score is not None
assert today.score.breaks_min <= today.score.breaks_per_case
busiest = max(today.steps, key=lambda step: step.visits_per_case)
assert today.step(busiest.id or busiest.name) is busiest
worst = max(today.breaks, key=lambda found: found.per_case)
assert worst.step.name
assert all(sender.name or sender.id for sender in worst.senders)
assert {handover.sender for handover in today.handovers}
assert [branch.probability for branch in today.branches]

# %% What stands out: breaks, patterns, notes
patterns = [finding for finding in today.findings if finding.code.startswith("MB2")]
assert all(finding.steps and finding.help for finding in patterns)
grave = [finding for finding in today.findings if finding.severity.rank >= mb.Severity.MAJOR.rank]
assert grave
assert mb.rules.RULES[grave[0].code].page("en").startswith("# ")

# %% What if the steps on paper were digital? All else that is stated stays.
on_paper = [step for step in today.steps if step.id and mb.Medium.PAPER in (step.receives or ())]
digital = today.changed(
    steps={step.id: "data" for step in on_paper if step.id},
    messages={flow.id: "data" for flow in today.model.message_flows if flow.id},
)
assert digital.score.breaks_per_case < today.score.breaks_per_case

# %% Look at it elsewhere
assert today.to_dict()["model"]["name"] == today.model.name
assert "Medienbr" in today.to_text(lang="de")
assert today.to_svg(theme="light").startswith("<svg")
with TemporaryDirectory() as folder:
    Path(folder, "report.html").write_text(today.to_html(), encoding="utf-8")
    Path(folder, "report.md").write_text(today.to_markdown(), encoding="utf-8")
    Path(folder, "report.json").write_text(today.to_json(), encoding="utf-8")
    for write in (nx.write_graphml, nx.write_gexf, nx.write_gml):
        write(today.to_networkx(), Path(folder, "graph"))

# %% A model from anywhere: bytes, text, an upload
data = (EXAMPLES / "hundesteuer-anmelden" / "soll.bpmn").read_bytes()
planned = mb.analyze(io.BytesIO(data), annotations=EXAMPLES / "hundesteuer-anmelden" / "soll.media.yaml")
assert planned.model == mb.read(data)
assert planned.score.breaks_per_case < today.score.breaks_per_case

# %% Other options, and an organization's own words
strict = mb.Options(definition=mb.BreakDefinition.EXTENDED)
assert mb.analyze(today.model, options=strict).score.breaks_per_case >= today.score.breaks_per_case
words = mb.Vocabulary(systems=(mb.CustomTerm(name="Hades"),))
assert mb.Options(vocabulary=words).digest != mb.Options().digest
found = mb.find_config(today.model.path)
assert (mb.load_config(found) if found else mb.Config()).options == mb.Options()

# %% Many models at once
everything = mb.analyze_many(EXAMPLES / "hundesteuer-anmelden")
assert {Path(one.model.path).name for one in everything} == {"ist.bpmn", "soll.bpmn"}
assert not everything.refused
assert min(everything, key=lambda one: one.score.breaks_per_case).model.path.endswith("soll.bpmn")

# %% Hold them against conditions
result = mb.check(EXAMPLES / "hundesteuer-anmelden", mb.Policy(select=("MB1",), fail_on=("critical",)))
assert result.exit_code == 0
assert {finding.code[:3] for finding in result.findings} == {"MB1"}

# %% Two versions, and what each change brings
change = mb.diff(today, planned)
assert change.is_worse is False
assert change.change.breaks_per_case < 0
assert change.differences[0].part.breaks_per_case <= 0
assert "gone" in {found.fate for found in change.breaks}

# %% All processes of an organization, and several organizations side by side
everything_there = mb.analyze_portfolio(EXAMPLES / "gemeinden")
assert everything_there.entries[0].breaks_per_year is None or everything_there.year
assert everything_there.hot_spots
ring = mb.compare([EXAMPLES / "gemeinden" / name for name in ("lindenbrueck", "oberau", "westheim")])
assert ring.services[0].best in {"lindenbrueck", "oberau", "westheim"}
assert "oberau" not in ring.anonymous().to_json()

# %% What really happened, month by month
log = mb.read_log(EXAMPLES / "handwerkerparkausweis" / "uebergang.csv.gz")
months = mb.trend(mb.replay(EXAMPLES / "handwerkerparkausweis" / "uebergang.bpmn", log))
first, *_, last = months.processes[0].states
assert last.score.breaks_per_case < first.score.breaks_per_case

# %% What goes wrong is one sentence
try:
    mb.analyze(b"no model")
except mb.MediabruchError as error:
    assert str(error)  # noqa: PT017 - this is a script

# %% The schemas of all documents
assert "report-2.schema.json" in mb.schemas.NAMES

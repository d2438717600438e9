"""What modelers and validators get: templates, the moddle descriptor, the XSD."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from lxml import etree

from mediabruch.bpmn import read_bytes
from mediabruch.bpmn.namespaces import CAMUNDA, NAMESPACE, ZEEBE
from mediabruch.errors import MediabruchError
from mediabruch.exchange.in_model import into_model
from mediabruch.exchange.namespace import moddle_text, xsd_text
from mediabruch.exchange.own import terms, written_name
from mediabruch.exchange.templates import FACTS, PLATFORMS, templates_text
from mediabruch.i18n import translator
from mediabruch.media import Medium
from mediabruch.statements.reading import read_sidecar
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.exchange.stating import stated_for
from tests.support.models import analyze
from tests.support.patience import PATIENCE
from tests.support.shared import CORPUS, PROJECT, needs_shared

READ = Path(__file__).parent / "moddle.mjs"
EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))
MODELS = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in {".bpmn", ".bpmn2", ".xml"} and path.is_file()]
EXTENDED = f"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="{CAMUNDA}"
  xmlns:zeebe="{ZEEBE}"><process id="P"><task id="A"><extensionElements>%s</extensionElements></task></process>
</definitions>"""


def template(platform: str, language: str) -> dict[str, Any]:
    (found,) = json.loads(templates_text(PLATFORMS[platform], translator(language)))
    assert isinstance(found, dict)
    return found


def choices(found: dict[str, Any]) -> Iterator[tuple[dict[str, str], str]]:
    for each in found["properties"]:
        for choice in each.get("choices", [{"value": "Fachverfahren"}]):
            yield each["binding"], choice["value"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_templates_offer_what_is_read_as_stated(platform: str, language: str) -> None:
    found = template(platform, language)
    assert found.keys() == {"$schema", "name", "id", "description", "appliesTo", "properties"}
    assert [each["binding"]["name"] for each in found["properties"]] == [
        f"mediabruch:{written_name(name)}" for name in FACTS
    ]
    form = "camunda" if platform == "camunda7" else "zeebe"
    for binding, value in choices(found):
        assert binding["type"] == f"{form}:property"
        name = binding["name"]
        written = f'<{form}:properties><{form}:property name="{name}" value="{value}"/></{form}:properties>'
        analysis = analyze(read_bytes((EXTENDED % written).encode(), "a.bpmn"), inference=False)
        assert [note for note in analysis.notes if note.code == "MB909"] == []
        known = analysis.steps[0].annotation
        if value == "":
            assert known.origin is None
        elif name == "mediabruch:receives":
            assert known.receives == (frozenset() if value == "physical" else frozenset(map(Medium, value.split())))
        elif name == "mediabruch:byHand":
            assert known.by_hand is (value == "true")


def test_templates_speak_german() -> None:
    labels = [choice["name"] for choice in template("camunda7", "de")["properties"][0]["choices"]]
    assert labels[:3] == ["nicht bekannt", "Daten", "digitales Dokument"]


def test_the_descriptor_and_the_xsd_know_all_facts() -> None:
    names = {written_name(name) for name in terms()}
    descriptor = json.loads(moddle_text())
    assert descriptor["uri"] == NAMESPACE
    assert {one["name"] for one in descriptor["types"][0]["properties"]} == names
    schema = etree.XMLSchema(etree.fromstring(xsd_text().encode()))
    for path in EXAMPLES:
        result = into_model(path.read_bytes(), str(path), read_sidecar(path.with_suffix(".media.yaml")))
        annotations = list(etree.fromstring(result).iter(f"{{{NAMESPACE}}}annotation"))
        assert annotations
        for one in annotations:
            schema.assertValid(etree.fromstring(etree.tostring(one)))
    wrong = etree.fromstring(f'<annotation xmlns="{NAMESPACE}" receives="papr"/>')
    assert not schema.validate(wrong)


@pytest.fixture(scope="module")
def moddle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with bpmn-moddle and the validator of templates."""
    if which("node") is None or which("npm") is None:
        pytest.skip("needs Node.js with npm")
    folder = tmp_path_factory.mktemp("moddle")
    packages = ["bpmn-moddle@10", "@bpmn-io/element-templates-validator"]
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *packages]
    if subprocess.run(command, cwd=folder, check=False, timeout=PATIENCE).returncode:
        pytest.skip("needs bpmn-moddle and @bpmn-io/element-templates-validator from npm, which cannot be reached")
    return folder


@pytest.mark.tool
@pytest.mark.parametrize("descriptor", ["-", "bpmn-1.moddle.json"])
def test_bpmn_moddle_reads_and_keeps_the_annotations(moddle: Path, descriptor: str, tmp_path: Path) -> None:
    files, counts = [], []
    for number, path in enumerate(EXAMPLES):
        result = into_model(path.read_bytes(), str(path), read_sidecar(path.with_suffix(".media.yaml")))
        files.append(tmp_path / f"{number}.bpmn")
        files[-1].write_bytes(result)
        counts.append(result.count(b"<mediabruch:annotation "))
    known = descriptor if descriptor == "-" else PROJECT / "schemas" / descriptor
    done = subprocess.run(["node", READ, moddle, known, *files], capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["warnings"] for one in found] == [[]] * len(files)
    assert [one["annotations"] for one in found] == counts
    assert [one["kept"] for one in found] == counts


@pytest.mark.corpus
@needs_shared("corpus")
def test_bpmn_moddle_warns_of_nothing_new_in_real_models(moddle: Path, tmp_path: Path) -> None:
    pairs: list[Path] = []
    for number, path in enumerate(MODELS[:: max(1, len(MODELS) // 600)]):
        try:
            data, model = path.read_bytes(), read_bytes(path.read_bytes(), str(path))
            result = into_model(data, str(path), sidecar_from_mapping(stated_for(model)))
        except MediabruchError:
            continue
        for name, content in (("before", data), ("after", result)):
            pairs.append(tmp_path / f"{number}-{name}.bpmn")
            pairs[-1].write_bytes(content)
    descriptor = PROJECT / "schemas" / "bpmn-1.moddle.json"
    done = subprocess.run(["node", READ, moddle, descriptor, *pairs], capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    befores, afters = found[::2], found[1::2]
    readable = [(before, after) for before, after in zip(befores, afters, strict=True) if not before.get("failed")]
    assert len(readable) >= 500
    for before, after in readable:
        assert after["warnings"] == before["warnings"]
        assert after["kept"] >= after["annotations"]


@pytest.mark.tool
@pytest.mark.parametrize(("platform", "check"), [("camunda7", "validateAll"), ("camunda8", "validateAllZeebe")])
def test_camundas_validator_accepts_the_templates(moddle: Path, platform: str, check: str, tmp_path: Path) -> None:
    script = moddle / "validate.mjs"
    script.write_text(
        f"import {{ {check} }} from '@bpmn-io/element-templates-validator';\n"
        "import { readFileSync } from 'node:fs';\n"
        f"console.log({check}(JSON.parse(readFileSync(process.argv[2], 'utf8'))).valid);\n",
        encoding="utf-8",
    )
    for language in ("de", "en"):
        file = tmp_path / f"{language}.json"
        text = templates_text(PLATFORMS[platform], translator(language))
        file.write_text(text, encoding="utf-8")
        done = subprocess.run(["node", script, file], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "true"
        file.write_text(text.replace('"Dropdown"', '"Dropdwn"'), encoding="utf-8")
        done = subprocess.run(["node", script, file], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "false"

"""The page of the workbench: everyone can use it, it keeps what was said, and foreign names run nothing."""

import csv
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
import yaml

from mediabruch.workbench.page_sentences import SENTENCES
from tests.browser.conftest import Seen
from tests.browser.test_page import HOSTILE, violations
from tests.browser.workbench import MODELS, Bench, Benches, served
from tests.support.patience import PATIENCE
from tests.support.shared import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Route

OFFICE = shutil.which("soffice")


PLACES = ["#next", "#tab-questions", "#tab-breaks", "#tab-plan", "#begin-to-be", "#side-both", "#take", "#help"]
NARROW = {"locale": "en-US", "viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


@pytest.mark.parametrize(
    ("look", "places"),
    [({"locale": "de-DE"}, PLACES), (NARROW, ["#next", "#tab-plan", "#take"])],
    ids=["german, light, wide", "english, dark, narrow"],
)
def test_axe_finds_nothing_wherever_one_goes(bench: Benches, look: dict[str, object], places: list[str]) -> None:
    here = bench(**look, bypass_csp=True)  # axe is a script of its own
    found = {"list": violations(here.page)}
    here.click("#open-bauantrag\\.bpmn")
    for place in places:
        here.click(place)
        found[place] = violations(here.page, without=None if place == "#next" else ".frame svg")
        assert here.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        if here.page.locator("#dialog").is_visible():
            here.press("Escape")
    assert {place: what for place, what in found.items() if what} == {}


def test_a_change_is_seen_and_heard_at_once_and_can_be_taken_back(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    before = here.text("#figures")
    here.click('[data-element="A07"]')
    assert here.text("#panel-title") == "Antragsdaten erfassen"
    here.click("#receives-paper")
    here.click("#produces-data")
    assert here.text("#figures") != before
    assert here.has('.mb-break[data-code="MB104"]')
    here.page.locator("#said", has_text="Medienbr").wait_for(state="attached")
    here.click("#tab-breaks")
    assert "Antragsdaten erfassen" in here.text("#tab-panel")
    here.press("Control+z", "Control+z")
    assert here.text("#figures") == before
    here.press("Control+y")
    assert here.text("#figures") != before


def test_a_medium_said_with_shift_waits_for_its_other_side(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click('[data-element="A07"]')
    here.press("Shift+P")
    assert "Eingang: Papier. Nun der Buchstabe für den Ausgang." in here.text("#tab-panel")
    here.press("d")
    assert {
        here.page.locator(f"#{one}").get_attribute("aria-pressed") for one in ("receives-paper", "produces-data")
    } == {"true"}
    assert "Nun der Buchstabe" not in here.text("#tab-panel")


def test_the_same_is_said_of_all_open_steps_of_a_lane_and_a_label(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click('[data-element="A10"]')
    here.click("#receives-document")
    here.click("#same")
    here.click("#also_label")
    assert {
        here.page.locator(f'[data-element="{id_}"] text', has_text="Dokument").count() for id_ in ("A10", "A17", "A29")
    } == {1}
    here.click("#also_lane")
    assert "(4 von 30" not in here.text("#headline")


def test_facts_of_the_process_are_stated(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click("#process-facts summary")
    here.page.locator("#process-cases").fill("1200")
    here.press("Tab")
    here.page.locator("#process-administration").select_option(label="ja")
    here.settle()
    assert here.page.locator("#process-administration").input_value() == "0"
    here.click("#standing summary")
    assert "SDG" in here.text("#standing")
    here.page.locator("#process-leika_key").fill("12")
    here.press("Tab")
    here.page.locator("#alerts", has_text="Leistungsschlüssel (LeiKa) ist eine Zahl").wait_for()
    here.click("#take")
    stated = yaml.safe_load(here.take("annotations"))
    assert (stated["cases"], stated["administration"]) == (1200, True)


@pytest.mark.parametrize("width", [390, 1400])
def test_a_long_title_can_be_read_and_breaks_nothing(bench: Benches, width: int) -> None:
    here = bench(viewport={"width": width, "height": 844})
    here.click("#open-zuwendung\\.bpmn")
    here.click("#process-facts summary")
    title = "Bewilligung, Auszahlung und Verwendungsnachweisprüfung von Zuwendungen an freie Träger der Jugendhilfe"
    here.page.locator("#process-title").fill(title)
    here.press("Tab")
    assert here.text("#title") == title
    assert here.page.locator("#choose-process").get_attribute("title") == title
    assert here.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_picture_is_dragged_without_opening_a_step(bench: Benches) -> None:
    here = bench()
    here.click("#open-bauantrag\\.bpmn")
    box = here.page.locator("#frame [data-open]").first.bounding_box()
    assert box is not None
    here.page.mouse.move(box["x"] + 9, box["y"] + 9)
    here.page.mouse.down()
    here.page.mouse.move(box["x"] - 41, box["y"] + 9)
    here.page.mouse.up()
    assert here.page.evaluate("document.querySelector('#frame').scrollLeft") == 50
    assert not here.has("#frame .chosen")


def test_a_case_is_walked_on_the_picture(bench: Benches) -> None:
    here = bench(reduced_motion="reduce")
    here.click("#open-bauantrag\\.bpmn")
    here.click("#tab-story")
    here.page.locator("#story-on").wait_for()
    marked = []
    for _ in range(4):
        marked += here.page.locator(".marked").evaluate_all("found => found.map(one => one.dataset.element)")
        here.click("#story-on")
    assert marked[1:3] == ["Activity_AntragAusdrucken", "Activity_AkteAnlegen"]
    assert here.page.locator(".mb-flow.gone").count() >= 3
    here.click("#story-back")
    assert "4 von 15" in here.text(".steps")
    here.click("#story-break-free")
    here.page.locator("#tab-panel", has_text="kein Fall").or_(
        here.page.locator("#tab-panel", has_text="Kein Fall")
    ).wait_for()


def test_a_measure_of_the_plan_is_done_in_the_to_be_and_compared(bench: Benches) -> None:
    here = bench()
    here.click("#open-bauantrag\\.bpmn")
    here.click("#tab-plan")
    here.page.locator("#plan-do-0").wait_for()
    before = here.text("#figures")
    here.click("#plan-do-0")
    assert here.page.locator("#side-to-be").get_attribute("aria-pressed") == "true"
    assert here.text("#figures") != before
    here.click("#side-both")
    assert here.page.locator("#both svg").count() == 2
    assert here.page.locator(".changes li").count() >= 1
    here.click("#side-as-is")
    assert here.text("#figures") == before


def test_a_share_is_typed_in_percent(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click('[data-element="G1"]')
    here.page.locator("#share-Flow_G1_A05").fill("10")
    here.press("Tab")
    assert here.page.locator("#share-Flow_G1_A05").input_value() == "10"
    assert "angegeben" in here.text(".branches")
    here.page.locator("#share-Flow_G1_A05").fill("110")
    here.press("Tab")
    assert here.page.locator("#share-Flow_G1_A05:invalid").count() == 1


def test_the_language_is_switched_and_remembered(bench: Benches) -> None:
    here = bench()
    here.click("#open-bauantrag\\.bpmn")
    here.click("#lang-en")
    assert "Comes in digitally" in here.text("#headline")
    assert here.page.locator("html").get_attribute("lang") == "en"
    here.page.reload()
    here.page.locator("#starting").wait_for(state="hidden")
    assert here.text("#open-files") == "Open files"
    assert here.text("#list-title") == "All processes"


def test_work_survives_a_reload_and_is_guarded(bench: Benches) -> None:
    here = bench()
    asked: list[str] = []

    def agree(dialog: "Dialog") -> None:
        asked.append(dialog.type)
        dialog.accept()

    here.page.on("dialog", agree)
    here.click("#open-zuwendung\\.bpmn")
    here.click('[data-element="A07"]')
    here.click("#receives-paper")
    assert here.has(".unsaved")
    here.page.reload()
    here.page.locator("#starting").wait_for(state="hidden")
    assert asked == ["beforeunload"]
    assert here.has("tr .tag")
    here.click("#open-zuwendung\\.bpmn")
    here.click('[data-element="A07"]')
    assert here.page.locator("#receives-paper").get_attribute("aria-pressed") == "true"


def test_a_click_counts_though_the_sums_come_meanwhile(bench: Benches) -> None:
    here = bench()
    asked: list[Route] = []
    here.page.route("**/call/portfolio", lambda route: asked.append(route))  # noqa: PLW0108 - playwright marks it
    with here.page.expect_request("**/call/portfolio"):
        here.page.reload()
    here.page.locator("#open-zuwendung\\.bpmn").hover()
    here.page.mouse.down()
    with here.page.expect_response("**/call/portfolio"):
        asked[0].continue_()
    here.settle()
    here.page.unroute("**/call/portfolio")
    here.page.mouse.up()
    here.page.locator('[data-element="A07"]').wait_for()
    here.click("#to-list")
    here.page.locator(".sums li").first.wait_for()


def test_nothing_that_was_changed_elsewhere_is_overwritten_unasked(browser: "Browser", tmp_path: Path) -> None:
    shutil.copy(MODELS / "zuwendung.bpmn", tmp_path)
    file = tmp_path / "zuwendung.media.yaml"
    with served(tmp_path) as address:
        here = Bench(browser.new_page(locale="de-DE")).open(address)
        here.click('[data-element="A07"]')
        here.click("#receives-paper")
        file.write_text("steps: {A01: {medium: oral}}\n", encoding="utf-8")
        here.press("Control+s")
        here.page.locator("#dialog-no").wait_for()
        assert "zuwendung.media.yaml" in here.text("#dialog")
        here.click("#dialog-no")
        assert yaml.safe_load(file.read_text(encoding="utf-8")) == {"steps": {"A01": {"medium": "oral"}}}
        here.press("Control+s")
        here.click("#dialog-yes")
        here.page.locator(".notice", has_text="Gespeichert").wait_for()
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["steps"] == {"A07": {"receives": "paper"}}


@pytest.mark.tool
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc")
def test_a_table_is_taken_home_filled_in_libreoffice_and_opened_again(bench: Benches, tmp_path: Path) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click("#take")
    (tmp_path / "zuwendung.xlsx").write_bytes(here.take("table"))
    converted(tmp_path / "zuwendung.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")
    rows = list(csv.reader((tmp_path / "zuwendung.csv").read_text(encoding="utf-8").splitlines()))
    receives, produces = (rows[0].index(name) for name in ("Eingang", "Ausgang"))
    for row in rows[1:]:
        row[receives], row[produces] = "Papier", "Daten"
    with (tmp_path / "gefuellt.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    converted(tmp_path / "gefuellt.csv", "xlsx", "--infilter=CSV:44,34,76,1")
    here.press("Escape")
    here.page.locator("#files").set_input_files(tmp_path / "gefuellt.xlsx")
    here.page.locator("#figures", has_text="30 von 30 Schritten bekannt").wait_for()


def converted(file: Path, to: str, *arguments: str) -> None:
    """Have LibreOffice open a file and save it in another form, beside it."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        "--headless",
        profile,
        *arguments,
        "--convert-to",
        to,
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def test_files_that_are_opened_beside_the_folder_come_into_the_list(bench: Benches, tmp_path: Path) -> None:
    here = bench()
    shutil.copy(PROJECT / "examples" / "wohnsitz-anmelden" / "ist.bpmn", tmp_path / "wohnsitz.bpmn")
    (tmp_path / "kaputt.bpmn").write_bytes(b"<definitions><unfinished")
    (tmp_path / "notiz.txt").write_text("Bitte zurückrufen", encoding="utf-8")
    here.page.locator("#files").set_input_files(
        [tmp_path / name for name in ("wohnsitz.bpmn", "kaputt.bpmn", "notiz.txt")]
    )
    here.page.locator("#title", has_text="Wohnsitz anmelden").wait_for()
    assert "kaputt.bpmn" in here.text("#alerts")
    assert "notiz.txt" in here.text("#notices")
    here.click("#to-list")
    assert here.page.locator("#list tbody tr").count() == 3
    here.page.locator("#files").set_input_files(PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn")
    here.page.locator("#title", has_text="Hundesteuer anmelden").wait_for()
    assert "kaputt.bpmn" not in here.text("#alerts")
    here.click("#to-list")
    here.click('[aria-label="„kaputt.bpmn“ schließen"]')
    assert not here.has(".refused")


def test_what_cannot_be_saved_is_said(bench: Benches) -> None:
    here = bench()
    here.page.locator("#files").set_input_files(PROJECT / "examples" / "wohnsitz-anmelden" / "ist.bpmn")
    here.page.locator("#title", has_text="Wohnsitz anmelden").wait_for()
    here.click("#next")
    here.click("#receives-paper")
    here.press("Control+s")
    here.page.locator("#alerts .notice", has_text="steht nicht im Ordner").wait_for()
    assert here.text("#notices") == ""


def test_what_was_noticed_about_a_file_is_said(bench: Benches, tmp_path: Path) -> None:
    whole = (PROJECT / "examples" / "bauantrag" / "ist.bpmn").read_bytes()
    (tmp_path / "halb.bpmn").write_bytes(whole[:2000])
    here = bench()
    here.page.locator("#files").set_input_files(tmp_path / "halb.bpmn")
    here.page.locator("#model-notes", has_text="Hinweise zum Modell").wait_for()
    assert "beschädigt" in here.text("#model-notes li:first-child")
    assert "Alles ist bekannt" not in here.text("#tab-panel")


EMPTY = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">
<startEvent id="S"/><endEvent id="E"/><sequenceFlow id="F" sourceRef="S" targetRef="E"/></process></definitions>"""


def test_a_process_without_steps_is_shown_as_well(bench: Benches, tmp_path: Path) -> None:
    here = bench(bypass_csp=True)
    (tmp_path / "leer.bpmn").write_text(EMPTY, encoding="utf-8")
    here.page.locator("#files").set_input_files(tmp_path / "leer.bpmn")
    here.page.locator("#frame svg").wait_for()
    for tab in ("questions", "breaks", "plan", "story", "step"):
        here.click(f"#tab-{tab}")
    assert violations(here.page) == []


def test_the_list_is_sorted_by_any_column_and_says_what_all_add_up_to(bench: Benches) -> None:
    here = bench()
    here.page.locator("#list > .verdict", has_text="2 Prozesse").wait_for()
    assert here.text("#list tbody tr:first-child th").startswith("Bauantrag")  # the worst first
    for column, first in (("title", "Bauantrag"), ("title", "Zuwendung"), ("open_questions", "Zuwendung")):
        here.click(f"#sort-{column}")
        assert here.text("#list tbody tr:first-child th").startswith(first), column
        assert here.page.locator("#list th[aria-sort]").count() == 1


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name[:12]))
def test_no_name_takes_the_workbench_over(browser: "Browser", house: str, tmp_path: Path, name: str) -> None:
    told = escape("".join(letter for letter in name if letter.isprintable() or letter == "\u202e"), {'"': "&quot;"})
    model = (MODELS / "zuwendung.bpmn").read_text(encoding="utf-8")
    (tmp_path / "boese.bpmn").write_text(re.sub(r'name="[^"]*"', lambda _: f'name="{told}"', model), encoding="utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="de-DE").new_page()
    seen = Seen(page)
    here = Bench(page).open(house)
    here.page.locator("#files").set_input_files(tmp_path / "boese.bpmn")
    here.page.locator("#picture svg").wait_for()
    for place in ('[data-element="A07"]', "#receives-paper", "#tab-questions", "#tab-breaks", "#tab-plan", "#to-list"):
        here.click(place)
    assert page.title() != "taken"
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, foreignObject, style, [onfocus], [onerror], [onload]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert [one for one in seen.trouble if one != "dialog "] == []
    page.context.close()


def test_pictures_are_made_anew_of_what_a_picture_needs(bench: Benches) -> None:
    here = bench(bypass_csp=True)  # else the browser would say that it blocks what is never inserted
    made = here.page.evaluate(
        """async () => {
          const { pictureOf } = await import("/sanitize.js");
          const read = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9">
            <style>@import url(http://example.org/x.css)</style><script>alert(1)<\\/script>
            <a href="javascript:alert(1)"><text>link</text></a><image href="http://example.org/x.png"/>
            <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">html</p></foreignObject>
            <g fill="url(http://example.org/#x)" style="fill:red" data-element="&lt;b&gt; http://x"><title>&lt;b&gt;</title></g>
            <use href="#x"/><animate attributeName="x"/><set/></svg>`, "p-");
          return [read.svg.outerHTML.replace(/\\s+/g, " "), read.style];
        }"""
    )
    assert made == [
        '<svg viewBox="0 0 9 9"> <g data-element="&lt;b&gt; http://x"><title>&lt;b&gt;</title></g> </svg>',
        "",
    ]


FOCUSED = """(() => {
  const { activeElement: one, body } = document;
  return one === body ? ["", ""] : [one.dataset.element || one.id || one.localName, getComputedStyle(one).outlineStyle];
})()"""


def test_everything_is_reached_by_tab_and_shows_that_it_has_the_focus(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click("#next")
    here.click("#more summary")
    seen = set()
    for _ in range(80):
        here.page.keyboard.press("Tab")
        name, outline = here.page.evaluate(FOCUSED)
        assert outline != "none" or name == "", name
        seen.add(name)
    assert {"take", "lang-de", "zoom-in", "A04", "tab-step", "receives-data", "produces-data", "system", "next"} <= seen


def test_arrows_walk_the_picture_in_the_order_of_the_flow(bench: Benches) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.page.locator('#frame [tabindex="0"]').focus()
    found = []
    for _ in range(5):
        found.append(here.page.evaluate("document.activeElement.dataset.element"))
        here.press("ArrowRight")
    assert found == ["A01", "A02", "A03", "A04", "G1"]
    here.press("Home", "Enter")
    assert here.text("#panel-title") == "Eingang stempeln"
    here.press("Escape")
    assert here.page.evaluate("document.activeElement.dataset.element") == "A01"


@pytest.mark.parametrize("look", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=str)
def test_wishes_of_readers_are_heard(bench: Benches, look: dict[str, object]) -> None:
    here = bench(**look)
    here.click("#open-bauantrag\\.bpmn")
    here.click('[data-element="Activity_AntragAusdrucken"]')
    if "reduced_motion" in look:
        assert (
            here.page.locator(".bar .part").first.evaluate("part => getComputedStyle(part).transitionDuration") == "0s"
        )
    else:
        pressed = here.page.locator('[aria-pressed="true"]').first
        assert pressed.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"


def test_print_shows_the_process_and_no_buttons(bench: Benches) -> None:
    here = bench(color_scheme="dark")
    here.click("#open-bauantrag\\.bpmn")
    here.page.emulate_media(media="print")
    assert here.page.locator("#actions").is_hidden()
    assert here.page.locator("#frame svg").is_visible()
    assert here.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(here.page.pdf()) > 10_000


def test_modules_form_no_circle_and_can_be_joined_into_one() -> None:
    """What the bundle relies on: imports of names on one line each, exports where things are declared."""
    page = PROJECT / "mediabruch" / "workbench" / "page"
    imports: dict[str, set[str]] = {}
    for file in page.glob("*.js"):
        lines = file.read_text(encoding="utf-8").splitlines()
        imports[file.name] = set()
        for line in lines:
            assert not re.search(r"</s|<!--|\beval\(|innerHTML|import\(", line), (file.name, line)
            if line.startswith("import"):
                found = re.fullmatch(r'import \{ [\w, ]+ \} from "\./(\w+\.js)";', line)
                assert found is not None, (file.name, line)
                imports[file.name].add(found[1])
            if line.startswith("export"):
                assert re.match(r"export (async function|function|const|class) \w+", line), (file.name, line)
    left = dict(imports)
    while left:
        ready = {name for name, needed in left.items() if not needed & left.keys()}
        assert ready, f"a circle among {sorted(left)}"
        left = {name: needed for name, needed in left.items() if name not in ready}


def test_the_page_asks_for_no_words_that_it_lacks() -> None:
    page = PROJECT / "mediabruch" / "workbench" / "page"
    asked = {
        key for file in page.glob("*.js") for key in re.findall(r'\bt\("([\w-]+)"', file.read_text(encoding="utf-8"))
    }
    assert len(asked) > 80
    assert asked <= SENTENCES.keys()


def test_colors_are_those_of_the_report() -> None:
    """One house: what the report page and the workbench both name has one color."""
    colors = []
    for place in ("report", "workbench"):
        text = (PROJECT / "mediabruch" / place / "page" / "page.css").read_text(encoding="utf-8")
        light, dark = text.split("prefers-color-scheme: dark", 1)
        colors.append([dict(re.findall(r"--([\w-]+): (#\w+)", part.split("body {")[0])) for part in (light, dark)])
    for report, workbench in zip(*colors, strict=True):
        shared = report.keys() & workbench.keys()
        assert len(shared) > 15
        assert {name: report[name] for name in shared} == {name: workbench[name] for name in shared}

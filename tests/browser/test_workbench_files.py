"""Files go into the workbench and come home again: none is lost without a word, and none in the place of another."""

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.test_page import violations
from tests.browser.workbench import Benches
from tests.support.models import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

ONE = build("Antrag(paper) > Erfassen(data)").xml
OTHER = build("Antrag > Bescheid > Ablage").xml
DROP = """files => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  dispatchEvent(new DragEvent("drop", { dataTransfer: transfer }));
}"""


def drop(page: "Page", *files: tuple[str, bytes]) -> None:
    """Drop files as from a window that shows what several folders hold."""
    page.evaluate(DROP, [[name, content.decode()] for name, content in files])


def test_files_that_are_left_out_are_named_with_the_reason(bench: Benches, tmp_path: Path) -> None:
    folder = tmp_path / "amt"
    folder.mkdir()
    with (folder / "riesig.bpmn").open("wb") as file:
        file.truncate(60_000_001)
    for number in range(2008):
        (folder / f"{number:04}.json").write_bytes(b"{}")
    (folder / "wohnsitz.bpmn").write_bytes(ONE)
    here = bench(bypass_csp=True)
    here.page.locator("#directory").set_input_files(folder)
    large, many = (here.page.locator("#alerts .notice", has_text=text) for text in ("größer als 60 MB", "2000 Dateien"))
    large.wait_for()
    assert "amt/riesig.bpmn" in large.inner_text()
    assert many.locator("summary").inner_text() == "und 4 weitere"
    assert violations(here.page) == []
    here.click("#lang-en")
    (folder / "0000.json").unlink()
    here.page.locator("#files").set_input_files(folder / "riesig.bpmn")
    here.page.locator("#alerts", has_text="larger than 60 MB").wait_for()


def test_files_of_one_name_are_told_apart(bench: Benches) -> None:
    here = bench()
    drop(here.page, ("ist.bpmn", ONE), ("ist.bpmn", OTHER))
    here.page.locator("#notices", has_text="2/ist.bpmn").wait_for()
    paths = re.findall(r"\S*ist\.bpmn", here.text("#list tbody"))
    assert sorted(paths) == ["2/ist.bpmn", "ist.bpmn"]
    drop(here.page, ("ist.bpmn", OTHER))
    here.page.locator("#dialog", has_text="Mit anderem Inhalt schon geöffnet: ist.bpmn").wait_for()
    assert violations(here.page) == []
    here.click("#dialog-beside")
    here.page.locator("#choose-process option", has_text="3/ist.bpmn").wait_for(state="attached")
    drop(here.page, ("ist.bpmn", OTHER))
    here.click("#dialog-no")
    assert not here.has("#choose-process option:has-text('4/ist.bpmn')")


def test_many_mistakes_of_one_file_are_a_list(bench: Benches) -> None:
    here = bench()
    stray = "".join(f"  X{number:02}: {{medium: paper}}\n" for number in range(18)).encode()
    drop(here.page, ("ist.bpmn", ONE), ("ist.media.yaml", b"steps:\n" + stray))
    notice = here.page.locator("#alerts .notice")
    notice.wait_for()
    assert "ist.media.yaml, Zeile 2: " in notice.inner_text()
    assert notice.locator("summary").inner_text() == "und 13 weitere"
    assert notice.locator("li:visible").count() == 5
    here.click("#to-list")
    assert here.page.locator(".refused li li:visible").count() == 5


CORNER = """async content => {
  const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const paper = new OffscreenCanvas(9, 9).getContext("2d");
  paper.drawImage(bitmap, 0, 0);
  return [...paper.getImageData(4, 4, 1, 1).data];
}"""


def test_a_model_is_opened_without_its_annotation_file_which_has_a_mistake(bench: Benches) -> None:
    here = bench(bypass_csp=True)
    drop(here.page, ("ist.bpmn", ONE), ("ist.media.yaml", b"steps: {Antrag: {medium: papr}}"))
    here.click(".refused button:has-text('Ohne diese Datei öffnen')")
    here.page.locator("#left-out li", has_text="papr").wait_for()
    assert here.text("#title").strip() == "ist"
    assert violations(here.page) == []
    here.click("#lang-en")
    assert "Opened without its annotation file" in here.text("#left-out")
    drop(here.page, ("ist.media.yaml", b"steps: {Antrag: {medium: paper}}"))
    here.page.locator("#left-out").wait_for(state="detached")


def test_pictures_of_all_processes_come_as_one_archive_in_the_colors_of_paper(bench: Benches) -> None:
    here = bench(color_scheme="dark")
    here.click("#open-bauantrag\\.bpmn")
    here.click("#take")
    here.page.locator("#take-all").check()
    with zipfile.ZipFile(io.BytesIO(here.take("png"))) as archive:
        pictures = {name: archive.read(name) for name in archive.namelist()}
    assert set(pictures) == {"bauantrag.png", "zuwendung.png"}
    assert [here.page.evaluate(CORNER, base64.b64encode(one).decode()) for one in pictures.values()] == [
        [255, 255, 255, 255]
    ] * 2


def test_a_to_be_comes_home_and_back(bench: Benches, tmp_path: Path) -> None:
    here = bench()
    here.click("#open-zuwendung\\.bpmn")
    here.click("#begin-to-be")
    here.click('[data-element="A07"]')
    here.click("#receives-data")
    here.click("#take")
    (tmp_path / "alles.zip").write_bytes(here.take("zip"))
    assert b"(Soll)" in here.take("report")
    again = bench()
    again.click("#open-zuwendung\\.bpmn")
    again.page.locator("#files").set_input_files(tmp_path / "alles.zip")
    again.page.locator("#side-to-be").wait_for()
    assert again.text("#to-list") == "Alle Prozesse (2)"
    again.click("#side-both")
    assert "Antragsdaten erfassen" in again.text(".changes")

"""The report page in a browser: the picture moves, points and is pointed at, and everyone can use it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mediabruch.analysis import Analysis
from tests.browser.conftest import EXAMPLES, Open, example
from tests.support.models import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = [
    "<script>document.title='taken'</script>",
    "<img src=x onerror=alert(1)>",
    "</title></svg></style></script>]]>-->",
    "\" onfocus=alert(1) autofocus='",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\u202egnirts\u2066\u200f",
    "\x01\x1b[31m\x9b",
    "Wort" * 2_500,
]


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
ONLY_VIOLATIONS = {"resultTypes": ["violations"], "selectors": False}
"""For axe: to write down what passed, and a selector of each element, takes longer than to look."""


def violations(page: "Page", only: list[str] = RULES, without: str | None = None) -> list[str]:
    """What axe finds wrong, by rule and place; `without` names what it leaves out, since it was looked at before."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    options = {"runOnly": only, **ONLY_VIOLATIONS}
    found: dict[str, Any] = (
        axe.Axe().run(page, context={"exclude": [[without]]} if without else None, options=options).response
    )
    return [f"{one['id']}: {node['html'][:150]}" for one in found["violations"] for node in one["nodes"]]


_CUT_WORDS = """() => {
  const cut = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, around = node.parentElement;
    if (around.closest("svg, pre, script, .quiet") || getComputedStyle(around).hyphens === "auto") continue;
    for (const word of node.textContent.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""


def cut_words(page: "Page", widths: tuple[int, ...] = (1400, 820, 390)) -> list[str]:
    """Words that the page breaks somewhere, with the width at which it does, and whether all of it fits the window."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {word}" for word in page.evaluate(_CUT_WORDS)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: scrolls sideways")
    return found


def scale(page: "Page") -> float:
    return float(page.locator(".frame").first.get_attribute("data-scale") or 0)


def scrolled(page: "Page") -> list[float]:
    found: list[float] = page.locator(".frame").first.evaluate("frame => [frame.scrollLeft, frame.scrollTop]")
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_axe_finds_nothing_on_any_example(page_of: Open, path: Path) -> None:
    language = "en" if path.stem == "soll" else "de"  # the same page in both: what differs are words
    page = page_of(example(path), language=language, color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 17, 23)"
    assert violations(page, ["color-contrast"]) == []  # in the dark, nothing but colors is different


def test_axe_finds_nothing_on_several_models_and_with_everything_open(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog, build("A(paper) > B(paper)").analysis(), build("A > B").analysis())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator(".mb-step").first.click()
    assert page.locator(".peek").first.is_visible()
    assert violations(page) == []
    assert page.locator("article").count() == 3


@pytest.mark.parametrize("notation", ["A(paper) > B(paper)", "A(digital) > B(digital)", "A > B"])
def test_axe_finds_nothing_where_nothing_breaks_or_is_known(page_of: Open, notation: str) -> None:
    page = page_of(build(notation).analysis())
    assert violations(page) == []
    assert page.locator("table.breaks").count() == 0
    assert page.locator(".top .verdict").inner_text()


def test_the_picture_grows_and_shrinks(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    start = scale(page)
    page.get_by_role("button", name="Larger").click()
    assert scale(page) > start
    page.get_by_role("button", name="Smaller").click()
    assert scale(page) == pytest.approx(start, abs=0.01)
    page.locator(".frame").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    assert scale(page) > start * 1.5
    page.get_by_role("button", name="Fit to width").click()
    assert page.locator(".frame").evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_the_picture_moves_by_dragging(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    for _ in range(5):
        page.get_by_role("button", name="Larger").click()
    page.locator(".frame").scroll_into_view_if_needed()
    box = page.locator(".frame").bounding_box()
    assert box is not None
    before = scrolled(page)
    page.mouse.move(box["x"] + 400, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 240, steps=4)
    page.mouse.up()
    after = scrolled(page)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((150, 60), abs=2)
    assert page.locator(".peek").is_hidden()


def test_the_picture_obeys_the_keyboard(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    page.locator(".frame").focus()
    start = scale(page)
    for _ in range(5):
        page.keyboard.press("+")
    assert scale(page) > start * 2
    before = scrolled(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    moved = "([x, y], frame = document.querySelector('.frame')) => frame.scrollLeft > x && frame.scrollTop > y"
    page.wait_for_function(moved, arg=before)
    page.keyboard.press("0")
    assert page.locator(".frame").evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_a_row_points_at_its_marks(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    row = page.locator("tr[data-break]").nth(2)
    number = (row.get_attribute("data-break") or "").split()[0]
    mark = page.locator(f".mb-break[data-break~='{number}']")
    row.hover()
    assert "lit" in (mark.get_attribute("class") or "")
    assert page.locator(".mb-break.lit").count() == 1
    row.get_by_role("button").click()
    assert mark.evaluate("mark => mark === document.activeElement")
    assert mark.evaluate(
        "mark => { const a = mark.getBoundingClientRect(), b = mark.closest('.frame').getBoundingClientRect();"
        " return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom }"
    )


def test_a_mark_points_at_its_row(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    mark = page.locator(".mb-break").first
    number = (mark.get_attribute("data-break") or "").split()[0]
    row = page.locator(f"tr[data-break~='{number}']")
    mark.locator("circle").hover()
    assert "lit" in (row.get_attribute("class") or "")
    mark.focus()
    page.keyboard.press("Enter")
    assert row.evaluate("row => row.contains(document.activeElement)")
    page.locator("h1").hover()
    assert "lit" in (row.get_attribute("class") or "")


def test_each_break_is_found_both_ways(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    in_table = page.eval_on_selector_all("tr[data-break]", "rows => rows.flatMap(r => r.dataset.break.split(' '))")
    in_picture = page.eval_on_selector_all(".mb-break", "marks => marks.flatMap(m => m.dataset.break.split(' '))")
    assert sorted(map(int, in_table)) == sorted(map(int, in_picture)) == list(range(1, len(dog.breaks) + 1))


def test_a_step_opens_its_evidence_and_gives_the_focus_back(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    step = page.locator(".mb-step").nth(3)
    step.focus()
    page.keyboard.press("Enter")
    peek = page.locator(".peek")
    assert peek.is_visible()
    name = page.locator(f"details.step[data-key='{step.get_attribute('data-key')}'] .name").text_content()
    assert peek.locator(".title").inner_text() == name
    assert peek.get_by_role("heading", name="Why").is_visible()
    page.keyboard.press("Escape")
    assert peek.is_hidden()
    assert step.evaluate("step => step === document.activeElement")


def test_a_link_to_a_step_opens_it(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    link = page.locator("tr[data-break] a").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    page.wait_for_function("id => document.getElementById(id).open", arg=target)


def test_the_text_to_paste_is_copied(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    page.locator(".stating summary").click()
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "steps:\n  Activity_HalterAbgleichen: {medium: ...}" in copied


def test_everything_is_reached_by_the_tab_key(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog)
    page.locator(".stating summary").click()
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    seen = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.className.baseVal ?? document.activeElement.className"))
        assert page.evaluate("document.activeElement === document.body || getComputedStyle(document.activeElement)"
                             ".outlineStyle !== 'none'")  # fmt: skip
    assert {"skip", "frame", "mb-step", "mb-break lit", "show", "copy"} <= seen


@pytest.mark.parametrize("width", [320, 390, 640])
def test_nothing_overflows_on_narrow_screens_and_at_twice_the_size(page_of: Open, dog: Analysis, width: int) -> None:
    page = page_of(dog, language="de", viewport={"width": width, "height": 700}, device_scale_factor=2)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_forced_colors_keep_everything_visible(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog, forced_colors="active")
    assert violations(page) == []
    fill = page.locator(".chart rect").first.evaluate("rect => getComputedStyle(rect).fill")
    assert fill == page.evaluate("getComputedStyle(document.body).color")
    assert page.locator(".frame svg").evaluate("svg => getComputedStyle(svg).forcedColorAdjust") == "none"


def test_motion_is_reduced_where_it_is_not_wanted(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_without_scripts_the_page_still_tells_everything(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog, java_script_enabled=False)
    assert page.locator(".frame svg").is_visible()
    assert page.locator(".walk li").first.is_visible()
    assert page.get_by_role("button").count() == 0


def test_print_hides_what_only_a_screen_can_do(page_of: Open, dog: Analysis) -> None:
    page = page_of(dog, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator(".show").first.is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name[:12]))
def test_no_name_takes_the_page_over(page_of: Open, name: str) -> None:
    analysis = build("Office: A(paper) > xor1 -0.5-> B(data) > C(oral); xor1 > D").analysis()
    model = analysis.model
    hostile = replace(
        analysis,
        model=replace(
            model,
            name=name,
            nodes=tuple(node._replace(name=name) for node in model.nodes),
            sequence_flows=tuple(flow._replace(name=name) for flow in model.sequence_flows),
        ),
    )
    hostile = replace(hostile, steps=tuple(
        step._replace(node=step.node._replace(name=name)) for step in analysis.steps
    ))  # fmt: skip
    page = page_of(hostile)
    assert page.title() != "taken"
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, [onfocus], [onerror]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert "\u202e" not in page.content()


def test_show_in_the_picture_comes_near(page_of: Open) -> None:
    page = page_of(example(EXAMPLES[0]), viewport={"width": 1400, "height": 1000})
    assert scale(page) < 1
    frame = page.locator(".frame").first.bounding_box()
    svg = page.locator(".frame svg").first.bounding_box()
    assert frame is not None
    assert svg is not None
    assert svg["width"] <= frame["width"]  # the whole picture at first sight
    page.locator(".show").first.click()
    assert scale(page) >= 1


def test_a_picture_too_wide_to_be_read_as_a_whole_begins_with_a_part_that_can(page_of: Open) -> None:
    long = build(" > ".join(f"Step{number}(paper)" for number in range(30)))
    page = page_of(long.analysis(), viewport={"width": 1400, "height": 1000})
    assert scale(page) == 0.75
    assert scrolled(page) == [0, 0]
    page.get_by_role("button", name="Fit to width").click()
    assert page.locator(".frame").evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_print_begins_with_a_summary_of_one_page(page_of: Open) -> None:
    page = page_of(example(EXAMPLES[0]))
    assert page.locator(".brief").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".brief").is_visible()
    assert page.locator(".top").is_hidden()
    assert "printed on " in page.locator(".brief .printed").inner_text()

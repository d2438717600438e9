"""A template is compiled once, where Python may keep what it compiled, and again as soon as it changes."""

import sys
from pathlib import Path

import jinja2
import pytest

from mediabruch.report.page.environment import page_environment


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template in a folder of its own, beside which compiled ones may be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "note.html.jinja"
    file.write_text("{{ name }} is here", encoding="utf-8")
    return file


def said(template: Path) -> str:
    """What comes of it in a process that has just begun."""
    page_environment.cache_clear()
    return page_environment(template.parent).get_template(template.name).render(name="<Ada>")


def kept(template: Path) -> list[Path]:
    return list((template.parent / "__pycache__").glob("note*"))


def test_the_second_process_compiles_nothing(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(template) == "&lt;Ada&gt; is here"
    assert len(kept(template)) == 1
    monkeypatch.setattr(jinja2.Environment, "_parse", None)
    assert said(template) == "&lt;Ada&gt; is here"


def test_a_template_that_changed_is_compiled_again(template: Path) -> None:
    said(template)
    template.write_text("{{ name }} is gone", encoding="utf-8")
    assert said(template) == "&lt;Ada&gt; is gone"


def test_what_another_jinja_compiled_is_passed_over(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(template)
    before = kept(template)[0].read_bytes()
    monkeypatch.setattr(jinja2, "__version__", "0.1")
    assert said(template) == "&lt;Ada&gt; is here"
    assert kept(template)[0].read_bytes() != before


@pytest.mark.parametrize("size", [0, 30, 64, 65, 90])
def test_what_was_written_half_is_passed_over(template: Path, size: int) -> None:
    said(template)
    kept(template)[0].write_bytes(kept(template)[0].read_bytes()[:size])
    assert said(template) == "&lt;Ada&gt; is here"


def test_nothing_is_kept_where_python_keeps_nothing(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(template) == "&lt;Ada&gt; is here"
    assert kept(template) == []


def test_a_place_that_cannot_be_written_to_is_no_matter(template: Path) -> None:
    (template.parent / "__pycache__").write_text("no folder", encoding="utf-8")
    assert said(template) == "&lt;Ada&gt; is here"

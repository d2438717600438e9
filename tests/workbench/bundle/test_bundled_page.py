"""The page as one file: what its policy allows is what stands in it, and nothing in its data can run."""

import base64
import hashlib
import re
from pathlib import Path

import html5lib
import pytest

from mediabruch.workbench.bundle.engine import Engine, find_engine
from mediabruch.workbench.bundle.page import Opening, workbench_page
from tests.support.engine import install_stand_in

EVIL = "</script><script>ruined()</script><!--<script>"


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    install_stand_in(tmp_path, monkeypatch)
    return find_engine()


def page_with(engine: Engine) -> str:
    return workbench_page(engine, {f"{EVIL}.bpmn": EVIL.encode(), "\ud800.bpmn": b""}, Opening("de", EVIL))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(page: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found is not None
    return {name: values for name, *values in (rule.split() for rule in found[1].split("; "))}


def test_the_policy_allows_what_stands_in_the_page_and_no_more(engine: Engine) -> None:
    page = page_with(engine)
    policy = policy_of(page)
    assert policy.pop("script-src") == [*map(digest, scripts(page)), "'wasm-unsafe-eval'"]
    assert policy.pop("style-src") == [digest(style) for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)]
    assert policy == {
        "default-src": ["'none'"],
        "connect-src": ["'none'"],
        "img-src": ["data:", "blob:"],
        "worker-src": ["blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert page.index("Content-Security-Policy") < page.index("<style") < page.index("<script")


def scripts(page: str) -> list[str]:
    """The scripts that a browser would run."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return [each.text or "" for each in root.iter("script") if each.get("type") != "application/json"]


def test_nothing_in_the_data_runs_or_is_shown(engine: Engine) -> None:
    page = page_with(engine)
    assert len(scripts(page)) == 3
    assert not any("ruined" in script for script in scripts(page))
    assert page.encode("utf-8")


def test_nothing_is_asked_from_elsewhere(engine: Engine) -> None:
    root = html5lib.parse(page_with(engine), namespaceHTMLElements=False)
    named = [each.get(name) for each in root.iter() for name in ("src", "href", "srcset", "action") if each.get(name)]
    assert [address for address in named if address != "data:,"] == []

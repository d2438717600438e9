"""Modules of a page, joined into the one script that stands in it."""

import re

import pytest

from mediabruch.report.page.modules import one_module


def test_modules_become_one_in_the_order_of_their_imports() -> None:
    files = {
        "main": 'import { b } from "./b.js";\nimport { c, d } from "./c.js";\nb(c, d);',
        "b": 'import { c } from "./c.js";\nexport function b() { return c; }\nconst own = 1;',
        "c": "export const c = 1;\nexport async function d() {}\nexport class E {}",
    }
    made = one_module("main", files.__getitem__)
    assert re.findall(r"^const (\$\w+) = ", made, re.MULTILINE) == ["$c", "$b", "$main"]
    assert re.findall(r"^return \{ (.*) \};$", made, re.MULTILINE) == ["c, d, E", "b", ""]


@pytest.mark.parametrize("line", ["export default 1;", "export { a };", 'import x from "./x.js";', "export let a = 1;"])
def test_modules_that_would_lose_something_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="main"):
        one_module("main", {"main": line}.__getitem__)

"""Brings into the site what stands elsewhere in the repository: a page for each rule, the changelog, the examples."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).parents[1]


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the pages, and the files of the repository that pages link to."""
    rules = {page.stem: page for page in sorted((ROOT / "mediabruch").glob("**/pages/en/MB*.md"))}
    titles = {code: page.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for code, page in rules.items()}
    listed = "".join(f"- [{title}]({code}.md)\n" for code, title in titles.items())
    added = {f"rules/{code}.md": page.read_text(encoding="utf-8") for code, page in rules.items()}
    added["rules/index.md"] = f"# All rules\n\n{listed}"
    added["changelog.md"] = _as_page_of_docs((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    for place, content in added.items():
        files.append(File.generated(config, place, content=content))
    linked = {link for page in (ROOT / "docs").glob("*.md") for link in _links(page)}
    pictures = {picture for page in linked if page.endswith(".md") for picture in _pictures(page)}
    for source in sorted(linked | pictures):
        if (ROOT / source).is_file():
            files.append(File.generated(config, f"repository/{source}", abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Let links that leave the folder of the docs lead to the copies in the site."""
    return re.sub(r"\]\(\.\./((?:schemas|examples|templates|action)[^)]*)\)", r"](repository/\1)", markdown)


def _as_page_of_docs(markdown: str) -> str:
    """A page of the repository's top, as though it lay in the folder of the docs."""
    return re.sub(r"\]\((?=[a-z.])(?!https?:)", "](../", markdown).replace("](../docs/", "](")


def _links(page: Path) -> list[str]:
    return re.findall(r"\]\(\.\./([^)#]+)\)", page.read_text(encoding="utf-8"))


def _pictures(page: str) -> list[str]:
    """The pictures of a page of the repository, that lie beside it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [str(Path(page).parent / name) for name in re.findall(r"!\[[^\]]*\]\(([^):/]+)\)", text)]

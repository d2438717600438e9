"""The build of the engine: what is fetched is what is pinned, what is packed can be unpacked, and mistakes are told."""

import gzip
import io
import json
import struct
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.workbench.build import fetching
from mediabruch.workbench.build.__main__ import main
from mediabruch.workbench.build.contents import library_files, package_files
from mediabruch.workbench.build.engine_wheel import write_wheel
from mediabruch.workbench.build.notices import notice
from mediabruch.workbench.build.packing import packed, squeezed, zipped
from mediabruch.workbench.build.pins import read_pins
from mediabruch.workbench.build.script import worker_script
from mediabruch.workbench.bundle.own import own_files

METADATA = "Metadata-Version: 2.4\nName: Thing\nVersion: 1.2\nLicense-Expression: MIT\nProject-URL: Source, https://thing.example/\n"


def write_zip(file: Path, *names: str) -> Path:
    """A zip file of empty files."""
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return file


@pytest.mark.parametrize(
    ("lang", "sentence"), [("de", "Das braucht npm; es kommt mit Node.js"), ("en", "This needs npm, which comes with")]
)
def test_without_npm_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, sentence: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    assert main([str(tmp_path / "dist")]) == 2
    done = capsys.readouterr()
    assert done.out == ""
    assert sentence in done.err
    assert not (tmp_path / "dist").exists()


def test_what_a_program_complains_of_is_told() -> None:
    with pytest.raises(MediabruchError, match=r"python\S* failed: SystemExit|python\S* failed: oh"):
        fetching.run(["python3", "-c", "import sys; sys.exit('oh')"])


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pack(command: list[str]) -> str:
        with tarfile.open(Path(command[-1]) / "pyodide.tgz", "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("package/pyodide.mjs"), io.BytesIO())
        return "what npm says differs from one npm to another"

    monkeypatch.setattr(fetching, "tool", lambda name: name)
    monkeypatch.setattr(fetching, "run", pack)
    with pytest.raises(MediabruchError, match="not what is expected"):
        fetching.fetch_pyodide(read_pins(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_each_part_is_pinned_by_version_and_digest() -> None:
    pins = read_pins()
    assert pins.integrity.startswith("sha512-")
    for name, digest in {**pins.wheels, **pins.license_texts}.items():
        assert "==" in name
        assert digest.startswith("sha256:")


def test_packs_hold_what_was_packed_and_are_the_same_each_time() -> None:
    files = {"b/c.txt": b"two", "a.txt": "ä".encode(), "empty": b""}
    pack = packed(files)
    (length,) = struct.unpack("<I", pack[:4])
    at, found = 4 + length, {}
    for name, size in json.loads(pack[4 : 4 + length]):
        found[name] = pack[at : at + size]
        at += size
    assert found == files
    assert (list(found), at) == (sorted(files), len(pack))
    assert packed(dict(reversed(files.items()))) == pack
    assert zipped(dict(reversed(files.items()))) == zipped(files)
    assert gzip.decompress(squeezed(pack)) == pack
    assert squeezed(pack) == squeezed(pack)


def test_only_what_can_be_used_is_taken(tmp_path: Path) -> None:
    library = write_zip(tmp_path / "library.zip", "os.py", "codeop.py", "pdb.py", "unittest/mock.py", "json/")
    assert list(library_files(library)) == ["os.py", "codeop.py"]
    used = ["a/b.py", "a/e.cpython-314-wasm32-emscripten.so"]
    unused = ["a/tests/c.py", "a/d.cpython-314-x86_64-linux-gnu.so", "a/py.typed", "a/b.pyi", "a-1.dist-info/METADATA"]
    assert list(package_files([write_zip(tmp_path / "a.whl", *used, *unused)])) == used


def test_the_part_of_mediabruch_in_the_page_needs_no_terminal() -> None:
    names = set(own_files())
    assert {"workbench/session.py", "bpmn/xml.py", "rules/pages/de/MB101.md", "infer/lexicon/products.tsv"} <= names
    assert "i18n/locale/de/LC_MESSAGES/mediabruch.mo" in names
    assert not any(name.startswith(("cli/", "workbench/page/", "workbench/serving/")) for name in names)


def test_the_notice_names_each_work_with_its_terms(tmp_path: Path) -> None:
    sbom = {
        "components": [{"name": "crate", "version": "3", "licenses": [{"expression": "Apache-2.0"}]}, {"name": "x"}]
    }
    with ZipFile(tmp_path / "thing.whl", "w") as archive:
        archive.writestr("thing.dist-info/METADATA", METADATA)
        archive.writestr("thing.dist-info/licenses/LICENSE", "Do as you like.")
        archive.writestr("thing.dist-info/sboms/s.json", json.dumps(sbom))
    text = notice(read_pins(), [tmp_path / "thing.whl"], [])
    assert "Thing 1.2: MIT, https://thing.example/" in text
    assert "with crate 3 (Apache-2.0), x" in text
    assert "Do as you like." in text
    assert "Pyodide: MPL-2.0, https://github.com/pyodide/pyodide" in text


def test_scripts_that_are_not_as_known_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pyodide.mjs").write_text(
        "var a=1;export{a as loadPyodide,b as version};\n//# sourceMappingURL=x.map\n"
    )
    (tmp_path / "pyodide.asm.mjs").write_text("import.meta.url;export default _createPyodideModule;\n")
    script = worker_script(tmp_path)
    assert "return a;" in script
    assert not any(word in script for word in ("import.meta", "export", "sourceMappingURL"))
    (tmp_path / "pyodide.mjs").write_text("export default 1;")
    with pytest.raises(MediabruchError, match="otherwise than expected"):
        worker_script(tmp_path)


def test_the_wheel_is_one_that_pip_can_check(tmp_path: Path) -> None:
    wheel = write_wheel({"about.json": b"{}", "NOTICE.txt": b"works"}, tmp_path / "dist")
    with ZipFile(wheel) as files:
        names = files.namelist()
        (record,) = [name for name in names if name.endswith("RECORD")]
        listed = [line.split(",")[0] for line in files.read(record).decode().splitlines()]
    assert sorted(listed) == sorted(names)
    assert wheel.name == "-".join(("mediabruch_workbench", *wheel.name.split("-")[1:]))
    assert (
        write_wheel({"about.json": b"{}", "NOTICE.txt": b"works"}, tmp_path / "two").read_bytes() == wheel.read_bytes()
    )

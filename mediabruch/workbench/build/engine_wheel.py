"""The engine as a wheel, so that it is installed and removed as all that belongs to Python."""

import base64
import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from mediabruch.version import __version__
from mediabruch.workbench.build.compiling import compiled
from mediabruch.workbench.build.contents import library_files, package_files
from mediabruch.workbench.build.fetching import fetch_pyodide, fetch_wheels
from mediabruch.workbench.build.notices import notice
from mediabruch.workbench.build.packing import packed, squeezed, zipped
from mediabruch.workbench.build.pins import Pins
from mediabruch.workbench.build.script import worker_script
from mediabruch.workbench.bundle.engine import PACKAGE
from mediabruch.workbench.bundle.own import digest_of, own_files

_METADATA = """\
Metadata-Version: 2.4
Name: mediabruch-workbench
Version: {version}
Summary: The engine of mediabruch’s workbench: Python for browsers, with mediabruch in it
License-Expression: {terms}
License-File: NOTICE.txt
Requires-Dist: mediabruch=={version}
"""
_TERMS = (
    "Apache-2.0",
    "MPL-2.0",
    "PSF-2.0",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "MIT",
    "Zlib",
    "bzip2-1.0.6",
    "0BSD",
    "blessing",
)
_WHEEL = "Wheel-Version: 1.0\nGenerator: mediabruch\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def engine_files(pins: Pins) -> dict[str, bytes]:
    """Fetch, compile and pack the engine: files by name. Raises `MediabruchError`."""
    with TemporaryDirectory() as place:
        pyodide, packages, texts = (Path(place, name) for name in ("pyodide", "packages", "texts"))
        for folder in (pyodide, packages, texts):
            folder.mkdir()
        fetch_pyodide(pins, pyodide)
        wheels = fetch_wheels(pins.wheels, pins, packages)
        own = own_files()
        site = package_files(wheels) | {f"mediabruch/{name}": content for name, content in own.items()}
        library, site = compiled([library_files(pyodide / "python_stdlib.zip"), site], pyodide)
        lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
        about = {
            "mediabruch": __version__,
            "own": digest_of(own),
            "pyodide": lock["info"],
        }
        return {
            "about.json": json.dumps(about, indent=1).encode(),
            "library.gz": squeezed(zipped(library)),
            "NOTICE.txt": notice(pins, wheels, fetch_wheels(pins.license_texts, pins, texts)).encode(),
            "script.gz": squeezed(worker_script(pyodide).encode()),
            "site.gz": squeezed(packed(site)),
            "wasm.gz": squeezed((pyodide / "pyodide.asm.wasm").read_bytes()),
        }


def write_wheel(engine: dict[str, bytes], folder: Path) -> Path:
    """Write the wheel of an engine into a folder, and say where it is."""
    version = __version__
    about = f"{PACKAGE}-{version}.dist-info"
    files = {f"{PACKAGE}/{name}": content for name, content in engine.items()}
    files |= {
        f"{PACKAGE}/__init__.py": b'"""The engine of the workbench of mediabruch, which finds it here."""\n',
        f"{about}/METADATA": _METADATA.format(version=version, terms=" AND ".join(_TERMS)).encode(),
        f"{about}/WHEEL": _WHEEL.encode(),
        f"{about}/licenses/NOTICE.txt": engine["NOTICE.txt"],
    }
    record = "".join(f"{name},{_digest(content)},{len(content)}\n" for name, content in sorted(files.items()))
    files[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n".encode()
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{PACKAGE}-{version}-py3-none-any.whl"
    wheel.write_bytes(zipped(files, deflated=True))
    return wheel


def _digest(content: bytes) -> str:
    """As RECORD files write it."""
    return f"sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()}"

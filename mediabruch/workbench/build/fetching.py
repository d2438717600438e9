"""Fetches Pyodide from npm and wheels from PyPI, by the clients of both; what has another digest is refused."""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mediabruch.errors import MediabruchError, Message
from mediabruch.workbench.build.pins import Pins

_PYODIDE_FILES = (
    "package.json",
    "pyodide-lock.json",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide.mjs",
    "python_stdlib.zip",
)


def fetch_pyodide(pins: Pins, folder: Path) -> None:
    """Put Pyodide's files into a folder. Raises `MediabruchError`."""
    with TemporaryDirectory() as place:
        run([tool("npm"), "pack", f"pyodide@{pins.pyodide}", "--pack-destination", place])
        (archive,) = (file.read_bytes() for file in Path(place).iterdir())
    found = f"sha512-{base64.b64encode(hashlib.sha512(archive).digest()).decode()}"
    if found != pins.integrity:
        message = Message("What npm delivers as Pyodide {version} is not what is expected.", version=pins.pyodide)
        raise MediabruchError(message)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for name in _PYODIDE_FILES:
            content = files.extractfile(f"package/{name}")
            assert content is not None
            (folder / name).write_bytes(content.read())


def fetch_wheels(wheels: Mapping[str, str], pins: Pins, folder: Path) -> list[Path]:
    """Put wheels into a folder, and name them in the order of their names. Raises `MediabruchError`."""
    asked = folder / "requirements.txt"
    asked.write_text("".join(f"{name} --hash={digest}\n" for name, digest in wheels.items()), encoding="utf-8")
    platforms = [f"--platform={name}" for name in (pins.platform, "manylinux2014_x86_64")]
    version = pins.python.replace(".", "")
    run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--require-hashes", "--only-binary=:all:", "--implementation=cp", f"--python-version={version}"),
            *(f"--abi=cp{version}", "--abi=none", *platforms, f"--dest={folder}", f"--requirement={asked}"),
        ]
    )
    return sorted(folder.glob("*.whl"))


def tool(name: str) -> str:
    """Where a program is. Raises `MediabruchError`."""
    found = shutil.which(name)
    if found is None:
        raise MediabruchError(Message("This needs {name}, which comes with Node.js: install that first.", name=name))
    return found


def run(command: Sequence[str]) -> str:
    """What a program prints. Raises `MediabruchError` with the last line of its complaint."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        reason = lines[-1] if lines else str(done.returncode)
        raise MediabruchError(Message("{name} failed: {reason}", name=Path(command[0]).stem, reason=reason))
    return done.stdout

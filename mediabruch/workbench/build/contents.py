"""Which files of Python and of its packages go into the page: those that mediabruch could use there."""

import re
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from mediabruch.patterns import pattern

_UNUSED_LIBRARY = pattern(
    r"""(
    _aix | _android | _apple | _ios | _osx | _pydatetime | _pydecimal | _pyio | _pyrepl/ | antigravity | bdb |
    cProfile | cmd\. | code\. | compileall | concurrent/interpreters | curses/ | dbm/ | doctest | ensurepip/ |
    fileinput | ftplib | getpass | http/(server|cookiejar) | idlelib/ | imaplib | lib2to3/ | mailbox |
    modulefinder | multiprocessing/ | netrc | nturl2path | optparse | pdb | pickletools | plistlib | poplib |
    profil | pstats | pty | py_compile | pyclbr | pydoc | rlcompleter | sched\. | shelve | smtplib | socketserver
    | sqlite3/ | symtable | tabnanny | test/ | this\. | timeit | tkinter/ | trace\. | tracemalloc | tty\. | turtle
    | unittest/ | venv/ | wave | webbrowser | wsgiref/ | xmlrpc/ | zipapp
    )""",
    re.VERBOSE,
)
"""Of the standard library: what servers, terminals, windows and tests need, and nobody imports on the way there."""

_UNUSED_PACKAGES = pattern(r"\.dist-info/|/tests/|\.data/|\.(pyi|pyx|c|h|typed)$|linux-gnu\.so$")


def library_files(stdlib: Path) -> dict[str, bytes]:
    """What is needed of the standard library, by path."""
    with ZipFile(stdlib) as files:
        names = [name for name in files.namelist() if not name.endswith("/") and not _UNUSED_LIBRARY.match(name)]
        return {name: files.read(name) for name in names}


def package_files(wheels: Iterable[Path]) -> dict[str, bytes]:
    """What is needed of packages, by path."""
    found = {}
    for wheel in wheels:
        with ZipFile(wheel) as files:
            for name in files.namelist():
                if not name.endswith("/") and not _UNUSED_PACKAGES.search(name):
                    found[name] = files.read(name)
    return found

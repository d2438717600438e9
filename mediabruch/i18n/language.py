"""Which language the reader wants, as far as the surroundings tell."""

import sys
from collections.abc import Mapping

LANGUAGES = ("de", "en")
"""The languages in which mediabruch speaks."""


def default_language(environ: Mapping[str, str]) -> str:
    """`de` or `en`: by the first of LC_ALL, LC_MESSAGES and LANG that is set, on Windows else by its own language.

    >>> default_language({"LC_ALL": "", "LANG": "de_AT.UTF-8"})
    'de'
    >>> default_language({"LC_ALL": "C", "LANG": "de_AT.UTF-8"})
    'en'
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(variable):
            return _language(locale)
    return _language(_system_locale())


def _language(locale: str) -> str:
    return "de" if locale.lower().partition(".")[0].partition("_")[0].partition("-")[0] == "de" else "en"


def _system_locale() -> str:
    """The language of a system that does not keep it in the environment."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""

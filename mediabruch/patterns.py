"""Regular expressions that are compiled when they are first used.

Modules name their patterns at the top, where readers look for them. A command loads some sixty, asks half of them, and
would spend a twentieth of its start on the others.

To who reads the code or checks its types, `pattern` is `re.compile`.
"""

import re
from typing import TYPE_CHECKING

__all__ = ["pattern"]

if TYPE_CHECKING:
    from re import compile as pattern
else:

    class _Pattern:
        """Answers with what `re.compile` makes of its text at the first question."""

        def __init__(self, *arguments):
            self._arguments = arguments

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)  # copying asks for what is not ours
            found = re.compile(*self._arguments) if name == "_compiled" else getattr(self._compiled, name)
            vars(self)[name] = found  # so it is asked once
            return found

    pattern = _Pattern

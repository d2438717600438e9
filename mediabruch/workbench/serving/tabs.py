"""The sessions of one server: each tab of a browser has its own, so that two tabs can't undo each other's work."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from mediabruch.workbench.session import Session

MOST = 24
"""Tabs; of more, the one that was used least recently begins anew."""
_LONGEST = 64


@dataclass
class Tab:
    """A session, and who works on it now."""

    session: Session
    lock: threading.Lock = field(default_factory=threading.Lock)

    def call(self, name: str, facts: str) -> str:
        """Answer a call; calls of one tab wait for each other."""
        with self.lock:
            return self.session.call_text(name, facts)


@dataclass
class Tabs:
    """The tabs by the names that they give themselves."""

    begin: Callable[[], Session]
    _tabs: OrderedDict[str, Tab] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def tab(self, name: str) -> Tab:
        """The tab of a name; a new one reads the folder."""
        name = name[:_LONGEST]
        with self._lock:
            if name not in self._tabs:
                self._tabs[name] = Tab(self.begin())
                if len(self._tabs) > MOST:
                    self._tabs.popitem(last=False)
            self._tabs.move_to_end(name)
            return self._tabs[name]

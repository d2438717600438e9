"""The sessions of one server: each tab of a browser has its own, so that two tabs can't undo each other's work."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from mediabruch.workbench.session import Session

MOST = 24
"""Tabs; of more, one begins anew: one without changes that nobody saved, if there is any, used least recently."""
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
                self._make_room(name)
            self._tabs.move_to_end(name)
            return self._tabs[name]

    def _make_room(self, name: str) -> None:
        if len(self._tabs) > MOST:
            others = [other for other in self._tabs if other != name]
            idle = (other for other in others if not self._tabs[other].session.desk.has_changes)
            del self._tabs[next(idle, others[0])]

"""The workbench: processes that are open before one person, what is stated of them, and what that comes to at once.

A `Session` answers calls, JSON in and JSON out, and keeps all in memory. The page speaks with it in two ways: it runs
beside the page in the browser, or behind a server on this machine (`serving/`).
"""

from mediabruch.workbench.session import Session

__all__ = ["Session"]

"""Serves a folder until someone ends it."""

import secrets
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.reasons import reason_of
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.serving.application import application
from mediabruch.workbench.serving.guard import Guard
from mediabruch.workbench.serving.tabs import Tabs
from mediabruch.workbench.session import Session
from mediabruch.workbench.shelf import Shelf

LOCAL = "127.0.0.1"
_PATIENCE = 3
"""Seconds that calls may take to end, once the server is to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOrder:
    """What is to be served, and where."""

    folder: Path
    host: str = LOCAL
    port: int = 0
    """0: one that is free."""


def serve(order: ServeOrder, told: Callable[[str], None]) -> None:
    """Serve a folder, until Ctrl-C or a signal to terminate; `told` is given the address once it is open.

    Raises `MediabruchError` where the address cannot be used.
    """
    listening = _listening(order)
    with listening:
        token = secrets.token_urlsafe(24)
        shelf = Shelf.at(order.folder)
        is_local = listening.getsockname()[0] in (LOCAL, "::1")
        names = {"localhost"} if is_local else {"localhost", order.host.lower(), socket.gethostname().lower()}
        tabs = Tabs(lambda: Session(Desk.on(shelf)))
        guard = Guard(application=application(tabs), token=token, names=frozenset(names), is_local=is_local)
        told(_address(listening, order.host, token))
        settings = uvicorn.Config(
            guard,
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=_PATIENCE,
        )
        _until_ended(uvicorn.Server(settings), listening)


def _listening(order: ServeOrder) -> socket.socket:
    try:
        family = socket.getaddrinfo(order.host, order.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((order.host, order.port), family=family)
    except (OSError, OverflowError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        message = Message("{host}:{port} cannot be used: {reason}.", host=order.host, port=order.port, reason=reason)
        raise MediabruchError(message) from error


def _address(listening: socket.socket, host: str, token: str) -> str:
    """What to open in a browser; the part behind # never leaves it."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/#token={token}"


def _until_ended(server: uvicorn.Server, listening: socket.socket) -> None:
    """Run a server; it ends itself on signals, and then raises them anew, for which nobody waits here."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

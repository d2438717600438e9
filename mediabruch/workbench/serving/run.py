"""Serves a folder until someone ends it."""

import logging
import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.reasons import reason_of
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.serving.addresses import LOCAL, is_only_here, names_of
from mediabruch.workbench.serving.application import application
from mediabruch.workbench.serving.guard import Guard
from mediabruch.workbench.serving.tabs import Tabs
from mediabruch.workbench.session import Session
from mediabruch.workbench.shelf import Shelf

_PATIENCE = 3
"""Seconds that calls may take to end, once the server is to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOrder:
    """What is to be served, and where."""

    folder: Path
    host: str = LOCAL
    port: int = 0
    """0: one that is free."""
    language: str = "en"
    """In which the page begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A server that can be asked."""

    addresses: tuple[str, ...]
    """What to open in a browser: first on this machine, then on others."""
    is_local: bool
    """Only this machine can reach it."""


def serve(order: ServeOrder, told: Callable[[Opened], None]) -> None:
    """Serve a folder, until Ctrl-C or a signal to terminate; `told` is given the addresses once it is open.

    Raises `MediabruchError` where the address cannot be used.
    """
    listening = _listening(order)
    with listening:
        token = secrets.token_urlsafe(24)
        shelf = Shelf.at(order.folder)
        is_local = is_only_here(listening.getsockname()[0])
        names = {"localhost"} if is_local else {"localhost", order.host.lower(), socket.gethostname().lower()}
        tabs = Tabs(lambda: Session(Desk.on(shelf)))
        guard = Guard(application=application(tabs), token=token, names=frozenset(names), is_local=is_local)
        settings = uvicorn.Config(
            guard,
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=_PATIENCE,
        )
        with _ended_by_signals(_Server(settings)) as server:
            port = listening.getsockname()[1]
            addresses = (_address(name, port, token, order.language) for name in names_of(listening, order.host))
            told(Opened(addresses=tuple(addresses), is_local=is_local))
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says nothing of calls that it cuts off at its end."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def _listening(order: ServeOrder) -> socket.socket:
    try:
        family = socket.getaddrinfo(order.host, order.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((order.host, order.port), family=family)
    except OSError as error:
        unknown = Message("no machine of this name is known")
        reason = unknown if isinstance(error, socket.gaierror) else reason_of(error)
        message = Message("{host}:{port} cannot be used: {reason}.", host=order.host, port=order.port, reason=reason)
        raise MediabruchError(message) from error


def _address(name: str, port: int, token: str, language: str) -> str:
    """What to open in a browser; the part behind # never leaves it."""
    return f"http://{name}:{port}/#token={token}&lang={language}"


@contextmanager
def _ended_by_signals(server: uvicorn.Server) -> Iterator[uvicorn.Server]:
    """Let signals end a server, from before it runs until after: it raises anew what it has caught."""

    def end(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield server
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Who may ask: this machine, from the page that it served, with the token that stands in the address.

A page from elsewhere in the same browser can send requests to this machine. Each of these alone refuses it: a name that
its own DNS has bound to this machine stands in `Host`; its own address stands in `Origin`; and it lacks the token,
which no cookie carries.
"""

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN = "x-mediabruch-token"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
"""Of every answer."""
_SITES = ("", "none", "same-origin")
"""What browsers say of requests from the page itself, and from the address bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Lets requests through to the application, or answers them with a refusal."""

    application: Application
    token: str
    names: frozenset[str]
    """Names by which the server may be called, beside addresses in digits, which no DNS can bind anew."""
    is_local: bool
    """Only addresses of this machine itself are served."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        status = self._verdict(scope)

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        if status is None:
            await self.application(scope, receive, guarded)
        else:
            await guarded({"type": "http.response.start", "status": status.value, "headers": []})
            await guarded({"type": "http.response.body", "body": b""})

    def _verdict(self, scope: Scope) -> HTTPStatus | None:
        """Why a request is refused; `None` where it is not."""
        headers = scope["headers"]
        hosts = _values(headers, "host")
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return HTTPStatus.MISDIRECTED_REQUEST
        if any(origin != f"http://{hosts[0]}" for origin in _values(headers, "origin")):
            return HTTPStatus.FORBIDDEN
        if any(site not in _SITES for site in _values(headers, "sec-fetch-site")):
            return HTTPStatus.FORBIDDEN
        if scope["method"] in ("GET", "HEAD"):
            return None
        given = _values(headers, TOKEN)
        is_right = len(given) == 1 and hmac.compare_digest(given[0].encode(), self.token.encode())
        return None if is_right else HTTPStatus.UNAUTHORIZED

    def _is_ours(self, host: str) -> bool:
        """Whether a request names this server: by an address in digits, or by a name that is its own."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self.names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.is_local


def _values(headers: Iterable[tuple[bytes, bytes]], name: str) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key.lower() == name.encode()]

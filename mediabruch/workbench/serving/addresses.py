"""The addresses to open: of a server that listens at all addresses, those by which it can be reached."""

import ipaddress
import socket
from collections.abc import Iterator

LOCAL = "127.0.0.1"
_LOCAL_6 = "::1"
_FAR = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""An address elsewhere, which documents may name and nobody has."""


def is_only_here(address: str) -> bool:
    """Whether no other machine can reach an address.

    >>> is_only_here("127.0.0.1"), is_only_here("::1"), is_only_here("0.0.0.0")
    (True, True, False)
    """
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def names_of(listening: socket.socket, host: str) -> list[str]:
    """By which names a browser finds the server: first on this machine, then from others."""
    address = str(listening.getsockname()[0])
    if not ipaddress.ip_address(address.partition("%")[0]).is_unspecified:
        return [_in_url(host)]
    found = [LOCAL if listening.family == socket.AF_INET else _LOCAL_6, *_outward(listening.family)]
    return [_in_url(name) for name in dict.fromkeys(found)]


def _outward(family: int) -> Iterator[str]:
    """The address by which others see this machine; none where it is in no network."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_FAR[socket.AddressFamily(family)], 9))  # sends nothing
        except OSError:
            return
        yield str(probe.getsockname()[0])


def _in_url(name: str) -> str:
    return f"[{name}]" if ":" in name else name

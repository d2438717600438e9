"""Firefox as a person starts it, looked into by WebDriver BiDi: no driver and no library are needed beside the browser.

It speaks JSON over a WebSocket, of which the part that is needed stands here (RFC 6455: text in frames, ours masked).
"""

import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.patience import PATIENCE

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
_ADDRESS = re.compile(r"WebDriver BiDi listening on ws://127\.0\.0\.1:(\d+)")
_MEDIUM, _LONG = 126, 127
"""Lengths of frames that say how their length is written."""
_PING = 9


class _WebSocket:
    """A connection for text."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        asked = {"Host": f"127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade"}
        asked |= {"Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
        lines = ["GET /session HTTP/1.1", *(f"{name}: {value}" for name, value in asked.items()), "", ""]
        self._socket.sendall("\r\n".join(lines).encode())
        self._file = self._socket.makefile("rb")
        assert b" 101 " in self._file.readline()
        while self._file.readline().strip():
            pass

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def send(self, text: str) -> None:
        content, mask = text.encode(), os.urandom(4)
        length = len(content)
        if length < _MEDIUM:
            head = struct.pack(">BB", 0x81, 0x80 | length)
        elif length < 1 << 16:
            head = struct.pack(">BBH", 0x81, 0x80 | _MEDIUM, length)
        else:
            head = struct.pack(">BBQ", 0x81, 0x80 | _LONG, length)
        self._socket.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(content)))

    def receive(self) -> str:
        content = b""
        while True:
            first, length = self._file.read(2)
            if length == _MEDIUM:
                (length,) = struct.unpack(">H", self._file.read(2))
            elif length == _LONG:
                (length,) = struct.unpack(">Q", self._file.read(8))
            part = self._file.read(length)
            if first & 15 < _PING:
                content += part
                if first & 128:
                    return content.decode()


class Firefox:
    """A browser with one page."""

    def __init__(self, port: int) -> None:
        self._connection = _WebSocket(port)
        self._number = 0
        self.events: list[dict[str, Any]] = []
        """Requests and what the page logged, as they were reported."""
        self.command("session.new", capabilities={})
        self._page = self.command("browsingContext.getTree")["contexts"][0]["context"]
        self.command("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told = json.loads(self._connection.receive())
            if told.get("id") == self._number:
                assert told["type"] == "success", told
                result: dict[str, Any] = told["result"]
                return result
            self.events.append(told)

    def close(self) -> None:
        self.command("browser.close")
        self._connection.close()

    def before_pages(self, script: str) -> None:
        """Run a function in each page before the page's own scripts."""
        self.command("script.addPreloadScript", functionDeclaration=script)

    def open(self, file: Path) -> None:
        self.command("browsingContext.navigate", context=self._page, url=file.as_uri(), wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, as JSON has it; promises are waited for."""
        wanted = f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))"
        target = {"context": self._page}
        told = self.command("script.evaluate", expression=wanted, target=target, awaitPromise=True)
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A browser of its own, without a window, that ends with the block."""
    assert PROGRAM is not None
    command = [PROGRAM, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        try:
            found = next(filter(None, map(_ADDRESS.search, process.stderr)))
            browser = Firefox(int(found[1]))
            try:
                yield browser
            finally:
                browser.close()
        finally:
            process.terminate()

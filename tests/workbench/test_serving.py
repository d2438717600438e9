"""The server: who may ask, what of the disk is ever read or written, and how it ends."""

import base64
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mediabruch.workbench.serving.addresses import names_of
from tests.support.models import build
from tests.support.patience import PATIENCE
from tests.support.shared import PROJECT

MODEL = build("Antrag > Pruefen > Bescheid").xml


@dataclass
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path
    address: str

    def end(self, number: signal.Signals) -> tuple[int, str, str]:
        """What the server leaves behind, once it was sent a signal."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with closing(connection):
            connection.request(method, path, body, named)
            with closing(connection.getresponse()) as answer:
                return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}

    def status(self, name: str = "processes", **headers: str) -> int:
        given = {"Content_Type": "application/json", "X_Mediabruch_Token": self.token, **headers}
        return self.ask("POST", f"/call/{name}", b"{}", **{key: value for key, value in given.items() if value})[0]

    def call(self, name: str, tab: str = "one", **facts: Any) -> dict[str, Any]:
        headers = {"Content_Type": "application/json", "X_Mediabruch_Token": self.token, "X_Mediabruch_Tab": tab}
        status, content, _ = self.ask("POST", f"/call/{name}", json.dumps({"lang": "en", **facts}).encode(), **headers)
        assert status == 200
        answer: dict[str, Any] = json.loads(content)
        return answer


def begin(folder: Path, *options: str) -> Served:
    command = [sys.executable, "-m", "mediabruch", "serve", str(folder), "--lang", "en", *options]
    environ = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+:(\d+)/#token=([\w-]+)\S*", line)
    assert found, process.communicate()
    return Served(process, int(found[1]), found[2], folder, found[0])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served")
    folder = root / "models"
    folder.mkdir()
    (root / "secret.bpmn").write_bytes(build("Geheim > Ende").xml)
    (root / "secret.media.yaml").write_text("steps: {Antrag: {medium: paper}}", encoding="utf-8")
    (folder / "antrag.bpmn").write_bytes(MODEL)
    (folder / "zwei.bpmn").write_bytes(MODEL)
    (folder / "link.bpmn").symlink_to(root / "secret.bpmn")
    (folder / "zwei.media.yaml").symlink_to(root / "secret.media.yaml")
    (folder / "<img src=x onerror=alert(1)>.bpmn").write_bytes(MODEL)
    running = begin(folder)
    yield running
    assert running.end(signal.SIGTERM) == (0, "", "")


def test_the_page_and_the_calls_answer(served: Served) -> None:
    status, content, headers = served.ask("GET", "/")
    assert status == 200
    assert b"<html" in content
    assert headers["content-type"].startswith("text/html")
    assert "antrag.bpmn" in [one["path"] for one in served.call("processes")["processes"]]
    assert served.call("show", path="antrag.bpmn")["pictures"]


def test_every_answer_keeps_the_browser_in(served: Served) -> None:
    for path in ("/", "/nothing"):
        headers = served.ask("GET", path)[2]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("token", ["", "wrong", "x" * 100_0])
def test_without_the_token_nothing_is_answered(served: Served, token: str) -> None:
    assert served.status(X_Mediabruch_Token=token) == 401


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "192.0.2.7:{port}", "[::", "", "a b"],
)
def test_names_that_were_bound_to_this_machine_are_refused(served: Served, host: str) -> None:
    name = host.format(port=served.port)
    with socket.create_connection(("127.0.0.1", served.port), PATIENCE) as raw:
        raw.sendall(f"GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
        answer = raw.recv(1000)
    assert answer.split()[1] in (b"421", b"400")


def test_localhost_is_this_machine(served: Served) -> None:
    assert served.status(Host=f"localhost:{served.port}") == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_pages_from_elsewhere_are_refused(served: Served, headers: dict[str, str]) -> None:
    assert served.status(**{name: value.format(port=served.port) for name, value in headers.items()}) == 403


def test_the_page_itself_is_let_in(served: Served) -> None:
    assert served.status(Origin=f"http://127.0.0.1:{served.port}", Sec_Fetch_Site="same-origin") == 200


def test_forms_cannot_call(served: Served) -> None:
    assert served.status(Content_Type="text/plain") == 415
    assert served.status(Content_Type="multipart/form-data") == 415
    assert served.ask("GET", "/call/processes")[0] in (404, 405)
    assert served.ask("PUT", "/call/processes", b"{}", X_Mediabruch_Token=served.token)[0] == 405
    assert served.ask("OPTIONS", "/call/processes")[0] == 401


@pytest.mark.parametrize(
    "path",
    [
        "/../serving/run.py",
        "/..%2fserving/run.py",
        "/%2e%2e/%2e%2e/__init__.py",
        "/..\\serving\\run.py",
        "//etc/passwd",
        "/antrag.bpmn",
        "/%00",
    ],
)
def test_no_path_of_a_request_reaches_the_disk(served: Served, path: str) -> None:
    assert served.ask("GET", path)[0] in (400, 404)


def test_links_out_of_the_folder_are_neither_read_nor_written(served: Served) -> None:
    answer = served.call("processes", tab="links")
    assert "link.bpmn" not in [one["path"] for one in answer["processes"]]
    refused = {one["path"]: one["message"] for one in answer["refused"]}
    assert refused["link.bpmn"] == "This leads out of the folder, and is left alone."
    assert refused["zwei.media.yaml"] == "This leads out of the folder, and is left alone."
    assert str(served.folder) not in json.dumps(answer)
    before = (served.folder.parent / "secret.media.yaml").read_bytes()
    for path in ("link.bpmn", "zwei.bpmn", "../secret.bpmn", "/etc/passwd"):
        served.call("state", tab="links", path=path, steps={"Antrag": {"medium": "data"}})
        served.call("save", tab="links", paths=[path])
    assert (served.folder.parent / "secret.media.yaml").read_bytes() == before
    assert {file.name for file in served.folder.parent.iterdir()} == {"models", "secret.bpmn", "secret.media.yaml"}


def test_uploads_are_bounded(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), PATIENCE) as raw:
        head = (
            f"POST /call/open HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nX-Mediabruch-Token: {served.token}\r\n"
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        )
        raw.sendall(head.encode())
        piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        try:
            for _ in range(70):
                raw.sendall(piece)
            raw.sendall(b"0\r\n\r\n")
        except OSError:
            pass  # it has hung up
        assert raw.recv(1000).split()[1] == b"413"
    assert served.call("processes")["processes"]


def test_saving_writes_what_was_stated(served: Served) -> None:
    (served.folder / "antrag.media.yaml").unlink(missing_ok=True)  # what another test saved
    served.call("state", tab="save", path="antrag.bpmn", steps={"Antrag": {"medium": "paper"}})
    assert not (served.folder / "antrag.media.yaml").exists()
    answer = served.call("save", tab="save", paths=["antrag.bpmn"])
    assert answer["saved"] == ["antrag.media.yaml"]
    assert "Antrag: {medium: paper}" in (served.folder / "antrag.media.yaml").read_text(encoding="utf-8")
    assert not [one for one in answer["processes"] if one["changed"]]
    assert served.call("save", tab="save")["saved"] == []


def test_two_tabs_and_edits_outside_are_seen_before_a_save(served: Served) -> None:
    file = served.folder / "antrag.media.yaml"
    for tab in ("left", "right"):
        served.call("reload", tab=tab)
        medium = {"left": "data", "right": "oral"}[tab]
        served.call("state", tab=tab, path="antrag.bpmn", steps={"Pruefen": {"medium": medium}})
    assert served.call("save", tab="left")["saved"] == ["antrag.media.yaml"]
    answer = served.call("save", tab="right")
    assert answer["saved"] == []
    assert [one["path"] for one in answer["conflicts"]] == ["antrag.media.yaml"]
    assert "medium: data" in file.read_text(encoding="utf-8")
    file.write_text("# by hand\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    served.call("state", tab="left", path="antrag.bpmn", steps={"Bescheid": {"medium": "paper"}})
    assert served.call("save", tab="left")["conflicts"]
    assert file.read_text(encoding="utf-8").startswith("# by hand\n")
    served.call("reload", tab="left")
    served.call("state", tab="left", path="antrag.bpmn", steps={"Bescheid": {"medium": "paper"}})
    assert served.call("save", tab="left")["saved"] == ["antrag.media.yaml"]


def test_taking_home_is_not_saving(served: Served) -> None:
    served.call("state", tab="home", path="zwei.bpmn", steps={"Antrag": {"medium": "paper"}})
    served.call("reload", tab="home")
    served.call("state", tab="home", path="antrag.bpmn", steps={"Antrag": {"system": "E-Akte"}})
    assert served.call("take", tab="home", what="zip")["files"]
    assert served.call("processes", tab="home")["unsaved"]
    assert served.call("save", tab="home")["saved"] == ["antrag.media.yaml"]
    assert not served.call("processes", tab="home")["unsaved"]


def test_that_a_to_be_is_not_saved_is_said_and_at_home_it_is_kept(served: Served) -> None:
    served.call("branch", tab="to-be", path="antrag.bpmn")
    served.call("state", tab="to-be", path="antrag.bpmn", which="to-be", steps={"Antrag": {"medium": "data"}})
    (refused,) = served.call("save", tab="to-be")["refused"]
    assert (refused["model"], "to-be" in refused["message"]) == ("antrag.bpmn", True)
    assert not list(served.folder.glob("*to-be*"))
    served.call("take", tab="to-be", what="annotations", path="antrag.bpmn")
    assert not served.call("processes", tab="to-be")["unsaved"]
    assert served.call("save", tab="to-be")["refused"] == []


def test_what_was_left_out_is_written_over_by_who_asks_for_it_only(served: Served) -> None:
    file, broken = served.folder / "vier.media.yaml", "steps: {Antrag: {medium: papr}}"
    (served.folder / "vier.bpmn").write_bytes(MODEL)
    file.write_text(broken, encoding="utf-8")
    served.call("reload", tab="without")
    served.call("leave_out", tab="without", path="vier.bpmn")
    served.call("state", tab="without", path="vier.bpmn", steps={"Antrag": {"medium": "paper"}})
    (conflict,) = served.call("save", tab="without", paths=["vier.bpmn"])["conflicts"]
    assert (conflict["path"], "written over" in conflict["message"]) == ("vier.media.yaml", True)
    assert file.read_text(encoding="utf-8") == broken
    assert served.call("save", tab="without", paths=["vier.bpmn"], force=True)["saved"] == ["vier.media.yaml"]
    assert "papr" not in file.read_text(encoding="utf-8")
    assert served.call("show", tab="without", path="vier.bpmn")["left_out"] is None
    (served.folder / "vier.bpmn").unlink()
    file.unlink()


def test_files_from_elsewhere_are_opened_and_not_saved(served: Served) -> None:
    content = base64.b64encode(MODEL).decode()
    served.call("open", tab="drop", files=[{"path": "fremd.bpmn", "content": content}])
    served.call("state", tab="drop", path="fremd.bpmn", steps={"Antrag": {"medium": "paper"}})
    answer = served.call("save", tab="drop")
    assert [one["model"] for one in answer["refused"]] == ["fremd.bpmn"]
    assert not (served.folder / "fremd.media.yaml").exists()
    assert served.call("take", tab="drop", what="annotations", path="fremd.bpmn")["files"]
    assert not served.call("processes", tab="drop")["unsaved"]


def test_an_annotation_file_that_is_dropped_on_a_model_can_be_saved(served: Served) -> None:
    (served.folder / "drei.bpmn").write_bytes(MODEL)
    served.call("reload", tab="dropped")
    content = base64.b64encode(b"steps: {Antrag: {medium: oral}}").decode()
    served.call("open", tab="dropped", files=[{"path": "drei.media.yaml", "content": content}])
    assert served.call("save", tab="dropped")["saved"] == ["drei.media.yaml"]
    (served.folder / "drei.bpmn").write_bytes(MODEL + b"<!-- changed -->")
    served.call("state", tab="dropped", path="drei.bpmn", steps={"Antrag": {"medium": "paper"}})
    assert served.call("save", tab="dropped")["conflicts"]
    (served.folder / "drei.bpmn").unlink()
    assert served.call("save", tab="dropped")["refused"]


def test_a_broken_configuration_is_named_at_its_models(tmp_path: Path) -> None:
    (tmp_path / "a.bpmn").write_bytes(MODEL)
    (tmp_path / "mediabruch.toml").write_text("definition = ", encoding="utf-8")
    running = begin(tmp_path)
    (refused,) = running.call("processes")["refused"]
    assert (refused["model"], refused["path"], refused["line"]) == ("a.bpmn", "mediabruch.toml", 1)
    assert running.end(signal.SIGTERM) == (0, "", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_no_text_are_opened_and_saved_all_the_same(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"antr\xe4ge.bpmn")).write_bytes(MODEL)
    running = begin(tmp_path)
    (process,) = running.call("processes")["processes"]
    view = running.call("state", path=process["path"], steps={"Antrag": {"medium": "paper"}})
    assert view["changed"]
    assert running.call("save")["saved"] == [process["path"].replace(".bpmn", ".media.yaml")]
    assert (tmp_path / os.fsdecode(b"antr\xe4ge.media.yaml")).exists()
    assert running.end(signal.SIGTERM) == (0, "", "")


@pytest.mark.parametrize(("host", "first"), [("0.0.0.0", "127.0.0.1"), ("::", "[::1]")])  # all addresses
def test_of_all_addresses_those_are_named_that_can_be_opened(host: str, first: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, 0), family=family)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with listening:
        names = names_of(listening, host)
        assert names[0] == first
        for name in names:
            socket.create_connection((name.strip("[]"), listening.getsockname()[1]), 5).close()


def test_open_to_all_it_says_so_and_how_it_is_reached(tmp_path: Path) -> None:
    running = begin(tmp_path, "--host", "0.0.0.0")
    assert running.address.startswith("http://127.0.0.1:")
    assert running.status() == 200
    code, said, warned = running.end(signal.SIGINT)
    assert (code, "unencrypted" in warned) == (0, True)
    others = re.findall(r"From other machines: http://(\S+):\d+/#token=", said)
    assert len(others) == len(said.splitlines())
    assert not {"0.0.0.0", "127.0.0.1"} & {*others}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    running = begin(tmp_path)
    assert running.call("processes")["processes"] == []
    assert running.end(number) == (0, "", "")
    with pytest.raises(OSError, match=r"refused|reset"):
        socket.create_connection(("127.0.0.1", running.port), 5).close()


def test_it_can_be_ended_while_a_connection_is_open(tmp_path: Path) -> None:
    running = begin(tmp_path)
    with socket.create_connection(("127.0.0.1", running.port), PATIENCE) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\n")
        time.sleep(0.2)
        assert running.end(signal.SIGINT) == (0, "", "")


def test_a_call_that_never_ends_is_cut_off_without_a_word(tmp_path: Path) -> None:
    running = begin(tmp_path)
    head = f"POST /call/processes HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Mediabruch-Token: {running.token}\r\n"
    with socket.create_connection(("127.0.0.1", running.port), PATIENCE) as slow:
        slow.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
        time.sleep(0.2)
        assert running.end(signal.SIGINT) == (0, "", "")


def test_a_port_in_use_is_one_sentence(served: Served, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mediabruch", "serve", str(tmp_path), "--port", str(served.port), "--lang", "de"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert done.stderr.startswith("Fehler: ")
    assert "ein anderes Programm" in done.stderr
    assert "Traceback" not in done.stderr

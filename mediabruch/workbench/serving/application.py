"""What the server answers: the files of the page, and calls."""

import mimetypes
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from mediabruch.workbench.page_files import page_files
from mediabruch.workbench.serving.tabs import Tabs

LARGEST = 64_000_000
"""Bytes of a call; files travel in base64, a third longer than they are."""
TAB = "x-mediabruch-tab"
_START = "index.html"
_TYPES = {".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml"}


def application(tabs: Tabs) -> Starlette:
    """The application. Its files are read once: no path of a request ever reaches the disk."""
    files = {name: (_type(path), path.read_bytes()) for name, path in page_files().items()}

    async def file(request: Request) -> Response:
        found = files.get(request.path_params["path"] or _START)
        if found is None:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return Response(found[1], media_type=found[0])

    async def call(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return Response(status_code=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        body = await _body(request)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        tab = await run_in_threadpool(tabs.tab, request.headers.get(TAB, ""))
        facts = body.decode(errors="replace")
        answer = await run_in_threadpool(tab.call, request.path_params["name"], facts)
        return Response(answer.encode(), media_type="application/json")

    routes = [
        Route("/call/{name}", call, methods=["POST"]),
        Route("/{path:path}", file, methods=["GET"]),
    ]
    return Starlette(routes=routes)


async def _body(request: Request) -> bytes | None:
    """What a request brings; `None` where it is too large, whatever it says of its length."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > LARGEST:
                return None
            parts.append(part)
    except ClientDisconnect:
        return None
    return b"".join(parts)


def _type(path: Path) -> str:
    return _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"

"""The web client's files, read into memory once at start: a request names a key of a table, never a path on disk.

`/` and `/join` both answer the meeting's page, `/staff` and everything below it the staff's; their scripts tell the
addresses apart. Files below `assets/` carry a hash of their
content in their name and may be cached for ever; everything else is asked for anew and compared by ETag.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from aiohttp import web

STATIC: Final = Path(__file__).parent.parent / "static"
PAGE: Final = "index.html"
PAGES: Final = ("/", "/join")
STAFF_PAGE: Final = "/staff.html"
STAFF: Final = "/staff"

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"
_COMPRESSIBLE: Final = ("text/", "application/javascript", "application/json", "application/manifest", "image/svg")
_UNBUILT: Final = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Hearth</title><h1>Hearth is running</h1>"
    "<p>Its web client has not been built yet. Run <code>make install</code> and start the server again.</p>"
)


class File(msgspec.Struct, frozen=True):
    """One file, ready to be sent. `gzipped` is there when it is worth it."""

    body: bytes
    gzipped: bytes | None
    content_type: str
    charset: str | None
    etag: str
    cache: str


def load(root: Path = STATIC) -> dict[str, File]:
    """The client's files by URL path; empty when it has not been built."""
    if not all((root / page).is_file() for page in (PAGE, STAFF_PAGE.removeprefix("/"))):
        return {}
    files = {f"/{path.relative_to(root).as_posix()}": _file(root, path) for path in root.rglob("*") if path.is_file()}
    page = files.pop(f"/{PAGE}")
    return files | dict.fromkeys(PAGES, page) | {STAFF: files.pop(STAFF_PAGE)}


def _file(root: Path, path: Path) -> File:
    body = path.read_bytes()
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    compressible = content_type.startswith(_COMPRESSIBLE)
    gzipped = gzip.compress(body, mtime=0) if compressible else None
    return File(
        body=body,
        gzipped=gzipped if gzipped is not None and len(gzipped) < len(body) else None,
        content_type=content_type,
        charset="utf-8" if compressible and not content_type.startswith("image/") else None,
        etag=hashlib.sha256(body).hexdigest()[:32],
        cache=_FOR_EVER if path.relative_to(root).parts[0] == "assets" else _ASK_AGAIN,
    )


class WebClient:
    """Answers requests for the client's files."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self._files = files

    def add_routes(self, app: web.Application) -> None:
        """Serve every path nobody else serves."""
        app.router.add_get("/{path:.*}", self._serve)

    async def _serve(self, request: web.Request) -> web.Response:
        path = STAFF if request.path.startswith(f"{STAFF}/") else request.path
        if not self._files and path in (*PAGES, STAFF):
            return web.Response(status=503, text=_UNBUILT, content_type="text/html")
        file = self._files.get(path)
        if file is None:
            raise web.HTTPNotFound(text="There is nothing here.")
        return _response(request, file)


def _response(request: web.Request, file: File) -> web.Response:
    headers = {"Cache-Control": file.cache, "Vary": "Accept-Encoding"}
    if any(tag.value == file.etag for tag in request.if_none_match or ()):
        unchanged = web.Response(status=304, headers=headers)
        unchanged.etag = file.etag
        return unchanged
    body = file.body
    if file.gzipped is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
        body = file.gzipped
        headers["Content-Encoding"] = "gzip"
    response = web.Response(body=body, headers=headers, content_type=file.content_type, charset=file.charset)
    response.etag = file.etag
    return response

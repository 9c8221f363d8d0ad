"""The web client's files: read once, named by a table, cached as their names promise."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from server.api.client import WebClient, load


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<!doctype html><title>Hearth</title>" + " " * 500)
    (tmp_path / "staff.html").write_text("<!doctype html><title>Hearth for staff</title>")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "manifest.webmanifest").write_text('{"name": "Hearth"}')
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "192.png").write_bytes(b"\x89PNG")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app-1234.js").write_text("console.log(1);" * 100)
    (tmp_path / "assets" / "bell-1234.webm").write_bytes(b"\x1a\x45")
    return tmp_path


@asynccontextmanager
async def serving(root: Path) -> AsyncIterator[aiohttp.ClientSession]:
    app = web.Application()
    WebClient(load(root)).add_routes(app)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{site.port}", auto_decompress=False) as http:
            yield http
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("path", ["/", "/join"])
async def test_both_pages_are_the_one_page_and_asked_for_anew(built: Path, path: str) -> None:
    async with serving(built) as http, http.get(path, headers={"Accept-Encoding": "identity"}) as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert response.headers["Cache-Control"] == "no-cache"
        assert b"Hearth" in await response.read()


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icons/192.png", "image/png"),
        ("/favicon.svg", "image/svg+xml"),
    ],
)
async def test_what_installs_the_page_has_the_type_browsers_ask_for(built: Path, path: str, content_type: str) -> None:
    async with serving(built) as http, http.get(path) as response:
        assert (response.status, response.content_type) == (200, content_type)
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/staff", "/staff/", "/staff/groups/g_1"])
async def test_the_staffs_addresses_are_all_the_staffs_page(built: Path, path: str) -> None:
    async with serving(built) as http, http.get(path, headers={"Accept-Encoding": "identity"}) as response:
        assert response.status == 200
        assert b"Hearth for staff" in await response.read()


async def test_only_what_is_below_the_staffs_address_is_theirs(built: Path) -> None:
    async with serving(built) as http, http.get("/staffing") as response:
        assert response.status == 404


async def test_a_file_with_its_hash_in_its_name_is_kept_for_ever(built: Path) -> None:
    async with serving(built) as http, http.get("/assets/app-1234.js") as response:
        assert "immutable" in response.headers["Cache-Control"]
        assert response.content_type in ("text/javascript", "application/javascript")


async def test_text_is_compressed_for_who_can_take_it(built: Path) -> None:
    async with serving(built) as http:
        async with http.get("/assets/app-1234.js", headers={"Accept-Encoding": "gzip"}) as response:
            assert response.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(await response.read()) == b"console.log(1);" * 100
        async with http.get("/assets/app-1234.js", headers={"Accept-Encoding": "identity"}) as response:
            assert "Content-Encoding" not in response.headers


async def test_what_does_not_shrink_is_sent_as_it_is(built: Path) -> None:
    async with serving(built) as http, http.get("/assets/bell-1234.webm") as response:
        assert await response.read() == b"\x1a\x45"


async def test_an_unchanged_page_is_not_sent_again(built: Path) -> None:
    async with serving(built) as http:
        async with http.get("/") as response:
            etag = response.headers["ETag"]
        async with http.get("/", headers={"If-None-Match": etag}) as response:
            assert (response.status, await response.read()) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/index.html", "/nothing", "/assets", "/assets/", "/../pyproject.toml", "/%2e%2e/config.py", "/join/x"]
)
async def test_only_what_is_in_the_table_is_there(built: Path, path: str) -> None:
    async with serving(built) as http, http.get(path) as response:
        assert response.status == 404


async def test_nothing_can_be_posted(built: Path) -> None:
    async with serving(built) as http, http.post("/join", data=b"x") as response:
        assert response.status == 405


async def test_without_a_built_client_the_page_says_so(tmp_path: Path) -> None:
    async with serving(tmp_path) as http, http.get("/join") as response:
        assert response.status == 503
        assert "has not been built" in await response.text()


async def test_a_client_with_a_page_missing_counts_as_not_built(built: Path) -> None:
    (built / "staff.html").unlink()
    async with serving(built) as http, http.get("/") as response:
        assert response.status == 503

"""The composition: what starts, what cannot, and that nothing is left behind."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from aiohttp.test_utils import make_mocked_request

from server.app import Node, StartError, client_address
from server.config import Config, Http, Media, Store, Tls
from server.ports import MediaFacts
from tests.server.gateway.harness import API_KEY, FakePlane, World


def make_plane(media: Media, facts: MediaFacts) -> FakePlane:
    return FakePlane(facts)


def config(**parts: object) -> Config:
    given = {"http": Http(port=0), "store": Store("memory:"), "quickstart": False, **parts}
    return Config(**given)  # type: ignore[arg-type]  # the parts are Config's own


async def cannot_start(wrong: Config) -> str:
    with pytest.raises(StartError) as caught:
        await Node(wrong, API_KEY, make_plane).start()
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


async def test_a_started_node_is_ready_and_a_stopped_one_is_gone() -> None:
    async with World.running() as world:
        async with world.http.get(f"{world.url}/readyz") as response:
            assert response.status == 200
        port = int(world.url.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
        pass


async def test_a_taken_http_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"The HTTP port {port}" in await cannot_start(config(http=Http(port=port)))


async def test_a_taken_media_port_is_told_and_the_http_port_is_free_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        http_port = free.getsockname()[1]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"The media port {port}"):
            await Node(config(http=Http(port=http_port), media=Media(port=port)), API_KEY).start()
    with socket.create_server(("127.0.0.1", http_port)):
        pass


async def test_an_address_of_another_machine_is_told() -> None:
    assert "not an address of this machine" in await cannot_start(config(http=Http(host="192.0.2.1", port=0)))


async def test_a_host_nobody_knows_is_told() -> None:
    assert "not an address" in await cannot_start(config(http=Http(host="nowhere.invalid", port=0)))


async def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "store" in await cannot_start(config(store=Store(f"sqlite:///{tmp_path}/file/hearth.sqlite")))


async def test_a_store_of_an_unknown_kind_is_told() -> None:
    assert "store.url" in await cannot_start(config(store=Store("mongodb://x")))


async def test_a_store_in_use_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/hearth.sqlite"
    async with World.running(store=url):
        assert "in use" in await cannot_start(config(store=Store(url)))


async def test_a_secret_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "hearth.secret").write_text("short")
    assert "secret" in await cannot_start(config(store=Store(f"sqlite:///{tmp_path}/hearth.sqlite")))


async def test_tls_files_that_are_no_certificate_are_told(tmp_path: Path) -> None:
    for name in ("a.pem", "b.pem"):
        (tmp_path / name).write_text("not a certificate")
    tls = Tls(str(tmp_path / "a.pem"), str(tmp_path / "b.pem"))
    assert "http.tls" in await cannot_start(config(http=Http(port=0, tls=tls)))


async def test_stopping_what_never_started_is_harmless() -> None:
    await Node(config(), API_KEY, make_plane).stop()


async def test_the_first_start_makes_a_key_that_later_starts_accept(tmp_path: Path) -> None:
    wanted = config(store=Store(f"sqlite:///{tmp_path}/hearth.sqlite"))
    first = Node(wanted, "", make_plane)
    await first.start()
    await first.stop()
    second = Node(wanted, "", make_plane)
    await second.start()
    await second.stop()
    assert first.fresh_key is not None
    assert second.fresh_key is None


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.9", None, "192.0.2.9"),
        ("192.0.2.9", "198.51.100.1", "192.0.2.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.7, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "anything", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(remote: str, forwarded: str | None, address: str) -> None:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=remote)
    assert client_address(request, ("10.0.0.1", "10.0.0.2")) == address

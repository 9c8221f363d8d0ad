"""The composition: what starts, what cannot, and that nothing is left behind."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server.app import Node, StartError, client_address
from server.config import Config, Http, Media, Store, Tls
from server.ports import MediaFacts
from tests.server.gateway.harness import API_KEY, Client, FakePlane, Refused, World


def make_plane(media: Media, facts: MediaFacts) -> FakePlane:
    return FakePlane(facts)


def config(**parts: object) -> Config:
    given = {"http": Http(port=0), "store": Store("memory:"), "quickstart": False, **parts}
    return Config(**given)  # type: ignore[arg-type]  # the parts are Config's own


def self_signed(folder: Path) -> tuple[str, str]:
    """A certificate for 127.0.0.1 and its key, as PEM files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return str(files[0]), str(files[1])


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


async def test_with_a_certificate_everything_is_https_and_wss(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    node = Node(config(http=Http(port=0, tls=Tls(certificate, key))), API_KEY, make_plane)
    await node.start()
    try:
        trusted = ssl.create_default_context(cafile=certificate)
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusted)) as http:
            async with http.get(f"{node.url}/healthz") as response:
                assert "Strict-Transport-Security" in response.headers
            async with http.ws_connect(f"{node.url}/socket.io/?EIO=4&transport=websocket") as socket_:
                assert (await socket_.receive_str()).startswith("0{")
    finally:
        await node.stop()
    assert node.url.startswith("https://127.0.0.1:")


async def test_a_stopping_node_takes_nobody_in() -> None:
    async with World.running() as world:
        token = await world.token(await world.session())
        async with Client.joined(world, token):
            world.node._ready = False
            with pytest.raises(Refused):
                await Client().connect(world, {"token": token})
            assert (await world.api("POST", "/sessions", {"title": "T"}))[0] == 503


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

"""The strict loader: defaults, file, environment, and the sentence each mistake gets."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from server.config import Config, ConfigError, Http, IceServer, Tls, is_loopback, load, public_url

ROOT = Path(__file__).parents[2]


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def keys(tree: object, path: str = "") -> set[str]:
    if isinstance(tree, dict) and tree:
        return set().union(*(keys(value, f"{path}.{key}") for key, value in tree.items()))
    return {path}


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None, {}) == Config()


def test_the_shipped_file_states_exactly_the_defaults() -> None:
    assert load(ROOT / "config.yaml", {}) == Config()


def test_the_shipped_file_holds_every_key() -> None:
    import msgspec

    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    assert keys(shipped) == keys(msgspec.to_builtins(Config()))


def test_a_file_overrides_the_defaults(tmp_path: Path) -> None:
    config = load(write(tmp_path, "http:\n  port: 9000\nmedia: {public_addresses: [192.0.2.1]}\n"), {})
    assert (config.http.port, config.media.public_addresses) == (9000, ("192.0.2.1",))


def test_an_empty_section_means_its_defaults(tmp_path: Path) -> None:
    assert load(write(tmp_path, "http:\n  # port: 1\n"), {}) == Config()


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, "http: {port: 9000, host: 127.0.0.2}\n")
    config = load(file, {"HEARTH_HTTP__PORT": "9001", "HEARTH_QUICKSTART": "false"})
    assert (config.http.port, config.http.host, config.quickstart) == (9001, "127.0.0.2", False)


def test_nested_keys_and_lists_come_from_the_environment() -> None:
    config = load(None, {"HEARTH_MEDIA__PUBLIC_ADDRESSES": "192.0.2.1, 2001:db8::1", "HEARTH_MEDIA__TICK_MS": "0"})
    assert (config.media.public_addresses, config.media.tick_ms) == (("192.0.2.1", "2001:db8::1"), 0.0)


def test_ice_servers_come_from_the_environment_as_json() -> None:
    config = load(None, {"HEARTH_MEDIA__ICE_SERVERS": '[{"urls": ["turn:a"], "username": "u", "credential": "c"}]'})
    assert config.media.ice_servers == (IceServer(urls=("turn:a",), username="u", credential="c"),)


def test_variables_that_are_not_ours_are_left_alone() -> None:
    environment = {"HEARTH_API_KEY": "k", "HEARTH_PORT": "tcp://10.0.0.1:80", "HEARTH_SERVICE_HOST": "x", "OTHER": "y"}
    assert load(None, environment) == Config()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("htp: {}", "unknown key 'htp'"),
        ("http: {prot: 1}", "unknown key 'prot' in 'http'"),
        ("http: {tls: {cert: x}}", "unknown key 'cert' in 'http.tls'"),
        ("http: {port: eighty}", "expected `int`".replace("`", "'")),
        ("http: {port: '8080'}", "in 'http.port'"),
        ("http: {port: 70000}", "<= 65535"),
        ("http: 5", "in 'http'"),
        ("log: {level: loud}", "'loud'"),
        ("[1, 2]", "keys and values"),
        ("http: {port: 1", "not valid YAML at line"),
        ("a: !!python/object:os.system {}", "not valid YAML"),
        ("http: {tls: {certificate: a.pem}}", "together"),
        ("http: {tls: {certificate: /nowhere/a.pem, key: /nowhere/b.pem}}", "/nowhere/a.pem cannot be read"),
        ("http: {public_url: hearth.example.org}", "must be an origin"),
        ("http: {public_url: 'https://a.example/path'}", "must be an origin"),
        ("media: {host: myhost}", "media.host must be an IP address"),
        ("media: {public_addresses: [example.org]}", "'example.org'"),
        ("auth: {secret: short}", "32 characters"),
        ("store: {url: 'redis://localhost'}", "auth.secret must be given"),
        ("limits: {session_capacity: 1}", "session_capacity"),
        (f"care: {{help_text: {'x' * 601}}}", "care.help_text"),
    ],
)
def test_a_mistake_in_the_file_is_told_in_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text), {})
    said = str(caught.value)
    assert words in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HEARTH_HTTP__PROT", "1", "names no key"),
        ("HEARTH_HTTP__PORT__X", "1", "names no key"),
        ("HEARTH_HTTP__TLS", "1", "names a section"),
        ("HEARTH_HTTP__PORT", "many", "HEARTH_HTTP__PORT"),
        ("HEARTH_QUICKSTART", "perhaps", "HEARTH_QUICKSTART"),
        ("HEARTH_MEDIA__ICE_SERVERS", "{", "HEARTH_MEDIA__ICE_SERVERS"),
    ],
)
def test_a_mistake_in_the_environment_is_told_in_one_sentence(name: str, value: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(None, {name: value})
    assert words in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Cannot read the configuration"):
        load(tmp_path / "none.yaml", {})


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        load(file, {})


@pytest.mark.parametrize(
    ("http", "port", "url"),
    [
        (Http(), 8080, "http://127.0.0.1:8080"),
        (Http(host="0.0.0.0"), 80, "http://localhost"),
        (Http(host="::1"), 8080, "http://[::1]:8080"),
        (Http(tls=Tls("a", "b")), 443, "https://127.0.0.1"),
        (Http(public_url="https://hearth.example.org/"), 8080, "https://hearth.example.org"),
    ],
)
def test_links_begin_with_the_public_url(http: Http, port: int, url: str) -> None:
    assert public_url(http, port) == url


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_loopback_is_known(host: str, local: bool) -> None:
    assert is_loopback(host) is local

"""The configuration of a node: what may be set, its defaults, and the strict loader.

Sources, the later wins: the defaults below, config.yaml, the environment. The variable of a key is `HEARTH_` and the
path joined by `__`, in upper case: `http.port` is `HEARTH_HTTP__PORT`. Lists are comma-separated there.

Rule that holds: a key nobody knows, a value of the wrong type or out of range ends in one `ConfigError`, whose text is
one sentence for a person and names the place. Nothing is guessed. Variables without a `__` that are no top-level key
are not ours to judge (`HEARTH_API_KEY`, and container platforms inject names such as `HEARTH_PORT`): left alone.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
import yaml
from msgspec import UNSET, UnsetType

from facilitator.checkins.deciding import MAX_HELP_TEXT

PREFIX = "HEARTH_"

Port = Annotated[int, msgspec.Meta(ge=0, le=65535)]
Positive = Annotated[int, msgspec.Meta(ge=1)]
Rate = Annotated[float, msgspec.Meta(gt=0)]
LogLevel = Literal["debug", "info", "warning", "error"]


class ConfigError(Exception):
    """The configuration cannot be used. The text is one sentence, made for the operator."""


class Tls(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """PEM files. Both or neither."""

    certificate: str = ""
    key: str = ""


class Http(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where HTTP and Socket.IO are served. `public_url` is what invitation links begin with; empty: derived."""

    host: str = "127.0.0.1"
    port: Port = 8080
    public_url: str = ""
    tls: Tls = Tls()
    trusted_proxies: tuple[str, ...] = ()


class IceServer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One STUN or TURN server as the browser's RTCIceServer takes it."""

    urls: tuple[str, ...]
    username: str | UnsetType = UNSET
    credential: str | UnsetType = UNSET


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """TURN servers that share `secret` with us; clients get passwords good for `hours` (`server.relays`)."""

    urls: tuple[str, ...] = ()
    secret: str = ""
    hours: Annotated[float, msgspec.Meta(gt=0, le=24 * 7)] = 12.0


class Media(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the SFU listens, and which addresses clients are told."""

    host: str = "127.0.0.1"
    port: Port = 8443
    public_addresses: tuple[str, ...] = ()
    tcp: bool = True
    ice_servers: tuple[IceServer, ...] = ()
    turn: Turn = Turn()
    tick_ms: Annotated[float, msgspec.Meta(ge=0, le=20)] = 2.0


class Store(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the event log lives."""

    url: str = "sqlite:///data/hearth.sqlite"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long ended sessions are kept, where they say nothing themselves; 0: for ever."""

    retention_days: Annotated[int, msgspec.Meta(ge=0, le=36_500)] = 0


class Care(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people read whose answer to a check-in raises an alert; empty: the usual text."""

    help_text: Annotated[str, msgspec.Meta(max_length=MAX_HELP_TEXT)] = ""


class Log(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written to standard error."""

    level: LogLevel = "info"


class Auth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`secret` signs invitation tokens; empty: made at the first start and kept beside the store."""

    secret: str = ""
    invitation_hours: Annotated[float, msgspec.Meta(gt=0, le=24 * 366)] = 24.0 * 7


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one client, or one address, may ask of the server."""

    commands_per_second: Rate = 10.0
    commands_burst: Positive = 40
    offers_per_minute: Rate = 30.0
    offers_burst: Positive = 10
    connects_per_minute: Rate = 1200.0
    connects_burst: Positive = 500
    joins_per_minute: Rate = 60.0
    joins_burst: Positive = 120
    connections: Positive = 5000
    message_bytes: Annotated[int, msgspec.Meta(ge=16_384)] = 262_144
    session_capacity: Annotated[int, msgspec.Meta(ge=2, le=32)] = 32


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A node's whole configuration."""

    http: Http = Http()
    media: Media = Media()
    store: Store = Store()
    record: Record = Record()
    care: Care = Care()
    log: Log = Log()
    auth: Auth = Auth()
    limits: Limits = Limits()
    quickstart: bool = True


def load(path: Path | None, environment: Mapping[str, str] | None = None) -> Config:
    """The configuration from `path` (None: defaults) and `environment` (default: the process's).

    Raises: ConfigError.
    """
    environment = os.environ if environment is None else environment
    source = str(path) if path is not None else "the environment"
    tree = _read(path) if path is not None else {}
    config = _decode(tree, source)  # alone first, so that a mistake in the file is blamed on the file
    overrides = _from_environment(environment)
    if overrides:
        config = _decode(_merged(tree, overrides), source)
    _check(config)
    return config


def _read(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigError(f"Cannot read the configuration {path}: {reason}.") from error
    try:
        tree = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark is not None else ""
        raise ConfigError(f"{path} is not valid YAML{where}.") from error
    if tree is None:
        return {}
    if not isinstance(tree, dict):
        raise ConfigError(f"{path} must hold keys and values at its top level.")
    # A section whose every key is commented out reads as null and means its defaults.
    return {key: value for key, value in tree.items() if value is not None}


def _decode(tree: Mapping[str, object], source: str) -> Config:
    try:
        return msgspec.convert(tree, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"In {source}: {_sentence(str(error))}") from error


def _sentence(message: str) -> str:
    """msgspec's "Object contains unknown field `x` - at `$.http`" as a sentence."""
    what, _, where = message.partition(" - at `$")
    place = where.rstrip("`").lstrip(".")
    what = what.replace("Object contains unknown field", "unknown key").replace("`", "'")
    what = what[:1].lower() + what[1:]
    return f"{what} in '{place}'." if place else f"{what}."


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    overrides: dict[str, object] = {}
    for name in sorted(environment):
        if not name.startswith(PREFIX):
            continue
        path = name.removeprefix(PREFIX).lower().split("__")
        if len(path) == 1 and path[0] not in _scalars():
            continue
        node = overrides
        for key in path[:-1]:
            child = node.setdefault(key, {})
            assert isinstance(child, dict)  # leaves are never sections: _leaf refuses a path through one
            node = child
        node[path[-1]] = _leaf(name, path, environment[name])
    return overrides


def _scalars() -> frozenset[str]:
    return frozenset(f.name for f in msgspec.structs.fields(Config) if not _is_section(f.type))


def _is_section(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _leaf(name: str, path: list[str], text: str) -> object:
    """The value of one variable, converted as its key's type asks."""
    kind: object = Config
    for key in path:
        fields = {f.name: f.type for f in msgspec.structs.fields(kind)} if _is_section(kind) else {}  # type: ignore[arg-type]  # _is_section says it is a Struct type
        if key not in fields:
            raise ConfigError(f"The environment variable {name} names no key of the configuration.")
        kind = fields[key]
    if _is_section(kind):
        raise ConfigError(f"The environment variable {name} names a section, not a key.")
    try:
        if kind == tuple[IceServer, ...]:
            return msgspec.to_builtins(msgspec.json.decode(text, type=tuple[IceServer, ...]))
        if kind == tuple[str, ...]:
            return [part.strip() for part in text.split(",") if part.strip()]
        return msgspec.convert(text, kind, strict=False)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ConfigError(f"In the environment variable {name}: {_sentence(str(error))}") from error


def _merged(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _check(config: Config) -> None:
    """What no single key can say."""
    tls = config.http.tls
    if bool(tls.certificate) != bool(tls.key):
        raise ConfigError("http.tls.certificate and http.tls.key must be given together.")
    for label, file in (("http.tls.certificate", tls.certificate), ("http.tls.key", tls.key)):
        if file and not os.access(file, os.R_OK):
            raise ConfigError(f"{label}: the file {file} cannot be read.")
    if config.http.public_url:
        url = urlsplit(config.http.public_url)
        if url.scheme not in ("http", "https") or not url.hostname or url.path.strip("/") or url.query or url.fragment:
            raise ConfigError("http.public_url must be an origin such as https://hearth.example.org.")
    if not is_address(config.media.host):
        raise ConfigError(f"media.host must be an IP address, not '{config.media.host}'.")
    for address in (*config.media.public_addresses, *config.http.trusted_proxies):
        if not is_address(address):
            raise ConfigError(f"'{address}' in media.public_addresses or http.trusted_proxies is not an IP address.")
    if bool(config.media.turn.urls) != bool(config.media.turn.secret):
        raise ConfigError("media.turn.urls and media.turn.secret must be given together.")
    if config.auth.secret and len(config.auth.secret) < 32:
        raise ConfigError("auth.secret must have at least 32 characters.")
    if config.store.url.startswith(("redis://", "rediss://")) and not config.auth.secret:
        raise ConfigError(
            "auth.secret must be given when the store is Redis, for there is no file beside it to keep one."
        )


def is_address(text: str) -> bool:
    """Whether `text` is an IPv4 or IPv6 address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def public_url(http: Http, port: int) -> str:
    """What links begin with, without a trailing slash. `port` is the bound one (http.port may be 0, any free one)."""
    if http.public_url:
        return http.public_url.rstrip("/")
    scheme, default = ("https", 443) if http.tls.certificate else ("http", 80)
    host = "localhost" if http.host in ("", "0.0.0.0", "::") else http.host
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" if port == default else f"{scheme}://{host}:{port}"

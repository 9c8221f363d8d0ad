"""A client's network of its own: a namespace behind a router that can lose packets, block UDP, change addresses and be
slow.

    root namespace (the node) ── 198.18.N.1 ═ 198.18.N.2 ── router ── 198.19.N.1 ═ 198.19.N.2 ── client (the browser)

The router translates the client's UDP source address statelessly (the seen address is one of `SEEN`), so that a test
can change it between two packets, as a network hand-over does; TCP is routed untranslated. Addresses are those
reserved for benchmarking (RFC 2544). Needs root, ip(8), tc(8) and nft(8).
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_numbers = count()


def _run(*command: str, stdin: str | None = None) -> None:
    result = subprocess.run(command, input=stdin, text=True, capture_output=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {result.stderr.strip()}{f' in {stdin}' if stdin else ''}")


@dataclass(frozen=True, slots=True)
class ClientNetwork:
    """Where the browser lives. `server` is the address a node must bind to be reached from there."""

    client: str
    router: str
    server: str
    inside: str
    seen: tuple[str, str]
    towards_client: str
    """The router's interface before the client."""

    def wrapper(self, directory: Path, program: str) -> Path:
        """An executable that runs `program` inside the client's namespace."""
        path = directory / f"{Path(program).name}-in-{self.client}"
        path.write_text(f'#!/bin/sh\nexec ip netns exec {self.client} {program} "$@"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def shape(self, *, seen_as: int = 0, drop: Sequence[str] = ()) -> None:
        """Replace the router's rules at once: the address the node sees (0 or 1), and what is dropped on the way.

        `drop`: nft match expressions for forwarded packets, either direction.
        """
        drops = "\n".join(f"{match} drop" for match in drop)
        rules = f"""
            table ip hearth
            delete table ip hearth
            table ip hearth {{
                chain back {{
                    type filter hook prerouting priority raw;
                    ip protocol udp ip daddr {self.seen[seen_as]} notrack ip daddr set {self.inside}
                    ip protocol udp ip daddr {self.seen[1 - seen_as]} drop
                }}
                chain forward {{
                    type filter hook forward priority filter;
                    {drops}
                }}
                chain out {{
                    type filter hook postrouting priority srcnat;
                    ip protocol udp ip saddr {self.inside} ip saddr set {self.seen[seen_as]}
                }}
            }}
        """
        _run("ip", "netns", "exec", self.router, "nft", "-f", "-", stdin=rules)

    def block_udp(self) -> None:
        self.shape(drop=["ip protocol udp"])

    def lose(self, percent: int) -> None:
        """Drop this share of all UDP packets, each way, at random; none from then on when it is 0."""
        self.shape(drop=[f"ip protocol udp numgen random mod 100 < {percent}"] if percent else [])

    def slow_down(self, kilobits: int) -> None:
        """Let so many kbit/s through to the client; what waits longer than 200 ms is dropped, as a home router does."""
        limit = ("rate", f"{kilobits}kbit", "burst", "16kb", "latency", "200ms")
        _run("tc", "-n", self.router, "qdisc", "replace", "dev", self.towards_client, "root", "tbf", *limit)

    def speed_up(self) -> None:
        """Let everything through again."""
        _run("tc", "-n", self.router, "qdisc", "delete", "dev", self.towards_client, "root")

    def change_address(self) -> None:
        """From the next packet on, the node sees the client at another address; packets to the old one are lost."""
        self.shape(seen_as=1)


@contextmanager
def client_network() -> Iterator[ClientNetwork]:
    """Make the namespaces, and take them away again."""
    if os.geteuid() != 0:
        raise RuntimeError("network namespaces need root: run `make test`, which asks for it")
    number = (os.getpid() + next(_numbers)) % 250
    tag = f"hearth{number}"
    network = ClientNetwork(
        client=f"{tag}c",
        router=f"{tag}r",
        server=f"198.18.{number}.1",
        inside=f"198.19.{number}.2",
        seen=(f"198.18.{number}.10", f"198.18.{number}.11"),
        towards_client=f"{tag}d",
    )
    with ExitStack() as undo:
        for name in (network.client, network.router):
            _run("ip", "netns", "add", name)
            undo.callback(_run, "ip", "netns", "delete", name)
            _run("ip", "-n", name, "link", "set", "lo", "up")
        _connect_router_to_node(network, tag, undo)
        _connect_client_to_router(network)
        network.shape()
        yield network


def _connect_router_to_node(network: ClientNetwork, tag: str, undo: ExitStack) -> None:
    here, there = f"{tag}a", f"{tag}b"
    subnet = network.server.rsplit(".", 1)[0]
    _run("ip", "link", "add", here, "type", "veth", "peer", there, "netns", network.router)
    undo.callback(subprocess.run, ["ip", "link", "delete", here], capture_output=True, check=False)
    _run("ip", "address", "add", f"{network.server}/24", "dev", here)
    _run("ip", "link", "set", here, "up")
    # The translated addresses are the router's own, so that it answers ARP for them.
    for address in (f"{subnet}.2", *network.seen):
        _run("ip", "-n", network.router, "address", "add", f"{address}/24", "dev", there)
    _run("ip", "-n", network.router, "link", "set", there, "up")
    _run("ip", "netns", "exec", network.router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
    inside = network.inside.rsplit(".", 1)[0]
    _run("ip", "route", "add", f"{inside}.0/24", "via", f"{subnet}.2")


def _connect_client_to_router(network: ClientNetwork) -> None:
    here, there = network.towards_client, "eth0"
    gateway = f"{network.inside.rsplit('.', 1)[0]}.1"
    _run("ip", "-n", network.router, "link", "add", here, "type", "veth", "peer", there, "netns", network.client)
    _run("ip", "-n", network.router, "address", "add", f"{gateway}/24", "dev", here)
    _run("ip", "-n", network.router, "link", "set", here, "up")
    _run("ip", "-n", network.client, "address", "add", f"{network.inside}/24", "dev", there)
    _run("ip", "-n", network.client, "link", "set", there, "up")
    _run("ip", "-n", network.client, "route", "add", "default", "via", gateway)

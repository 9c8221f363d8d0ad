"""The headers every answer carries."""

from __future__ import annotations

import pytest

from server.api.security import headers
from tests.server.gateway.harness import World


@pytest.mark.parametrize("path", ["/", "/join", "/nothing", "/healthz", "/api/v1/sessions/x", "/socket.io/?EIO=4"])
async def test_every_answer_carries_them(path: str) -> None:
    async with World.running() as world, world.http.get(f"{world.url}{path}") as response:
        for name, value in headers(world.url).items():
            assert response.headers[name] == value
        assert response.headers["Server"] == "hearth"


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    policy = headers("https://hearth.example.org")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "connect-src 'self' wss://hearth.example.org;" in policy


def test_camera_and_microphone_are_for_our_own_page_only() -> None:
    permissions = headers("http://127.0.0.1:8080")["Permissions-Policy"]
    assert "camera=(self), microphone=(self), display-capture=(self)" in permissions
    assert "geolocation=()" in permissions


def test_only_https_is_made_strict() -> None:
    assert "Strict-Transport-Security" in headers("https://hearth.example.org")
    assert "Strict-Transport-Security" not in headers("http://127.0.0.1:8080")

"""The security headers every response carries (OWASP Secure Headers), whoever answers.

Rule that holds: nothing is loaded from another host, no inline script or style runs, no page frames ours, and only our
own page may ask for camera, microphone and screen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

_ALLOWED_HERE: Final = (
    "camera", "microphone", "display-capture", "speaker-selection", "fullscreen", "screen-wake-lock", "autoplay",
    "picture-in-picture", "clipboard-write",
)  # fmt: skip
_ALLOWED_NOWHERE: Final = (
    "geolocation", "payment", "usb", "serial", "hid", "midi", "accelerometer", "gyroscope",
    "magnetometer", "browsing-topics",
)  # fmt: skip


def headers(public_url: str) -> Mapping[str, str]:
    """The headers for a server whose pages live at the origin `public_url`."""
    url = urlsplit(public_url)
    # Browsers of before 2022 do not count WebSockets of the same origin as 'self'.
    socket = f"{'wss' if url.scheme == 'https' else 'ws'}://{url.netloc}"
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "worker-src": "'self'",
        "connect-src": f"'self' {socket}",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    permissions = [*(f"{name}=(self)" for name in _ALLOWED_HERE), *(f"{name}=()" for name in _ALLOWED_NOWHERE)]
    always = {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "Permissions-Policy": ", ".join(permissions),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return always | ({"Strict-Transport-Security": "max-age=31536000"} if url.scheme == "https" else {})


def install(app: web.Application, public_url: str) -> None:
    """Put the headers on every response of `app`, errors and WebSocket handshakes included."""
    app.on_response_prepare.append(_adder(headers(public_url)))


def _adder(extra: Mapping[str, str]) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    async def add(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in extra.items():
            response.headers.setdefault(name, value)
        response.headers["Server"] = "hearth"

    return add

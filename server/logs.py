"""What the process writes to standard error.

Rule that holds: no address of a client above debug, also not from libraries.
"""

from __future__ import annotations

import logging
from typing import Final

from server.config import LogLevel

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_CHATTY: Final = ("aioice", "aiortc", "asyncio")


class NoAddress(logging.Filter):
    """Takes the client's address out of what aiohttp says about a request that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno > logging.DEBUG and "from %s" in str(record.msg):
            record.args = ("a client",)
        return True


def configure(level: LogLevel) -> None:
    """Log to standard error from `level` on; libraries that tell of addresses speak up at debug only."""
    logging.basicConfig(level=level.upper(), format=_FORMAT, force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "debug" else logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(NoAddress())

"""Which STUN and TURN servers a client is told of: those of the configuration, and TURN with passwords that expire.

A TURN server shares a secret with us and gives nobody else a password. The user name is when it expires and whose it
is, the password is its HMAC under the secret (draft-uberti-behave-turn-rest-00 section 2.2; coturn's
`use-auth-secret`). Pure. Rule that holds: what a client is given is of no use to anyone a few hours later.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Final

from rooms.kernel import Instant, ParticipantId
from server.config import IceServer, Media, Turn

_HOUR: Final = 3600


def ice_servers(media: Media, participant: ParticipantId, now: Instant) -> tuple[IceServer, ...]:
    """What `participant` is told at `now`, as the browser's RTCConfiguration takes it."""
    if not media.turn.urls:
        return media.ice_servers
    return (*media.ice_servers, credentials(media.turn, participant, now))


def credentials(turn: Turn, participant: ParticipantId, now: Instant) -> IceServer:
    """A user name and password that the TURN server will accept for `turn.hours`."""
    username = f"{now // 1000 + round(turn.hours * _HOUR)}:{participant}"
    digest = hmac.new(turn.secret.encode(), username.encode(), hashlib.sha1).digest()
    return IceServer(urls=turn.urls, username=username, credential=base64.b64encode(digest).decode())

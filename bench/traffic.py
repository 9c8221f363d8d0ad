"""What one person sends: a voice and a camera, 600 kbit/s of payload in all, shaped like Opus and VP8, with stamps.

- Voice: 50 packets/s of 60 to 120 bytes.
- Camera: 25 pictures/s, each cut into packets of equal size (±1 byte, as Chromium cuts) and sent at once, as
  Chromium's pacer does with its bursts; about 3 packets a picture. The first picture, and the one after a key frame
  request, is a key frame of five times the size.

The bytes inside are noise: nothing is encoded, and nobody decodes.
"""

from __future__ import annotations

import random
import time
from typing import Final

from bench.rtc import Peer
from bench.rtp import VP8_DESCRIPTOR_BYTES, Outgoing, vp8_descriptor, vp8_frame_header
from bench.stamps import STAMP_BYTES, Window, seal

AUDIO_INTERVAL_NS: Final = 20_000_000
VIDEO_INTERVAL_NS: Final = 40_000_000

_BITRATE: Final = 600_000
_AUDIO_BYTES: Final = (60, 120)
_AUDIO_STEP: Final = 960  # 20 ms at 48 kHz
_VIDEO_STEP: Final = 3600  # 40 ms at 90 kHz
_MEAN_AUDIO: Final = sum(_AUDIO_BYTES) // 2
_PICTURE_BYTES: Final = (_BITRATE // 8 - 50 * _MEAN_AUDIO) // 25
_VARIATION: Final = 0.2
_KEY_FACTOR: Final = 5
_MAX_PACKET: Final = 1150
_NOISE: Final = random.Random(1).randbytes(1 << 16)


class Talker:
    """One person's outgoing media. `index` tells talkers apart in the stamps; `seed` makes the sizes repeatable."""

    def __init__(self, index: int, peer: Peer, window: Window) -> None:
        self.sent = 0
        """Packets sent within the window."""
        self._peer = peer
        self._window = window
        self._random = random.Random(index)
        self._audio = peer.microphone
        self._video = peer.camera
        self._streams = (index * 2, index * 2 + 1)
        self._numbers = [0, 0]
        self._audio_time = 0
        self._video_time = 0
        self._picture = 0
        self._key = True
        peer.on_keyframe_request = self._keyframe_requested

    def send_audio(self) -> None:
        """Send the next 20 ms of voice."""
        payload = self._noise(self._random.randint(*_AUDIO_BYTES))
        self._send(0, self._audio, payload, 0, self._audio_time, False, self._random.randint(20, 60))
        self._audio_time += _AUDIO_STEP

    def send_picture(self) -> None:
        """Send the next picture, all its packets."""
        size = int(_PICTURE_BYTES * self._random.uniform(1 - _VARIATION, 1 + _VARIATION))
        key, self._key = self._key, False
        sizes = split(size * _KEY_FACTOR if key else size, _MAX_PACKET - VP8_DESCRIPTOR_BYTES)
        for place, part in enumerate(sizes):
            first, last = place == 0, place == len(sizes) - 1
            payload = self._noise(VP8_DESCRIPTOR_BYTES + part)
            front = vp8_descriptor(self._picture, first) + (vp8_frame_header(key, size) if first else b"")
            payload[: len(front)] = front
            self._send(1, self._video, payload, VP8_DESCRIPTOR_BYTES, self._video_time, last, 127)
        self._picture += 1
        self._video_time += _VIDEO_STEP

    def _send(
        self, which: int, stream: Outgoing, payload: bytearray, uncovered: int, timestamp: int, marker: bool, level: int
    ) -> None:
        now = time.time_ns()
        seal(payload, uncovered, self._streams[which], self._numbers[which], now)
        self._peer.send(stream, payload, timestamp, marker, level)
        self._numbers[which] += 1
        if self._window.start <= now < self._window.end:
            self.sent += 1

    def _noise(self, size: int) -> bytearray:
        start = self._random.randrange(len(_NOISE) - size)
        return bytearray(_NOISE[start : start + size])

    def _keyframe_requested(self, ssrc: int) -> None:
        if ssrc == self._video.ssrc:
            self._key = True


def split(size: int, limit: int) -> list[int]:
    """Cut `size` bytes into the fewest parts of at most `limit`, equal in size ±1, each with room for a stamp."""
    size = max(size, STAMP_BYTES)
    count = -(-size // limit)
    return [size * (place + 1) // count - size * place // count for place in range(count)]

"""What the fake devices show and say: real speech, silence, and pictures of one colour that a test can recognise."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path
from typing import Literal

Colour = Literal["red", "green", "blue"]

# Y, U, V of the full-saturation colours in the studio range (ITU-R BT.601).
_YUV: dict[Colour, tuple[int, int, int]] = {"red": (81, 90, 240), "green": (145, 54, 34), "blue": (41, 240, 110)}

_SENTENCES = (
    "I was not sure whether I would come today. It was a long week, and I slept badly. "
    "But I am glad to see all of you, and I would like to say how it went."
)


def speech(directory: Path, pause: float = 0.3) -> Path:
    """A WAV file of somebody talking, which the fake microphone plays over and over, with `pause` seconds between."""
    spoken, padded = directory / "spoken.wav", directory / "speech.wav"
    subprocess.run(["espeak-ng", "-v", "en", "-s", "150", "-w", str(spoken), _SENTENCES], check=True)
    with wave.open(str(spoken), "rb") as source, wave.open(str(padded), "wb") as target:
        target.setparams(source.getparams())
        target.writeframes(source.readframes(source.getnframes()))
        target.writeframes(bytes(int(source.getframerate() * pause) * source.getsampwidth() * source.getnchannels()))
    return padded


def silence(directory: Path) -> Path:
    """A WAV file of a quiet room, one second long."""
    path = directory / "silence.wav"
    with wave.open(str(path), "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(48_000)
        target.writeframes(bytes(48_000 * 2))
    return path


def picture(directory: Path, colour: Colour, width: int = 640, height: int = 360, fps: int = 20) -> Path:
    """A YUV4MPEG2 film of one colour, which the fake camera plays over and over."""
    path = directory / f"{colour}-{width}x{height}.y4m"
    y, u, v = _YUV[colour]
    quarter = width * height // 4
    frame = b"FRAME\n" + bytes([y]) * (width * height) + bytes([u]) * quarter + bytes([v]) * quarter
    header = f"YUV4MPEG2 W{width} H{height} F{fps}:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(header + frame * 4)
    return path

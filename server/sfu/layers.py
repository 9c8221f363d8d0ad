"""Which simulcast layer of each picture one viewer gets: as good as their screen can show and their network can take.

The viewer's network is known by its own estimate (REMB), which is an honest limit only while it is below what we send:
an estimator cannot see room that nobody uses, it echoes at most half again as much as it receives. So

    strained  the estimate stays below what is sent: lower pictures, the best ones first, until all fits, and hold
    roomy     the estimate is clearly above what is sent: raise the least picture by one layer, and see

A raise that strains is taken back, and the next try waits twice as long. Everybody's picture is raised before
anybody's is raised twice; a shared screen goes first and is lowered last, for it has to be read.

Nobody is sent more than they can see: of a picture shown small, the least layer that is about as wide is the best one,
and the very best layer is for the few pictures that are shown largest.

The switch itself is the seat's affair: what flows goes on until the first key frame of the layer chosen here. Rule that
holds: a layer that has stopped flowing is not chosen while another flows, and every picture keeps at least its least
layer, which sound can live beside on any link that carries a call at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

_STOPPED: Final = 1.0
"""Seconds without a packet after which a layer has been switched off by its sender."""
_PATIENCE: Final = 0.6
_FIRST_HOLD: Final = 5.0
_LONGEST_HOLD: Final = 60.0
_TRY_INTERVAL: Final = 2.0
_ROOM: Final = 1.2
_SAFE: Final = 0.85
_BOLDEST: Final = 3.0
_LARGE_TILES: Final = 4
"""So many pictures may have the best layer, those shown largest; of more than this whose size is not known, none."""
_SHARP: Final = 0.8
"""A layer so much as wide as a picture is shown is as good as any."""
_START: Final = 1


class Option(msgspec.Struct, frozen=True, gc=False):
    """One layer: its measured `bitrate` in bit/s, for how many seconds nothing came of it, and how wide its pictures
    are, in pixels, 0 while that is not known."""

    rid: str
    bitrate: int
    idle: float
    width: int = 0


class Picture(msgspec.Struct, frozen=True, gc=False):
    """One seat that shows somebody: the layers there are, least first, the one chosen so far, and how wide the viewer
    shows it, in pixels, 0 while they have not said."""

    options: tuple[Option, ...]
    chosen: str | None
    screen: bool = False
    width: int = 0


class Allocator:
    """The choice for one viewer."""

    __slots__ = ("_held_until", "_hold", "_strained_since", "_tried_at")

    def __init__(self) -> None:
        self._strained_since: float | None = None
        self._hold = _FIRST_HOLD
        self._held_until = 0.0
        self._tried_at = 0.0

    def choose(self, pictures: Sequence[Picture], budget: int, now: float) -> list[str | None]:
        """The layer of each picture by rid, None where there is none yet. Called a few times a second.

        `budget` is what the viewer's network can take for pictures, bit/s, 0 while unknown.
        """
        large = _largest(pictures)
        ladders = [_ladder(picture, large=place in large) for place, picture in enumerate(pictures)]
        levels = [_level(picture, ladder) for picture, ladder in zip(pictures, ladders, strict=True)]
        sent = sum(ladder[level].bitrate for ladder, level in zip(ladders, levels, strict=True) if ladder)
        if budget and sent > budget:
            if self._strained_since is None:
                self._strained_since = now
            elif now - self._strained_since >= _PATIENCE:
                self._strained_since = None
                self._held(now)
                _lower(pictures, ladders, levels, sent - budget)
        else:
            self._strained_since = None
            if budget:
                self._raise(pictures, ladders, levels, sent, budget, now)
        return [ladder[level].rid if ladder else None for ladder, level in zip(ladders, levels, strict=True)]

    def _held(self, now: float) -> None:
        """The network was strained: try again later, later still if it was our own last try that strained it."""
        ours = now - self._tried_at < _FIRST_HOLD
        self._hold = min(self._hold * 2, _LONGEST_HOLD) if ours else _FIRST_HOLD
        self._held_until = now + self._hold

    def _raise(
        self,
        pictures: Sequence[Picture],
        ladders: Sequence[Sequence[Option]],
        levels: list[int],
        sent: int,
        budget: int,
        now: float,
    ) -> None:
        raisable = [place for place, ladder in enumerate(ladders) if levels[place] + 1 < len(ladder)]
        if not raisable or now < self._held_until:
            return
        place = min(raisable, key=lambda place: (not pictures[place].screen, levels[place], place))
        ladder, level = ladders[place], levels[place]
        after = sent + ladder[level + 1].bitrate - ladder[level].bitrate
        worth_a_try = now - self._tried_at >= _TRY_INTERVAL and budget >= _ROOM * sent and after <= _BOLDEST * budget
        if after <= _SAFE * budget or worth_a_try:
            self._tried_at = now
            levels[place] += 1


def _largest(pictures: Sequence[Picture]) -> frozenset[int]:
    """Which of the pictures are large enough for the best layer."""
    if len(pictures) <= _LARGE_TILES:
        return frozenset(range(len(pictures)))
    told = (place for place, picture in enumerate(pictures) if picture.width)
    return frozenset(sorted(told, key=lambda place: (-pictures[place].width, place))[:_LARGE_TILES])


def _ladder(picture: Picture, *, large: bool) -> tuple[Option, ...]:
    """The layers that may be chosen. An only layer is never given up: a still screen sends nothing for long."""
    flowing = tuple(option for option in picture.options if option.idle < _STOPPED) or picture.options[:1]
    if picture.screen:
        return flowing
    allowed = flowing if large else flowing[: _START + 1]
    enough = (place for place, option in enumerate(allowed) if option.width >= _SHARP * picture.width)
    return allowed[: next(enough, len(allowed)) + 1] if picture.width else allowed


def _level(picture: Picture, ladder: Sequence[Option]) -> int:
    """Where the picture stands: where it stood, the next lower layer that flows, or for a new one, the middle."""
    if picture.chosen is None:
        return max(0, min(_START, len(ladder) - 1))
    order = [option.rid for option in picture.options]
    if picture.chosen not in order:
        return 0
    reachable = order[: order.index(picture.chosen) + 1]
    return max(0, sum(option.rid in reachable for option in ladder) - 1)


def _lower(pictures: Sequence[Picture], ladders: Sequence[Sequence[Option]], levels: list[int], excess: int) -> None:
    """Take `excess` bit/s off: from the best picture, the last seat first, a screen when nothing else is left."""
    while excess > 0:
        lowerable = [place for place, level in enumerate(levels) if level > 0]
        if not lowerable:
            return
        place = max(lowerable, key=lambda place: (not pictures[place].screen, levels[place], place))
        ladder, level = ladders[place], levels[place]
        excess -= ladder[level].bitrate - ladder[level - 1].bitrate
        levels[place] = level - 1

"""What sender and receiver reports are made of and made for: loss, jitter, round trips, lips that match.

`ReceiverStats` follows one incoming stream (RFC 3550 appendices A.1, A.3 and A.8). `RemoteClock` and `SrMapping` carry
a publisher's sender reports over to the seats: a client plays a seat's sound and picture in step when both streams name
the same instants on one clock. The publisher's own clock would do until somebody else takes the seat; so its reports
are moved onto *our* clock, by one offset for all streams of a publisher, which leaves its sound and picture in step.

Our clock is monotonic time in seconds, written as NTP without an epoch, as RFC 3550 section 6.4.1 allows; because our
sender reports are stamped with the moment they leave, the usual round-trip arithmetic holds for them.
"""

from __future__ import annotations

from typing import Final

from server.sfu.rtcp import ReportBlock, SenderReport

_NTP_SECOND: Final = 1 << 32
_SHORT_SECOND: Final = 1 << 16
_JUMP: Final = 3000
"""Packets (MAX_DROPOUT). From further away than this comes a sender that restarted, once a second packet follows."""
_CLOCK_STEP: Final = 2.0
"""Seconds. A publisher's clock off by more has been set, or slept, and is read anew."""
_LONGEST_ROUND_TRIP: Final = 10.0


def ntp_time(now: float) -> int:
    """Monotonic seconds as 64-bit NTP."""
    return int(now * _NTP_SECOND) & 0xFFFFFFFFFFFFFFFF


def round_trip(block: ReportBlock, now: float) -> float | None:
    """Seconds to the reporter and back; None when it has not seen a sender report of ours, or makes no sense."""
    if block.lsr == 0:
        return None
    elapsed = ((ntp_time(now) >> 16) - block.lsr - block.dlsr) & 0xFFFFFFFF
    seconds = elapsed / _SHORT_SECOND
    return seconds if seconds <= _LONGEST_ROUND_TRIP else None


class ReceiverStats:
    """Loss and jitter of one incoming stream. `highest` is the extended sequence number, `packets` those received."""

    __slots__ = (
        "_arrival",
        "_base",
        "_clock_rate",
        "_expected_before",
        "_packets_before",
        "_report_at",
        "_report_ntp",
        "_restart",
        "_timestamp",
        "highest",
        "jitter",
        "packets",
    )

    def __init__(self, clock_rate: int) -> None:
        self._clock_rate = clock_rate
        self._base = -1
        self._restart = -1
        self._arrival = 0.0
        self._timestamp = 0
        self._expected_before = 0
        self._packets_before = 0
        self._report_ntp = 0
        self._report_at = 0.0
        self.highest = 0
        self.packets = 0
        self.jitter = 0.0

    @property
    def lost(self) -> int:
        """Packets expected and not received; negative when some came twice."""
        return self.highest - self._base + 1 - self.packets if self._base >= 0 else 0

    def received(self, sequence: int, timestamp: int, arrival: float) -> None:
        """Take note of a packet that arrived at `arrival` (seconds). Called for every packet.

        Jitter is measured from frame to frame: packets of one frame leave together, their spacing says nothing.
        """
        step = (sequence - self.highest) & 0xFFFF
        if step < _JUMP and self._base >= 0:
            self.packets += 1
            if step:
                self.highest += step
                if timestamp != self._timestamp:
                    sent = ((timestamp - self._timestamp + 0x80000000) & 0xFFFFFFFF) - 0x80000000
                    deviation = (arrival - self._arrival) * self._clock_rate - sent
                    self.jitter += ((deviation if deviation >= 0 else -deviation) - self.jitter) / 16
                    self._timestamp = timestamp
                    self._arrival = arrival
        else:
            self._out_of_line(sequence, timestamp, arrival)

    def _out_of_line(self, sequence: int, timestamp: int, arrival: float) -> None:
        """The first packet, a late one, or one from nowhere: two of these in sequence are a sender that restarted."""
        if self._base >= 0 and (self.highest - sequence) & 0xFFFF < _JUMP:
            self.packets += 1
        elif self._base < 0 or sequence == self._restart:
            self._base = self.highest = sequence
            self.packets = 1
            self._restart = -1
            self._timestamp = timestamp
            self._arrival = arrival
            self._expected_before = self._packets_before = 0
        else:
            self._restart = (sequence + 1) & 0xFFFF

    def reported(self, report: SenderReport, arrival: float) -> None:
        """Take note of the sender's report, which our next report echoes so that the sender can measure the path."""
        self._report_ntp = report.ntp
        self._report_at = arrival

    def report_block(self, ssrc: int, now: float) -> ReportBlock:
        """What we say of the stream now. `fraction_lost` covers the time since the last call."""
        expected = self.highest - self._base + 1 if self._base >= 0 else 0
        expected_now = expected - self._expected_before
        lost_now = expected_now - (self.packets - self._packets_before)
        self._expected_before = expected
        self._packets_before = self.packets
        fraction = min(255, (lost_now << 8) // expected_now) if expected_now > 0 and lost_now > 0 else 0
        lsr = dlsr = 0
        if self._report_at:
            lsr = (self._report_ntp >> 16) & 0xFFFFFFFF
            dlsr = int((now - self._report_at) * _SHORT_SECOND) & 0xFFFFFFFF
        return ReportBlock(ssrc, fraction, expected - self.packets, self.highest, int(self.jitter), lsr, dlsr)


class RemoteClock:
    """A publisher's NTP clock seen from ours. One for all streams of a publisher."""

    __slots__ = ("_offset",)

    def __init__(self) -> None:
        self._offset: float | None = None

    def learn(self, remote: float, now: float) -> None:
        """The publisher's clock showed `remote` in a report that arrived now. Only the first reading counts, unless
        the clock was set since: a steady offset matters, an exact one does not."""
        if self._offset is None or abs(now - remote - self._offset) > _CLOCK_STEP:
            self._offset = now - remote

    def at(self, now: float) -> float:
        """What the publisher's clock shows at our time `now`."""
        return now - (self._offset or 0.0)


class SrMapping:
    """Which RTP timestamp of one incoming stream belongs to which moment of ours."""

    __slots__ = ("_clock", "_clock_rate", "_remote", "_timestamp")

    def __init__(self, clock: RemoteClock, clock_rate: int) -> None:
        self._clock = clock
        self._clock_rate = clock_rate
        self._remote: float | None = None
        self._timestamp = 0

    def reported(self, report: SenderReport, now: float) -> None:
        """Take note of the publisher's sender report for this stream."""
        self._remote = report.ntp / _NTP_SECOND
        self._timestamp = report.rtp_timestamp
        self._clock.learn(self._remote, now)

    def timestamp_at(self, now: float) -> int | None:
        """The stream's RTP timestamp at our time `now`; None before the first report.

        A seat's sender report is this plus the seat's own offset, beside `ntp_time(now)`.
        """
        if self._remote is None:
            return None
        elapsed = self._clock.at(now) - self._remote
        return (self._timestamp + round(elapsed * self._clock_rate)) & 0xFFFFFFFF

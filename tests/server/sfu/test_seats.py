"""Seats: whoever sits there, the receiver sees one unbroken stream."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.fanout import Outbox
from server.sfu.reports import RemoteClock
from server.sfu.rtp import Packet
from server.sfu.seats import Kind, Layer, Seat, Track


def track(kind: Kind = "camera") -> Track:
    return Track(kind, lambda layer, now: None)


def layer_of(owner: Track, rid: str = "") -> Layer:
    layer = Layer(owner, 7, rid, RemoteClock())
    owner.layers[rid] = layer
    return layer


def seat(first_sequence: int = 100, first_timestamp: int = 5000) -> Seat:
    return Seat(Outbox(), 1, 96, 90_000, first_sequence=first_sequence, first_timestamp=first_timestamp)


def packet(sequence: int, timestamp: int = 0, picture: int | None = None, tl0: int | None = None) -> Packet:
    made = Packet(0x80, 0, 96, sequence & 0xFFFF, timestamp & 0xFFFFFFFF, 7, b"body")
    if picture is not None:
        made.picture_at, made.picture_id = 2, picture & 0x7FFF
    if tl0 is not None:
        made.tl0_at, made.tl0 = 4, tl0 & 0xFF
    return made


def begin(sitter: Seat, layer: Layer, first: Packet, now: float) -> None:
    layer.advance(first, now)
    sitter.want(layer)
    sitter.begin(first, now)


def sent(sitter: Seat, source: Packet) -> int:
    return (source.sequence + sitter.sequence) & 0xFFFF


def test_a_seat_begins_with_its_own_first_number() -> None:
    sitter, layer = seat(first_sequence=100), layer_of(track())
    first = packet(4711)
    begin(sitter, layer, first, now=1.0)
    assert sent(sitter, first) == 100


def test_a_change_of_person_continues_the_numbers() -> None:
    sitter, one, other = seat(first_sequence=100, first_timestamp=5000), layer_of(track()), layer_of(track())
    begin(sitter, one, packet(10, 1000, picture=7, tl0=3), now=1.0)
    one.advance(packet(14, 1360, picture=9, tl0=4), now=1.2)
    sitter.sit(other.track)
    first = packet(60_000, 77, picture=30_000, tl0=250)
    begin(sitter, other, first, now=1.5)
    assert sent(sitter, first) == 105
    assert (first.timestamp + sitter.timestamp) & 0xFFFFFFFF == 5000 + 360 + 27_000  # 0.3 s of 90 kHz passed
    assert (30_000 + sitter.picture) & 0x7FFF == (sitter.epochs[0].picture + 9 + 1) & 0x7FFF
    assert (250 + sitter.tl0) & 0xFF == (sitter.epochs[0].tl0 + 4 + 1) & 0xFF


def test_an_empty_seat_stands_still() -> None:
    sitter, owner = seat(), track()
    layer = layer_of(owner)
    sitter.sit(owner)
    begin(sitter, layer, packet(1), now=1.0)
    assert sitter.sit(None)
    assert (layer.seats, layer.waiting, owner.seats, sitter.layer) == ([], [], set(), None)


def test_seating_the_same_person_again_disturbs_nothing() -> None:
    sitter, owner = seat(), track()
    sitter.sit(owner)
    begin(sitter, layer_of(owner), packet(1), now=1.0)
    flowing = sitter.layer
    assert not sitter.sit(owner)
    assert sitter.layer is flowing


def test_the_old_layer_goes_on_until_the_new_one_begins() -> None:
    owner = track()
    low, high, sitter = layer_of(owner, "q"), layer_of(owner, "f"), seat()
    begin(sitter, low, packet(1), now=1.0)
    sitter.want(high)
    assert (low.seats, high.waiting) == ([sitter], [sitter])
    sitter.begin(packet(900), now=1.1)
    assert (low.seats, high.waiting, high.seats) == ([], [], [sitter])


def test_a_closed_gate_stops_every_seat_at_once_and_they_wait_for_it() -> None:
    owner = track("microphone")
    layer, sitters = layer_of(owner), [seat(), seat()]
    for sitter in sitters:
        sitter.sit(owner)
        begin(sitter, layer, packet(1), now=1.0)
    owner.gate(is_open=False)
    assert (layer.seats, layer.waiting) == ([], sitters)


def test_numbers_go_on_after_a_mute_however_long_it_was() -> None:
    owner, sitter = track("microphone"), seat(first_sequence=100)
    layer = layer_of(owner)
    sitter.sit(owner)
    begin(sitter, layer, packet(1), now=1.0)
    layer.advance(packet(2), now=1.02)
    owner.gate(is_open=False)
    owner.gate(is_open=True)
    first = packet(40_002)  # more than half the number space later
    assert layer.advance(first, now=900.0)
    sitter.begin(first, now=900.0)
    assert sent(sitter, first) == 102


def test_a_mute_forgets_what_could_be_asked_for_again() -> None:
    owner = track("camera")
    layer = layer_of(owner)
    assert layer.history is not None
    layer.history.put(1, packet(1))
    owner.gate(is_open=False)
    assert layer.history.get(1) is None


def test_a_late_packet_is_not_the_newest() -> None:
    layer = layer_of(track())
    assert layer.advance(packet(0xFFFF), now=1.0)
    assert layer.advance(packet(1), now=1.1)
    assert not layer.advance(packet(0), now=1.2)
    assert layer.top_sequence == 1


def test_a_retransmission_is_found_across_a_change_of_person() -> None:
    sitter, one, other = seat(first_sequence=0xFFFE), layer_of(track()), layer_of(track())
    begin(sitter, one, packet(10), now=1.0)
    one.advance(packet(12), now=1.1)
    begin(sitter, other, packet(500), now=1.2)
    old = sitter.source(0xFFFF)
    new = sitter.source(2)
    assert old is not None
    assert (old[0].layer, old[1]) == (one, 11)
    assert new is not None
    assert (new[0].layer, new[1]) == (other, 501)


def test_what_was_never_sent_has_no_source() -> None:
    sitter, layer = seat(first_sequence=100), layer_of(track())
    begin(sitter, layer, packet(10), now=1.0)
    assert sitter.source(99) is None


def test_a_seat_takes_up_the_first_layer_it_hears_of() -> None:
    owner, sitter = track(), seat()
    sitter.sit(owner)
    layer = layer_of(owner)
    sitter.discover(layer)
    assert sitter.wanted is layer


def test_a_layer_begun_anew_under_another_ssrc_is_followed() -> None:
    owner, sitter = track(), seat()
    old = layer_of(owner, "h")
    begin(sitter, old, packet(1), now=1.0)
    again = layer_of(owner, "h")
    sitter.discover(again)
    assert (sitter.layer, sitter.wanted) == (old, again)


def test_counts_for_reports_add_up_over_people() -> None:
    sitter, one, other = seat(), layer_of(track()), layer_of(track())
    begin(sitter, one, packet(1), now=1.0)
    one.advance(packet(2), now=1.0)
    one.advance(packet(3), now=1.0)
    begin(sitter, other, packet(1), now=1.0)
    other.advance(packet(2), now=1.0)
    assert sitter.sent() == (3, 12)


@given(
    st.lists(st.tuples(st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF), st.integers(1, 400)), min_size=1, max_size=8)
)
def test_no_change_of_source_ever_breaks_the_sequence(spans: list[tuple[int, int, int]]) -> None:
    sitter = seat(first_sequence=0)
    numbers: list[int] = []
    now = 1.0
    for start, timestamp, count in spans:
        layer = layer_of(track())
        begin(sitter, layer, packet(start, timestamp), now)
        numbers.append(sent(sitter, packet(start)))
        for step in range(1, count):
            now += 0.02
            following = packet(start + step, timestamp + step * 1800)
            layer.advance(following, now)
            numbers.append(sent(sitter, following))
    assert numbers == [number & 0xFFFF for number in range(len(numbers))]

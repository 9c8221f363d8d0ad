"""The layers a viewer gets, as their network and their screen allow."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.layers import Allocator, Option, Picture

RATES = {"q": 150_000, "h": 500_000, "f": 2_000_000}


def picture(
    chosen: str | None = "h",
    *,
    screen: bool = False,
    stopped: str = "",
    rids: str = "qhf",
    rates: dict[str, int] = RATES,
) -> Picture:
    options = tuple(Option(rid, rates[rid], 5.0 if rid in stopped else 0.01) for rid in rids)
    return Picture(options, chosen, screen)


class Viewer:
    """Asks five times a second, and shows what was chosen."""

    def __init__(self, *pictures: Picture) -> None:
        self.allocator = Allocator()
        self.pictures = list(pictures)
        self.now = 100.0

    def watch(self, seconds: float, budget: int) -> list[str]:
        for _ in range(round(seconds / 0.2)):
            self.now += 0.2
            chosen = self.allocator.choose(self.pictures, budget, self.now)
            self.pictures = [
                Picture(shown.options, rid, shown.screen) for shown, rid in zip(self.pictures, chosen, strict=True)
            ]
        return [shown.chosen or "" for shown in self.pictures]


def test_a_new_picture_begins_in_the_middle() -> None:
    assert Allocator().choose([picture(None)], 0, 1.0) == ["h"]


def test_a_new_picture_with_one_layer_begins_with_that() -> None:
    assert Allocator().choose([picture(None, rids="f")], 0, 1.0) == ["f"]


def test_a_picture_without_layers_has_none() -> None:
    assert Allocator().choose([Picture((), None)], 1_000_000, 1.0) == [None]


def test_without_an_estimate_nothing_changes() -> None:
    assert Viewer(picture("q"), picture("h")).watch(10, budget=0) == ["q", "h"]


def test_ample_room_raises_to_the_best_layer_at_once() -> None:
    assert Viewer(picture("q")).watch(0.4, budget=10_000_000) == ["f"]


def test_an_estimate_that_echoes_what_is_sent_is_tried() -> None:
    viewer = Viewer(picture("q"))
    assert viewer.watch(0.2, budget=230_000) == ["h"]


def test_a_try_is_not_made_where_the_step_is_far_too_large() -> None:
    assert Viewer(picture("h", rates={**RATES, "f": 5_000_000})).watch(30, budget=750_000) == ["h"]


def test_an_estimate_hardly_above_what_is_sent_is_not_tried() -> None:
    assert Viewer(picture("h")).watch(30, budget=520_000) == ["h"]


def test_everybody_is_raised_before_anybody_is_raised_twice() -> None:
    viewer = Viewer(picture("q"), picture("q"), picture("h"))
    assert viewer.watch(0.4, budget=100_000_000) == ["h", "h", "h"]


def test_a_screen_is_raised_first() -> None:
    assert Viewer(picture("q"), picture("h", screen=True)).watch(0.2, budget=100_000_000) == ["q", "f"]


def test_strain_lowers_until_all_fits() -> None:
    viewer = Viewer(picture("f"), picture("f"), picture("h"))
    assert viewer.watch(1.0, budget=1_200_000) == ["h", "h", "q"]


def test_a_moment_of_strain_changes_nothing() -> None:
    viewer = Viewer(picture("f"))
    assert viewer.watch(0.4, budget=600_000) == ["f"]
    assert viewer.watch(0.2, budget=2_100_000) == ["f"]
    assert viewer.watch(0.4, budget=600_000) == ["f"]


def test_a_screen_is_lowered_last() -> None:
    assert Viewer(picture("f", screen=True), picture("h")).watch(1.0, budget=2_200_000) == ["f", "q"]


def test_the_least_layer_stays_however_little_there_is() -> None:
    assert Viewer(picture("h"), picture("h")).watch(2.0, budget=10_000) == ["q", "q"]


def test_after_strain_nothing_is_raised_for_a_while() -> None:
    viewer = Viewer(picture("f"))
    viewer.watch(1.0, budget=600_000)
    assert viewer.watch(3.0, budget=100_000_000) == ["h"]
    assert viewer.watch(3.0, budget=100_000_000) == ["f"]


def test_a_try_that_strained_is_repeated_later_and_later() -> None:
    viewer = Viewer(picture("h"))
    raised_at = []
    for _ in range(1000):
        before = viewer.pictures[0].chosen
        strained = before == "f"
        after = viewer.watch(0.2, budget=800_000 if strained else 750_000)
        if before == "h" and after == ["f"]:
            raised_at.append(viewer.now)
    waits = [later - earlier for earlier, later in pairwise(raised_at)]
    assert waits[0] < waits[1] < waits[2]
    assert max(waits) < 65


def test_in_a_large_circle_nobody_needs_the_best_layer() -> None:
    viewer = Viewer(*(picture("q") for _ in range(7)))
    assert viewer.watch(5, budget=100_000_000) == ["h"] * 7


def test_when_the_circle_grows_the_best_layer_is_let_go() -> None:
    assert Viewer(*(picture("f") for _ in range(5))).watch(0.2, budget=100_000_000) == ["h"] * 5


def test_a_screen_in_a_large_circle_is_still_sharp() -> None:
    viewer = Viewer(*(picture("q") for _ in range(7)), picture("h", screen=True))
    assert viewer.watch(5, budget=100_000_000)[-1] == "f"


def test_a_layer_that_stopped_falls_back_to_the_next_lower_one() -> None:
    assert Viewer(picture("f", stopped="f")).watch(0.2, budget=0) == ["h"]
    assert Viewer(picture("f", stopped="hf")).watch(0.2, budget=0) == ["q"]


def test_when_the_lower_layers_stopped_the_one_that_flows_is_chosen() -> None:
    assert Viewer(picture("q", stopped="qh")).watch(0.2, budget=0) == ["f"]


def test_an_only_layer_is_never_given_up() -> None:
    assert Viewer(picture("f", rids="f", stopped="f")).watch(0.2, budget=1) == ["f"]


def test_when_nothing_flows_the_least_layer_is_awaited() -> None:
    assert Viewer(picture("f", stopped="qhf")).watch(0.2, budget=0) == ["q"]


def test_a_layer_that_disappeared_is_forgotten() -> None:
    assert Viewer(picture("f", rids="qh")).watch(0.2, budget=0) == ["q"]


@given(
    st.lists(
        st.builds(
            picture,
            st.sampled_from([None, "q", "h", "f", "x"]),
            screen=st.booleans(),
            stopped=st.sampled_from(["", "q", "h", "f", "qh", "hf", "qhf"]),
            rids=st.sampled_from(["", "f", "qh", "qhf"]),
        ),
        max_size=16,
    ),
    st.lists(st.integers(0, 20_000_000), min_size=1, max_size=40),
)
def test_what_is_chosen_is_there_and_flows_where_anything_does(pictures: list[Picture], budgets: list[int]) -> None:
    viewer = Viewer(*pictures)
    for budget in budgets:
        for shown, rid in zip(viewer.pictures, viewer.watch(0.2, budget), strict=True):
            flowing = [option.rid for option in shown.options if option.idle < 1]
            allowed = flowing or [option.rid for option in shown.options[:1]] or [""]
            assert rid in allowed


# --- how large pictures are shown ---

WIDTHS = {"q": 320, "h": 640, "f": 1280}


def shown(width: int, chosen: str | None = None, *, rids: str = "qhf", screen: bool = False) -> Picture:
    options = tuple(Option(rid, RATES[rid], 0.01, WIDTHS[rid]) for rid in rids)
    return Picture(options, chosen, screen, width)


def best(*pictures: Picture) -> list[str]:
    """What is chosen in the end where the network takes anything."""
    viewer = Viewer(*pictures)
    for _ in range(20):
        viewer.now += 2
        viewer.pictures = [
            Picture(each.options, rid, each.screen, each.width)
            for each, rid in zip(
                viewer.pictures, viewer.allocator.choose(viewer.pictures, 50_000_000, viewer.now), strict=True
            )
        ]
    return [each.chosen or "" for each in viewer.pictures]


def test_a_picture_is_as_good_as_it_is_shown_large() -> None:
    assert best(shown(200)) == ["q"]
    assert best(shown(320)) == ["q"]
    assert best(shown(500)) == ["h"]
    assert best(shown(1000)) == ["f"]
    assert best(shown(4000)) == ["f"]


def test_a_picture_that_becomes_small_is_lowered_at_once() -> None:
    assert Allocator().choose([shown(160, "f")], 0, 1.0) == ["q"]


def test_a_small_picture_begins_small() -> None:
    assert Allocator().choose([shown(160)], 0, 1.0) == ["q"]


def test_of_many_pictures_the_largest_may_have_the_best_layer() -> None:
    small, large = shown(200), shown(1200)
    assert best(*[small] * 10, large, large) == ["q"] * 10 + ["f"] * 2
    assert best(*[large] * 6) == ["f"] * 4 + ["h"] * 2


def test_a_shared_screen_is_never_lowered_for_its_size() -> None:
    assert best(shown(100, screen=True)) == ["f"]


def test_layers_of_unknown_width_are_taken_for_too_small() -> None:
    unknown = Picture(tuple(Option(rid, RATES[rid], 0.01) for rid in "qhf"), None, width=100)
    assert best(unknown) == ["f"]

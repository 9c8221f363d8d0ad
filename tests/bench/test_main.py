"""What is run, and in which order."""

from __future__ import annotations

from bench.__main__ import plan


def test_the_same_load_goes_through_both_servers_one_after_the_other() -> None:
    assert plan([4, 8], [], ["Janus", "Hearth"]) == [
        ("Janus", 4, 1),
        ("Hearth", 4, 1),
        ("Janus", 8, 1),
        ("Hearth", 8, 1),
    ]


def test_groups_go_through_hearth_and_no_run_is_made_twice() -> None:
    assert plan([8], [1, 4], ["Hearth"]) == [("Hearth", 8, 1), ("Hearth", 8, 4)]
    assert plan([8], [1, 4], ["Janus"]) == [("Janus", 8, 1)]

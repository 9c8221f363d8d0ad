"""What people of every role try with shared screens, as rules of a Hypothesis state machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.desk import Command
from facilitator.sharing import AllowSharing, ShareScreen, StopSharing
from rooms.kernel import BaseCommand
from tests.sim.rules import Rules, anyone

OWN: Final[frozenset[type[BaseCommand]]] = frozenset({ShareScreen, StopSharing})
"""Of leaders and members; observers share nothing."""

EXAMPLES: Final[Mapping[type[BaseCommand], Command]] = {
    ShareScreen: ShareScreen(),
    StopSharing: StopSharing(),
    AllowSharing: AllowSharing(allowed=True),
}
LEADING: Final = frozenset(EXAMPLES) - OWN


class SharingRules(Rules):
    """See the module."""

    @rule(by=anyone, server=st.integers(0, 9))
    def share_screen(self, by: int, server: int) -> None:
        self.ask(None if server == 0 else self.someone(by), ShareScreen())

    @rule(by=anyone, who=st.none() | anyone, server=st.booleans())
    def stop_sharing(self, by: int, who: int | None, server: bool) -> None:
        asked = StopSharing(None if who is None else self.someone(who))
        self.ask(None if server else self.someone(by), asked)

    @rule(by=anyone, who=st.none() | st.lists(anyone, max_size=2), allowed=st.sampled_from([True, True, False]))
    def allow_sharing(self, by: int, who: list[int] | None, allowed: bool) -> None:
        people = None if who is None else tuple(self.someone(each) for each in who)
        self.ask(self.someone(by), AllowSharing(allowed, people))

"""A group in which a scene is played: a is the boss, b is Kim, everyone else watches."""

from __future__ import annotations

from facilitator.scenes.state import Round, Scene, SceneStage
from facilitator.scenes.vocabulary import ScenePart, SetUpScene, StartDeroling, StartFeedback, StartScene
from rooms.kernel import MAIN_ROOM, ParticipantId, RoomId
from tests.sim.small_rooms import Group, people

MINUTE = 60_000
BOSS, KIM = "The boss", "Kim"
A, B, C, D = people("abcd")


def parts(**roles: str) -> tuple[ScenePart, ...]:
    return tuple(ScenePart(ParticipantId(who), name) for who, name in roles.items())


CAST = parts(a=BOSS, b=KIM)


class Theatre(Group):
    """See the module."""

    def set_up(self, *, minutes: float | None = None, cast: tuple[ScenePart, ...] = CAST) -> None:
        self.must(self.lead, SetUpScene(cast, "Asking for a raise", minutes=minutes))

    def play(self, *, minutes: float | None = None, cast: tuple[ScenePart, ...] = CAST) -> None:
        self.set_up(minutes=minutes, cast=cast)
        self.must(self.lead, StartScene())

    def feedback(self, order: str | None = None) -> None:
        """Given: a scene was played, and these are asked for feedback."""
        self.play()
        self.must(self.lead, StartFeedback(None if order is None else people(order)))

    def derole(self) -> None:
        self.play()
        self.must(self.lead, StartDeroling())

    def scene(self, room: RoomId = MAIN_ROOM) -> Scene:
        return self.state.scenes.rooms[room]

    @property
    def stage(self) -> SceneStage | None:
        """None: there is no scene (any more)."""
        scene = self.state.scenes.rooms.get(MAIN_ROOM)
        return None if scene is None else scene.stage

    @property
    def round(self) -> Round:
        found = self.scene().round
        assert found is not None
        return found

    def roles(self) -> dict[str, str]:
        return {part.participant: part.role_name for part in self.scene().cast}

    def audible(self) -> str:
        """The clients whose sound may go out."""
        here = (person for person in self.state.session.here if not person.is_leader)
        return "".join(person.id for person in here if self.state.gates(person.id).microphone)

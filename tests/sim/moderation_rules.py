"""What people of every role try with microphones, cameras, words and the chat, as rules of a state machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from facilitator import chat, moderation
from facilitator.chat import Chat, ClearChat, React, Reaction, RemoveMessage, SetChat, SetPrivateChat, SetSlowMode
from facilitator.moderation import (
    AskForCamera,
    AskToUnmute,
    DeclineAsk,
    LockCameras,
    LockMicrophones,
    Medium,
    Mute,
    MuteAll,
    PrivateWord,
    Prompt,
    SetMedia,
    Whisper,
)
from rooms.kernel import BaseCommand, ParticipantId
from tests.sim.rules import Rules, anyone

switches = st.none() | st.booleans()
some_people = st.lists(anyone, max_size=3)
words = st.sampled_from(["Take your time.", " \u200b "])

OTHER = ParticipantId("other")
EXAMPLES: Final[Mapping[type[BaseCommand], moderation.Command | chat.Command]] = {
    SetMedia: SetMedia(microphone=False),
    Mute: Mute(OTHER),
    MuteAll: MuteAll(),
    LockMicrophones: LockMicrophones(locked=True),
    LockCameras: LockCameras(locked=True, participants=(OTHER,)),
    AskToUnmute: AskToUnmute(OTHER),
    AskForCamera: AskForCamera(OTHER),
    DeclineAsk: DeclineAsk("microphone"),
    PrivateWord: PrivateWord(OTHER, "Are you well?"),
    Prompt: Prompt(OTHER, "Take your time."),
    Whisper: Whisper("Ann has not been heard yet."),
    Chat: Chat("everyone", "Hello"),
    React: React("heart"),
    SetChat: SetChat(on=False),
    SetPrivateChat: SetPrivateChat(allowed=True),
    SetSlowMode: SetSlowMode(seconds=10),
    RemoveMessage: RemoveMessage("m"),
    ClearChat: ClearChat(),
}
OWN: Final[frozenset[type[BaseCommand]]] = frozenset({SetMedia, DeclineAsk, PrivateWord, Chat, React})
WATCHING: Final[frozenset[type[BaseCommand]]] = frozenset({Whisper})
"""For observers, as well as for leaders."""
LEADING: Final = frozenset(EXAMPLES) - OWN


class ModerationRules(Rules):
    """See the module."""

    @rule(by=anyone, microphone=switches, camera=switches)
    def set_media(self, by: int, microphone: bool | None, camera: bool | None) -> None:
        self.ask(self.someone(by), SetMedia(microphone, camera))

    @rule(by=anyone, who=anyone)
    def mute(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Mute(self.someone(who)))

    @rule(by=anyone, but=some_people)
    def mute_all(self, by: int, but: list[int]) -> None:
        self.ask(self.someone(by), MuteAll(tuple(self.someone(number) for number in but)))

    @rule(by=anyone, locked=st.booleans(), people=st.none() | some_people, sound=st.booleans())
    def lock_media(self, by: int, locked: bool, people: list[int] | None, sound: bool) -> None:
        named = None if people is None else tuple(self.someone(number) for number in people)
        self.ask(self.someone(by), LockMicrophones(locked, named) if sound else LockCameras(locked, named))

    @rule(by=anyone, who=anyone, media=st.sampled_from(get_args(Medium)), decline=st.booleans())
    def ask_for_media(self, by: int, who: int, media: Medium, decline: bool) -> None:
        asked = AskToUnmute(self.someone(who)) if media == "microphone" else AskForCamera(self.someone(who))
        self.ask(self.someone(by), DeclineAsk(media) if decline else asked)

    @rule(by=anyone, who=anyone, text=words, kind=st.sampled_from([PrivateWord, Prompt]))
    def say(self, by: int, who: int, text: str, kind: type[PrivateWord | Prompt]) -> None:
        self.ask(self.someone(by), kind(self.someone(who), text))

    @rule(by=anyone, text=words)
    def whisper(self, by: int, text: str) -> None:
        self.ask(self.someone(by), Whisper(text))

    @rule(by=anyone, to=st.sampled_from(["everyone", "facilitators"]) | anyone, text=words)
    def write(self, by: int, to: str | int, text: str) -> None:
        self.ask(self.someone(by), Chat(to if isinstance(to, str) else self.someone(to), text))

    @rule(by=anyone, reaction=st.sampled_from(get_args(Reaction)))
    def react(self, by: int, reaction: Reaction) -> None:
        self.ask(self.someone(by), React(reaction))

    @rule(by=anyone, on=st.booleans(), private=st.none() | st.booleans())
    def set_chat(self, by: int, on: bool, private: bool | None) -> None:
        self.ask(self.someone(by), SetChat(on) if private is None else SetPrivateChat(private))

    @rule(by=anyone, seconds=st.sampled_from([-1, 0, 10, 100_000]), clear=st.booleans())
    def slow_down(self, by: int, seconds: int, clear: bool) -> None:
        self.ask(self.someone(by), ClearChat() if clear else SetSlowMode(seconds))

    @rule(by=anyone)
    def remove_message(self, by: int) -> None:
        self.ask(self.someone(by), RemoveMessage("m"))

    @invariant()
    def what_is_locked_is_off(self) -> None:
        state = self.now_known
        for who, person in state.session.people.items():
            own = state.moderation.switches[who]
            assert not (own.microphone and state.moderation.microphones.holds(who, person.role))
            assert not (own.camera and state.moderation.cameras.holds(who, person.role))

/**
 * What an event is told as: to everybody quietly (for screen readers), or shown as well when it should not be missed.
 *
 * Shown is what concerns the person themselves, that somebody who watches has come in, and to those who lead that
 * somebody waits or calls for help.
 */
import { ofBalance } from "./balance_news";
import type { Room, View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { ofCheckIns } from "./checkins_news";
import { ofScene } from "./scene_news";
import { moderationNews } from "./moderation_news";
import { ofHour } from "./hour_news";
import { ofTurns } from "./turns_news";
import { ofPolls } from "./polls_news";
import { roomName } from "./room_names";
import { roomOf } from "./rooms";
import { ofSharing } from "./sharing_news";
import { ofSupport } from "./support_news";

export interface News {
  readonly text: string;
  readonly shown: boolean;
  /** It takes effect on the person at once: said before what waits to be said. */
  readonly urgent?: boolean;
}

/** What one part of the session has to tell of an event; null: nothing. */
export type Teller = (event: WireEvent, before: View, after: View, you: string, text: Text) => News | null;

/** `before` is the view without the event, `after` with it. Returns: null where there is nothing to tell. */
export function news(event: WireEvent, before: View, after: View, you: string, text: Text): News | null {
  for (const tell of TELLERS) {
    const told = tell(event, before, after, you, text);
    if (told !== null) return told;
  }
  return null;
}

export const quiet = (words: string): News => ({ text: words, shown: false });
export const shown = (words: string): News => ({ text: words, shown: true });
export const urgent = (words: string): News => ({ text: words, shown: true, urgent: true });
export const nameIn = (view: View, id: string | null, text: Text): string =>
  view.participants.find((person) => person.id === id)?.name ?? text.by;

function ofSession(event: WireEvent, before: View, _after: View, _you: string, text: Text): News | null {
  const comers = (event.view?.lobby ?? []).filter(
    (entry) => entry.state === "waiting" && !before.lobby.some((old) => old.id === entry.id && old.state === "waiting"),
  );
  if (comers.length > 0) return shown(comers.map((who) => text.news.waiting(who.name)).join(". "));
  switch (event.type) {
    case "session_opened":
      return shown(text.news.begun);
    case "session_locked":
      return quiet(event.locked ? text.news.locked : text.news.unlocked);
    case "unattended":
      return quiet(text.news.unattended);
    default:
      return null;
  }
}

function ofPerson(event: WireEvent, before: View, after: View, you: string, text: Text): News | null {
  const name = (id: string | null): string => nameIn(before, id, text);
  switch (event.type) {
    case "joined":
    case "link_returned":
    case "admitted":
      if (event.person.id === you) return null;
      if (event.person.role === "observer") return shown(text.news.observerJoined(event.person.name));
      return quiet((event.type === "link_returned" ? text.news.returned : text.news.joined)(event.person.name));
    case "left":
      return event.participant === you ? null : quiet(text.news.left(name(event.participant)));
    case "removed":
      return event.participant === you ? null : quiet(text.news.removed(name(event.participant)));
    case "sent_to_lobby":
      return event.participant === you ? null : quiet(text.news.sentToLobby(name(event.participant)));
    case "link_lost":
      return event.participant === you ? null : quiet(text.news.lost(name(event.participant)));
    case "muted":
      if (event.participant !== you || event.by === you) return null;
      if (after.locks.microphones.participants.includes(you)) return null; // the lock has said so
      return urgent(text.news.mutedBy(name(event.by)));
    case "role_set":
      if (event.participant === you) return shown(text.news.roleOwn(text.roles[event.role]));
      return quiet(text.news.roleOther(event.person.name, text.roles[event.role]));
    case "invited_to_speak":
      if (event.participant === you) return shown(event.allowed ? text.news.invitedToSpeak : text.news.noLongerInvited);
      return event.allowed ? shown(text.news.observerMaySpeak(event.person.name)) : null;
    case "stepped_away":
      return event.participant === you ? null : quiet(text.news.steppedAway(name(event.participant)));
    case "came_back":
      return event.participant === you ? null : quiet(text.news.cameBack(name(event.participant)));
    case "held":
      return event.participant === you ? null : quiet(text.news.held(name(event.participant)));
    case "released":
      if (event.participant === you) return shown(text.news.releasedOwn);
      return quiet(text.news.released(name(event.participant)));
    default:
      return null;
  }
}

function ofRooms(event: WireEvent, before: View, after: View, you: string, text: Text): News | null {
  const nameOf = (room: Room | null): string => (room === null ? "" : roomName(room.name, text));
  const ownRoom = (view: View): string =>
    nameOf(roomOf(view, view.participants.find((person) => person.id === you) ?? null)) || text.rooms.main;
  switch (event.type) {
    case "breakouts_opened":
      return ownRoom(after) === ownRoom(before) ? null : urgent(text.news.movedTo(ownRoom(after)));
    case "moved":
      return event.participant === you ? urgent(text.news.movedTo(ownRoom(after))) : null;
    case "breakouts_warned":
      return shown(text.news.minutesLeft(event.minutes));
    case "breakouts_closing":
      return urgent(text.news.roomsClosing);
    case "room_closing":
      return roomOf(before, before.participants.find((person) => person.id === you) ?? null)?.id === event.room
        ? urgent(text.news.roomsClosing)
        : null;
    case "breakouts_closed":
      return shown(text.news.roomsClosed);
    case "room_closed":
      return ownRoom(after) === ownRoom(before) ? null : urgent(text.news.movedTo(ownRoom(after)));
    case "help_asked": {
      if (event.participant === you) return null;
      const who = after.participants.find((person) => person.id === event.participant) ?? null;
      return shown(text.news.asksForHelp(nameIn(after, event.participant, text), nameOf(roomOf(after, who))));
    }
    default:
      return null;
  }
}

/** The first that has something to tell tells it. An instrument's teller stands in `state/<instrument>.ts`. */
const TELLERS: readonly Teller[] = [
  moderationNews,
  ofPerson,
  ofRooms,
  ofSession,
  ofCheckIns,
  ofPolls,
  ofSharing,
  ofSupport,
  ofHour,
  ofTurns,
  ofScene,
  ofBalance,
];

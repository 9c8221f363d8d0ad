/**
 * The seat table: who sits in which seat of *this* viewer, and which tiles follow from it.
 *
 * The server sends the whole table each time. A seat's audio and video elements stay while its sitter changes, so tiles
 * are keyed by seat. Rule that holds: everybody of the same room who takes part has a tile, also one whom the server has
 * not seated, and so has who is seated from elsewhere (a leader who speaks to all rooms); observers have one only while
 * they are invited to speak, and are shown apart in any case.
 */
import type { Participant, SeatEntry, View } from "../protocol";

export interface Tile {
  /** Stable for the life of the tile: `own`, `seat-3`, or `p-<id>` for a person without a seat. */
  readonly key: string;
  readonly person: Participant;
  readonly own: boolean;
  /** The seat whose media this tile shows; null for the own tile and for people without a seat. */
  readonly seat: number | null;
  /** Whether a picture is being sent for this tile. */
  readonly picture: boolean;
  /** Whether the server forwards sound for this tile. */
  readonly sound: boolean;
}

/** A screen that somebody else shares in one's room. */
export interface Screen {
  readonly person: Participant;
  readonly seat: number;
  /** Whether it is being sent. */
  readonly picture: boolean;
}

/** The screen that is shown to this viewer: it has a seat of its own. */
export function screen(view: View, seats: readonly SeatEntry[]): Screen | null {
  const entry = seats.find((each) => each.screen === true);
  const person = view.participants.find((each) => each.id === entry?.participant);
  if (entry === undefined || person === undefined) return null;
  return { person, seat: entry.seat, picture: entry.video && person.present };
}

/** The tiles in the order they are shown: oneself, then the seats in their order, then people without a seat. */
export function tiles(view: View, seats: readonly SeatEntry[], you: string): Tile[] {
  const partaking = view.participants.filter((person) => person.may_speak);
  const people = new Map(partaking.map((person) => [person.id, person]));
  const room = view.participants.find((person) => person.id === you)?.room;
  const shown: Tile[] = [];
  const self = people.get(you);
  if (self) {
    shown.push({ key: "own", person: self, own: true, seat: null, picture: self.camera, sound: !self.muted });
  }
  people.delete(you);
  for (const entry of seats) {
    const person = entry.participant === null ? undefined : people.get(entry.participant);
    if (!person || entry.screen === true) continue;
    people.delete(person.id);
    shown.push({
      key: `seat-${entry.seat}`,
      person,
      own: false,
      seat: entry.seat,
      picture: entry.video && person.present && !isApart(person),
      sound: entry.audio && person.present && !isApart(person),
    });
  }
  for (const person of people.values()) {
    if (person.room !== room) continue;
    shown.push({ key: `p-${person.id}`, person, own: false, seat: null, picture: false, sound: false });
  }
  return shown;
}

/** Whether nothing passes between somebody and the others now. */
export function isApart(person: Participant): boolean {
  return person.held || person.away || person.aside;
}

/** The transceivers of one seat, by their place in the offer: what is sent, then a pair for each seat. */
export function seatPair<T>(transceivers: readonly T[], seat: number): { audio: T; video: T } | null {
  const audio = transceivers[PUBLISHED + 2 * seat];
  const video = transceivers[PUBLISHED + 2 * seat + 1];
  return audio !== undefined && video !== undefined ? { audio, video } : null;
}

/** Sections of the offer that come before the seats: microphone, camera and screen. */
export const PUBLISHED = 3;

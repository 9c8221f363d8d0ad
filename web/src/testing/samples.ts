/** Sample values for tests. */
import type { Breakouts, Participant, Room, SeatEntry, View } from "../protocol";

export function person(id: string, change: Partial<Participant> = {}): Participant {
  return {
    id,
    name: id.toUpperCase(),
    role: "participant",
    room: "main",
    place: id.charCodeAt(0),
    present: true,
    muted: false,
    camera: true,
    held: false,
    away: false,
    may_speak: change.role !== "observer",
    aside: false,
    ...change,
  };
}

export function view(...participants: Participant[]): View {
  return {
    session: {
      id: "s",
      title: "Tuesday circle",
      state: "open",
      capacity: 12,
      scheduled_for: null,
      waiting_room: true,
      locked: false,
      unattended: false,
      closes_at: null,
    },
    participants,
    door: null,
    agreements: null,
    lobby: [],
    rooms: [room("main", "Main room")],
    breakouts: null,
    plan: null,
    pairs: null,
    hands: [],
    turn: null,
    polls: [],
    silenced: [],
    balance_settings: null,
    check_ins: [],
    concerns: [],
    help_text: null,
    locks: { microphones: { everyone: false, participants: [] }, cameras: { everyone: false, participants: [] } },
    chat: { on: true, private: false, slow: 0 },
    asides: [],
    support: [],
    stepped_out: [],
    agenda: null,
    recess: null,
    pause: null,
  };
}

export function room(id: string, name: string, change: Partial<Room> = {}): Room {
  return { id, name, closing_at: null, limit: null, listening: [], ...change };
}

export function breakouts(change: Partial<Breakouts> = {}): Breakouts {
  return {
    round: 1,
    ends_at: null,
    closing_at: null,
    warned: null,
    choose: false,
    may_return: true,
    addressing: [],
    help: [],
    unassigned: [],
    ...change,
  };
}

export function seat(number: number, participant: string | null, change: Partial<SeatEntry> = {}): SeatEntry {
  const taken = participant !== null;
  return { seat: number, participant, audio: taken, video: taken, ...change };
}

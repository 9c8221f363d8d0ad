/** Sample values for tests. */
import type { Participant, SeatEntry, View } from "../protocol";

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
    ...change,
  };
}

export function view(...participants: Participant[]): View {
  return {
    session: { id: "s", title: "Tuesday circle", state: "open", capacity: 12 },
    participants,
    rooms: [{ id: "main", name: "Main room" }],
    hands: [],
    turn: null,
    polls: [],
  };
}

export function seat(number: number, participant: string | null, change: Partial<SeatEntry> = {}): SeatEntry {
  const taken = participant !== null;
  return { seat: number, participant, audio: taken, video: taken, ...change };
}

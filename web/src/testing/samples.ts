/** Sample values for tests. */
import type { LinkState } from "../generated/api";
import type { Scene, Breakouts, CheckIn, CheckInResponse, Participant, Room, SeatEntry, View } from "../protocol";

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
    floor: { mode: "open", let_in: [], hand_order: "raised" },
    turn: null,
    go_around: null,
    piece: null,
    polls: [],
    poll_templates: [],
    silenced: [],
    scene: null,
    balance_settings: null,
    own_talk: null,
    check_ins: [],
    concerns: [],
    help_text: null,
    locks: { microphones: { everyone: false, participants: [] }, cameras: { everyone: false, participants: [] } },
    chat: { on: true, private: false, slow: 0 },
    asides: [],
    support: [],
    stepped_out: [],
    agenda: null,
    agenda_templates: [],
    recess: null,
    pause: null,
    sharing: { screens: [], allowed: false, everyone: false, participants: [] },
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

/** A check-in that is open and asks for the mood, a scale and two words. */
export function checkIn(change: Partial<CheckIn> = {}): CheckIn {
  return {
    id: "check-in-1",
    when: "before",
    mood: true,
    scales: [{ label: "Energy", low: "none", high: null }],
    words: ["calm", "sad"],
    questionnaire: null,
    opened_at: 1,
    closed_at: null,
    responses: [],
    ...change,
  };
}

/** What somebody answered, shared and kept. */
export function response(participant: string, change: Partial<CheckInResponse> = {}): CheckInResponse {
  return {
    participant,
    name: participant.toUpperCase(),
    state: "answered",
    shared: true,
    kept: true,
    answers: { mood: 3, scales: [5], words: ["sad"], items: [], difficulty: null },
    score: null,
    ...change,
  };
}

export const PHQ9 = {
  id: "phq9",
  title: "PHQ-9",
  stem: "How often?",
  items: Array.from({ length: 9 }, (_, item) => `Problem ${item + 1}`),
  options: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
  difficulty: "How difficult?",
  difficulty_options: ["Not", "Somewhat", "Very", "Extremely"],
  source: "Spitzer and others",
  concerning: 8,
} as const satisfies Readonly<Record<keyof NonNullable<CheckIn["questionnaire"]>, unknown>>;

export function scene(change: Partial<Scene> = {}): Scene {
  return {
    stage: "playing",
    title: null,
    cast: [],
    observers: [],
    frozen: false,
    length: null,
    ends_at: null,
    left: null,
    feedback: null,
    in_role: [],
    ...change,
  };
}

/** What the server says of a link into an open session. */
export function linkState(
  change: Partial<LinkState> = {},
  meeting: Partial<NonNullable<LinkState["meeting"]>> = {},
): LinkState {
  return {
    obstacle: null,
    role: "participant",
    name: null,
    present: false,
    help_text: null,
    meeting: {
      title: "Tuesday",
      kind: null,
      hosts: ["Fay"],
      state: "open",
      starts_at: null,
      ends_at: null,
      agreements: false,
      waiting: false,
      ...meeting,
    },
    ...change,
  };
}

/** The wire contract v1 as the client uses it (docs/protocol.md). */

export type Role = "facilitator" | "co_facilitator" | "participant" | "guest" | "observer";
export type LinkQuality = "good" | "poor" | "lost";

export interface Participant {
  id: string;
  name: string;
  role: Role;
  room: string;
  place: number;
  present: boolean;
  muted: boolean;
  camera: boolean;
}

export interface View {
  session: { id: string; title: string; state: "open" | "ended"; capacity: number };
  participants: Participant[];
  rooms: { id: string; name: string }[];
  hands: string[];
  turn: null;
  polls: unknown[];
}

interface At {
  seq: number;
  at: number;
}

export type WireEvent = At &
  (
    | { type: "joined"; person: Participant }
    | { type: "link_lost"; participant: string }
    | { type: "link_returned"; person: Participant }
    | { type: "left"; participant: string; reason: "left" | "link_lost" }
    | { type: "removed"; participant: string; by: string | null }
    | { type: "renamed"; participant: string; name: string }
    | { type: "media_set"; participant: string; microphone: boolean; camera: boolean }
    | { type: "muted"; participant: string; by: string | null }
    | { type: "session_ended"; by: string | null }
  );

export interface Welcome {
  you: { id: string; role: Role; name?: string; token?: string | null };
  seq: number;
  view: View;
  media: { seats: number; ice_servers: RTCIceServer[] };
}

export interface SeatEntry {
  seat: number;
  participant: string | null;
  audio: boolean;
  video: boolean;
}

export interface Signals {
  speaking?: string[];
  links?: Record<string, LinkQuality>;
}

export interface Goodbye {
  code: string;
  message: string;
}

export type Command =
  | { type: "rename"; name: string }
  | { type: "set_media"; microphone?: boolean; camera?: boolean }
  | { type: "mute"; participant: string }
  | { type: "mute_all" }
  | { type: "remove"; participant: string }
  | { type: "leave" }
  | { type: "end_session" }
  | { type: "invite"; role: Role; name?: string; shared?: boolean };

export interface Failure {
  ok: false;
  error: { code: string; message: string };
}
export type Reply = { ok: true; seq: number; token?: string; url?: string } | Failure;
export type MediaReply = { ok: true; sdp: string } | Failure;

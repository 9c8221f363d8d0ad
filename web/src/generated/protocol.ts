/* Generated from the server's schema (`hearth schema | npm run generate`). Do not edit. */

export type Command = Rename | SetMedia | Mute | MuteAll | Remove | Leave | EndSession | Invite;
/**
 * What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`).
 */
export type Role = "co_facilitator" | "facilitator" | "guest" | "observer" | "participant";
export type WireEvent = Joined | LinkLost | LinkReturned | Left | Removed | Renamed | MediaSet | Muted | SessionEnded;
/**
 * Stable error codes, the same on Socket.IO and HTTP. A published code never changes its meaning.
 */
export type Code =
  | "conflict"
  | "ended"
  | "expired"
  | "forbidden"
  | "full"
  | "invalid"
  | "not_found"
  | "rate_limited"
  | "removed"
  | "too_large"
  | "unauthenticated"
  | "unavailable";

/**
 * Hearth's wire contract v1, see docs/protocol.md
 */
export interface Protocol {
  auth: Auth;
  command: Command;
  media: MediaOffer;
  welcome: Welcome;
  events: WireEvent[];
  seats: SeatRow[];
  signals: Signals;
  goodbye: Goodbye;
  done: Done;
  answered: Answered;
  failed: Failed;
  refusal: Problem;
}
/**
 * What comes with CONNECT. `resume` is the last `seq` the client has seen, to be told what it missed.
 */
export interface Auth {
  token: string;
  name?: string | null;
  resume?: number | null;
}
/**
 * Take another display name.
 */
export interface Rename {
  type: "rename";
  name: string;
}
/**
 * Switch one's own microphone and camera; what is left out stays as it is.
 */
export interface SetMedia {
  type: "set_media";
  microphone?: boolean | null;
  camera?: boolean | null;
}
/**
 * Switch somebody's microphone off.
 */
export interface Mute {
  type: "mute";
  participant: string;
}
/**
 * Switch the microphones of all but the leaders off.
 */
export interface MuteAll {
  type: "mute_all";
}
/**
 * Take somebody out of the session for good.
 */
export interface Remove {
  type: "remove";
  participant: string;
}
/**
 * Go; coming back later is possible.
 */
export interface Leave {
  type: "leave";
}
/**
 * End it for everyone, for good.
 */
export interface EndSession {
  type: "end_session";
}
/**
 * Make a link for somebody else. Its acknowledgement carries `token` and `url`.
 */
export interface Invite {
  type: "invite";
  role: Role;
  name?: string | null;
  shared?: boolean;
}
/**
 * An SDP offer (RFC 8866), the first one or one that restarts ICE.
 */
export interface MediaOffer {
  sdp: string;
}
/**
 * The first message. `view` is the whole state at `seq`. `missed` answers `resume`: what happened since, for
 * telling the person; it is already part of `view`. Null when there was no `resume` or it could not be answered.
 */
export interface Welcome {
  you: You;
  seq: number;
  view: View;
  missed: WireEvent[] | null;
  media: MediaSettings;
}
/**
 * Who the client is. With `token` they come back as themselves: also when they came by a shared link, and also
 * after their invitation has expired.
 */
export interface You {
  id: string;
  name: string;
  role: Role;
  token: string;
}
/**
 * Everything a viewer may know. `participants` is in order of `place`; `hands` in the order they went up.
 */
export interface View {
  session: SessionView;
  participants: PersonView[];
  rooms: RoomView[];
  hands: string[];
  turn: null;
  /**
   * @minItems 0
   * @maxItems 0
   */
  polls: [];
}
export interface SessionView {
  id: string;
  title: string;
  state: "ended" | "open";
  capacity: number;
}
/**
 * One tile of the circle. `present` is false while their link is lost; `place` is their order of first arrival.
 */
export interface PersonView {
  id: string;
  name: string;
  role: Role;
  room: string;
  place: number;
  present: boolean;
  muted: boolean;
  camera: boolean;
}
export interface RoomView {
  id: string;
  name: string;
}
export interface Joined {
  type: "joined";
  person: PersonView;
  seq: number;
  at: number;
}
export interface LinkLost {
  type: "link_lost";
  participant: string;
  seq: number;
  at: number;
}
/**
 * Back after a lost link, or after having left; whole, because who had left is in nobody's view.
 */
export interface LinkReturned {
  type: "link_returned";
  person: PersonView;
  seq: number;
  at: number;
}
export interface Left {
  type: "left";
  participant: string;
  reason: "left" | "link_lost";
  seq: number;
  at: number;
}
export interface Removed {
  type: "removed";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
}
export interface Renamed {
  type: "renamed";
  participant: string;
  name: string;
  seq: number;
  at: number;
}
export interface MediaSet {
  type: "media_set";
  participant: string;
  microphone: boolean;
  camera: boolean;
  seq: number;
  at: number;
}
export interface Muted {
  type: "muted";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
}
export interface SessionEnded {
  type: "session_ended";
  by: string | null;
  seq: number;
  at: number;
}
/**
 * How many seats to offer, and the browser's ICE servers.
 */
export interface MediaSettings {
  seats: number;
  ice_servers: IceServer[];
}
/**
 * One STUN or TURN server as the browser's RTCIceServer takes it.
 */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}
/**
 * One entry of the wire's "seats". The flags say whether that person's microphone and camera are on.
 */
export interface SeatRow {
  seat: number;
  participant: string | null;
  audio: boolean;
  video: boolean;
}
/**
 * What passes and is not kept. Each field, when there, replaces what was known before.
 */
export interface Signals {
  speaking?: string[];
  links?: {
    [k: string]: "good" | "lost" | "poor";
  };
}
/**
 * The last message before the server closes the connection.
 */
export interface Goodbye {
  code: ("ended" | "left" | "removed" | "replaced" | "shutting_down" | "unavailable") | "rate_limited";
  message: string;
}
/**
 * The acknowledgement of a command: durable, and part of every view with this `seq`.
 */
export interface Done {
  seq: number;
  token?: string;
  url?: string;
  ok: true;
}
/**
 * The acknowledgement of "media": the SDP answer.
 */
export interface Answered {
  sdp: string;
  ok: true;
}
/**
 * The negative acknowledgement of "command" and "media". Nothing has changed.
 */
export interface Failed {
  error: Problem;
  ok: false;
}
/**
 * `message` is a sentence a person understands.
 */
export interface Problem {
  code: Code;
  message: string;
}

/* Generated from the server's schema (`hearth schema | npm run generate`). Do not edit. */

export type Command =
  | Rename
  | SetMedia
  | Leave
  | AcceptAgreements
  | StepAway
  | Mute
  | MuteAll
  | Hold
  | Release
  | Admit
  | AdmitAll
  | SendToLobby
  | MessageLobby
  | LockSession
  | Remove
  | SetRole
  | InviteToSpeak
  | Invite
  | OpenSession
  | EndSession;
/**
 * What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`).
 */
export type Role = "co_facilitator" | "facilitator" | "guest" | "observer" | "participant";
export type WireEvent =
  | ViewChanged
  | Joined
  | LinkLost
  | LinkReturned
  | Left
  | Removed
  | Renamed
  | MediaSet
  | Muted
  | Admitted
  | SentToLobby
  | RoleSet
  | InvitedToSpeak
  | SteppedAway
  | CameBack
  | Held
  | Released
  | SessionOpened
  | SessionLocked
  | Unattended
  | SessionEnded;
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
  | "locked"
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
 * Go; coming back later is possible.
 */
export interface Leave {
  type: "leave";
}
/**
 * Accept the group's agreements, which everyone but leaders does before coming in.
 */
export interface AcceptAgreements {
  type: "accept_agreements";
}
/**
 * See, hear, show and say nothing for a while; or come back from it.
 */
export interface StepAway {
  type: "step_away";
  away: boolean;
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
 * Keep somebody apart for a while: they neither see nor hear, are neither seen nor heard, and are told so.
 */
export interface Hold {
  type: "hold";
  participant: string;
}
/**
 * End a hold.
 */
export interface Release {
  type: "release";
  participant: string;
}
/**
 * Let somebody in from the waiting room.
 */
export interface Admit {
  type: "admit";
  participant: string;
}
/**
 * Let everyone in from the waiting room, in order, as far as there is room.
 */
export interface AdmitAll {
  type: "admit_all";
}
/**
 * Send somebody back to the waiting room.
 */
export interface SendToLobby {
  type: "send_to_lobby";
  participant: string;
}
/**
 * Tell those in the waiting room something. The text is passed on and not kept.
 */
export interface MessageLobby {
  type: "message_lobby";
  text: string;
}
/**
 * Let nobody new come in, or let them again. Who was in before may return all the same.
 */
export interface LockSession {
  type: "lock_session";
  locked: boolean;
}
/**
 * Take somebody out of the session: for good, or without a `ban` until they come back to the waiting room.
 */
export interface Remove {
  type: "remove";
  participant: string;
  ban?: boolean;
}
/**
 * Give somebody another role.
 */
export interface SetRole {
  type: "set_role";
  participant: string;
  role: Role;
}
/**
 * Let an observer be seen and heard by the group, or no longer.
 */
export interface InviteToSpeak {
  type: "invite_to_speak";
  participant: string;
  allowed: boolean;
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
 * Begin a scheduled session before a leader comes in.
 */
export interface OpenSession {
  type: "open_session";
}
/**
 * End it for everyone, for good.
 */
export interface EndSession {
  type: "end_session";
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
 *
 * `door` is null for those inside. Who is at the door knows of no participant. `lobby` is the leaders', in line first,
 * then those who read the agreements.
 */
export interface View {
  session: SessionView;
  participants: PersonView[];
  door: DoorView | null;
  agreements: string | null;
  lobby: LobbyEntry[];
  rooms: RoomView[];
  hands: string[];
  turn: null;
  /**
   * @minItems 0
   * @maxItems 0
   */
  polls: [];
}
/**
 * What is after `capacity` is told to those inside only, and has its default for others. `closes_at`: when the
 * session ends by itself because it is unattended; null while it is not, or would go on without end.
 */
export interface SessionView {
  id: string;
  title: string;
  state: "ended" | "open" | "scheduled";
  capacity: number;
  scheduled_for: number | null;
  waiting_room: boolean;
  locked: boolean;
  unattended: boolean;
  closes_at: number | null;
}
/**
 * One tile of the circle. `present` is false while their link is lost; `place` is their order of first arrival.
 *
 * `held` and `away`: nothing passes between them and the others now. `may_speak` is false for observers only, as long
 * as no leader has invited them to.
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
  held: boolean;
  away: boolean;
  may_speak: boolean;
}
/**
 * What somebody at the door knows of themselves. `place` in line counts from 1; null before they wait.
 */
export interface DoorView {
  state: "agreeing" | "waiting";
  name: string;
  place: number | null;
}
/**
 * Somebody at the door, as leaders see them: `since` when they wait, or have been reading the agreements.
 */
export interface LobbyEntry {
  id: string;
  name: string;
  role: Role;
  state: "agreeing" | "waiting";
  since: number;
  present: boolean;
}
export interface RoomView {
  id: string;
  name: string;
}
/**
 * Something happened that is not for this viewer, save what `view` says.
 */
export interface ViewChanged {
  type: "view_changed";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Fields of a view that an event has changed; each, when there, replaces the viewer's own.
 */
export interface ViewPatch {
  session?: SessionView;
  participants?: PersonView[];
  door?: DoorView | null;
  agreements?: string | null;
  lobby?: LobbyEntry[];
  rooms?: RoomView[];
  hands?: string[];
  turn?: null;
  /**
   * @minItems 0
   * @maxItems 0
   */
  polls?: [];
}
export interface Joined {
  type: "joined";
  person: PersonView;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface LinkLost {
  type: "link_lost";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Back after a lost link, or after having left; whole, because who had left is in nobody's view.
 */
export interface LinkReturned {
  type: "link_returned";
  person: PersonView;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Left {
  type: "left";
  participant: string;
  reason: "left" | "link_lost";
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Removed {
  type: "removed";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Renamed {
  type: "renamed";
  participant: string;
  name: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface MediaSet {
  type: "media_set";
  participant: string;
  microphone: boolean;
  camera: boolean;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Muted {
  type: "muted";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Admitted {
  type: "admitted";
  participant: string;
  by: string | null;
  person: PersonView;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SentToLobby {
  type: "sent_to_lobby";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Whole, because whoever becomes an observer has both switches off.
 */
export interface RoleSet {
  type: "role_set";
  participant: string;
  role: Role;
  by: string | null;
  person: PersonView;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Whole, because an observer who is no longer invited has both switches off.
 */
export interface InvitedToSpeak {
  type: "invited_to_speak";
  participant: string;
  allowed: boolean;
  by: string | null;
  person: PersonView;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SteppedAway {
  type: "stepped_away";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface CameBack {
  type: "came_back";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Held {
  type: "held";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Released {
  type: "released";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SessionOpened {
  type: "session_opened";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SessionLocked {
  type: "session_locked";
  locked: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface Unattended {
  type: "unattended";
  closes_at: number | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SessionEnded {
  type: "session_ended";
  by: string | null;
  reason: "ended" | "unattended";
  seq: number;
  at: number;
  view?: ViewPatch;
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
 * One entry of the wire's "seats". The flags say whether that person's sound and picture go out now.
 */
export interface SeatRow {
  seat: number;
  participant: string | null;
  audio: boolean;
  video: boolean;
}
/**
 * What passes and is not kept. `speaking` and `links`, when there, replace what was known before; `message` is
 * something said just now.
 */
export interface Signals {
  speaking?: string[];
  links?: {
    [k: string]: "good" | "lost" | "poor";
  };
  message?: Message;
}
/**
 * `sender` ("from" on the wire) is null for people at the door, who know nobody, and for the programme's staff.
 */
export interface Message {
  from: string | null;
  scope: "lobby";
  text: string;
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

/* Generated from the server's schema (`hearth schema --api | npm run generate`). Do not edit. */

/**
 * `admin` may do everything; `staff` works with the groups they are a facilitator of.
 */
export type StaffRole = "admin" | "staff";
/**
 * `admin` may do everything; `staff` works with the groups they are a facilitator of.
 */
export type StaffRole1 = "admin" | "staff";
/**
 * What sort of group it is.
 *
 * This interface was referenced by `Api`'s JSON-Schema
 * via the `definition` "server.directory.groups.vocabulary.Kind".
 */
export type Kind = "alumni" | "couples" | "family" | "therapy";
/**
 * What sort of group it is.
 */
export type Kind1 = "alumni" | "couples" | "family" | "therapy";
/**
 * What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`).
 */
export type Role = "co_facilitator" | "facilitator" | "guest" | "observer" | "participant";
/**
 * What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`).
 */
export type Role1 = "co_facilitator" | "facilitator" | "guest" | "observer" | "participant";
/**
 * What a key or an account may do through the HTTP API.
 */
export type Scope = "admin" | "groups:read" | "groups:write" | "reports:read" | "sessions:read" | "sessions:write";
/**
 * See the module.
 */
export type Band = "balanced" | "much_of_the_time" | "not_yet_heard" | "quiet";
/**
 * How somebody came by their turn: by a leader, in a go-around, or with the talking piece.
 */
export type TurnKind = "go_around" | "granted" | "piece";
/**
 * In which order a go-around goes: of first arrival (as people sit), by lot, or as a leader lists them.
 */
export type GoAroundOrder = "list" | "random" | "seat";
/**
 * What is asked for. A scale goes from 0 to 10; words are feelings, for instance.
 */
export type PollKind = "scale" | "several" | "single" | "text" | "words";
export type PollLife = "closed" | "open" | "published";
/**
 * What a segment is for. It is shown; what a segment opens by itself is said apart from it.
 *
 * This interface was referenced by `Api`'s JSON-Schema
 * via the `definition` "facilitator.hour.agenda.vocabulary.Kind".
 */
export type Kind2 = "break" | "breakouts" | "check_in" | "closing" | "pause" | "practice" | "scene" | "topic";
/**
 * How a plan is made. REPEAT takes the groups of the last round; in SELF_CHOSEN rooms people place themselves.
 */
export type Method = "balanced" | "manual" | "random" | "repeat" | "rotation" | "self_chosen";
/**
 * How the floor is kept in a room.
 *
 * OPEN: whoever speaks is heard. SOFT: the same, and everyone is shown whose turn it is and asked to wait for theirs.
 * ENFORCED: heard are leaders, whose turn it is, and those who have been let in; nobody else.
 */
export type FloorMode = "enforced" | "open" | "soft";
/**
 * In which order hands stand: as they went up, or who had spoken least by then first.
 */
export type HandOrder = "quiet_first" | "raised";
export type SceneStage = "deroling" | "feedback" | "played" | "playing" | "set_up";
/**
 * What the round asks of everyone, in the words of each page's language; with OWN in the leader's.
 */
export type FeedbackPrompts = "felt_helped_ask" | "none" | "own" | "saw_worked_wish" | "strengths";
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
 * Hearth's HTTP API, see docs/http-api.md
 */
export interface Api {
  /**
   * Put somebody on the roster.
   */
  addPerson: {
    method: "POST";
    path: "/groups/{group}/people";
    body: PersonWish;
    answer: PersonShown;
  };
  /**
   * Make a staff account.
   */
  addStaff: {
    method: "POST";
    path: "/staff";
    body: NewMember;
    answer: Member;
  };
  /**
   * Let a group meet no more. Its sessions that have not begun are called off.
   */
  archiveGroup: {
    method: "POST";
    path: "/groups/{group}/archive";
    answer: GroupShown;
  };
  /**
   * List who read, exported, erased or purged what.
   */
  audit: {
    method: "GET";
    path: "/audit";
    query: AuditQuery;
    answer: AuditEntries;
  };
  /**
   * Let one meeting not take place.
   */
  cancelOccurrence: {
    method: "POST";
    path: "/groups/{group}/occurrences/{starts_at}/cancel";
  };
  /**
   * Change a group's title or kind.
   */
  changeGroup: {
    method: "PATCH";
    path: "/groups/{group}";
    body: GroupChange;
    answer: GroupShown;
  };
  /**
   * Change your password. It signs you out everywhere.
   */
  changeOwnPassword: {
    method: "PUT";
    path: "/me/password";
    body: OwnPassword;
  };
  /**
   * Give somebody other names.
   */
  changePerson: {
    method: "PUT";
    path: "/groups/{group}/people/{person}";
    body: PersonWish;
    answer: PersonShown;
  };
  /**
   * Change an account's name or role.
   */
  changeStaff: {
    method: "PATCH";
    path: "/staff/{staff}";
    body: MemberChange;
    answer: Member;
  };
  /**
   * Show what somebody keeps of their check-ins, session by session. That is put into the audit.
   */
  checkInTrend: {
    method: "GET";
    path: "/groups/{group}/people/{person}/check-ins";
    query: TrendQuery;
    answer: Trend;
  };
  /**
   * Let the group meet ad hoc only.
   */
  clearSchedule: {
    method: "DELETE";
    path: "/groups/{group}/schedule";
    answer: GroupShown;
  };
  /**
   * Close an account, for good.
   */
  closeAccount: {
    method: "DELETE";
    path: "/staff/{staff}";
  };
  /**
   * Make a group.
   */
  createGroup: {
    method: "POST";
    path: "/groups";
    body: NewGroup;
    answer: GroupShown;
  };
  /**
   * Make a session.
   */
  createSession: {
    method: "POST";
    path: "/sessions";
    body: NewSession;
    answer: SessionState;
  };
  /**
   * End a session for everyone.
   */
  endSession: {
    method: "POST";
    path: "/sessions/{id}/end";
    answer: SessionState;
  };
  /**
   * Get the link by which you enter a session of your group.
   */
  enterSession: {
    method: "POST";
    path: "/sessions/{id}/entrance";
    answer: InvitationMade;
  };
  /**
   * Erase a participant or an invitation from the record.
   */
  erase: {
    method: "POST";
    path: "/erasures";
    body: Erase;
    answer: ErasedPeople;
  };
  /**
   * Take somebody off the roster and erase their names wherever they are.
   */
  erasePerson: {
    method: "POST";
    path: "/groups/{group}/people/{person}/erase";
    answer: ErasedPeople;
  };
  /**
   * Export a session's log, one event a line.
   */
  exportLog: {
    method: "GET";
    path: "/sessions/{id}/log";
    query: LogQuery;
    answer: string;
  };
  /**
   * Have a session beside the schedule.
   */
  holdGroupSession: {
    method: "POST";
    path: "/groups/{group}/sessions";
    body: NewGroupSession;
    answer: GroupSession;
  };
  /**
   * Make a way into the group's sessions.
   */
  inviteToGroup: {
    method: "POST";
    path: "/groups/{group}/invitations";
    body: NewGroupInvitation;
    answer: GroupInvitationShown;
  };
  /**
   * Make a way into a session.
   */
  inviteToSession: {
    method: "POST";
    path: "/sessions/{id}/invitations";
    body: NewInvitation;
    answer: InvitationMade;
  };
  /**
   * List the group's invitations.
   */
  listGroupInvitations: {
    method: "GET";
    path: "/groups/{group}/invitations";
    answer: GroupInvitations;
  };
  /**
   * List the sessions of the group, the latest first.
   */
  listGroupSessions: {
    method: "GET";
    path: "/groups/{group}/sessions";
    answer: GroupSessions;
  };
  /**
   * List the groups, the oldest first.
   */
  listGroups: {
    method: "GET";
    path: "/groups";
    answer: GroupList;
  };
  /**
   * List the API keys.
   */
  listKeys: {
    method: "GET";
    path: "/keys";
    answer: Keys;
  };
  /**
   * List the meetings of the schedule.
   */
  listOccurrences: {
    method: "GET";
    path: "/groups/{group}/occurrences";
    query: Window;
    answer: Meetings;
  };
  /**
   * List the ways into a session.
   */
  listSessionInvitations: {
    method: "GET";
    path: "/sessions/{id}/invitations";
    answer: SessionInvitations;
  };
  /**
   * List sessions, in the order of their ids.
   */
  listSessions: {
    method: "GET";
    path: "/sessions";
    query: SessionQuery;
    answer: SessionList;
  };
  /**
   * List the staff accounts.
   */
  listStaff: {
    method: "GET";
    path: "/staff";
    answer: Members;
  };
  /**
   * Say what a link leads to, to whoever holds it.
   */
  lookAtLink: {
    method: "POST";
    path: "/link";
    body: LinkToken;
    answer: LinkState;
  };
  /**
   * Make an API key.
   */
  makeKey: {
    method: "POST";
    path: "/keys";
    body: NewKey;
    answer: KeyMade;
  };
  /**
   * Take somebody off the roster. Their links lead nowhere from now on.
   */
  removePerson: {
    method: "DELETE";
    path: "/groups/{group}/people/{person}";
  };
  /**
   * Report on a session.
   */
  report: {
    method: "GET";
    path: "/sessions/{id}/report";
    query: ReportQuery;
    answer: Report;
  };
  /**
   * Let a cancelled meeting take place after all.
   */
  restoreOccurrence: {
    method: "POST";
    path: "/groups/{group}/occurrences/{starts_at}/restore";
  };
  /**
   * Let nobody in by an invitation any more.
   */
  revokeGroupInvitation: {
    method: "DELETE";
    path: "/groups/{group}/invitations/{invitation}";
  };
  /**
   * Revoke an API key.
   */
  revokeKey: {
    method: "DELETE";
    path: "/keys/{key}";
  };
  /**
   * Let nobody in by an invitation any more.
   */
  revokeSessionInvitation: {
    method: "DELETE";
    path: "/sessions/{id}/invitations/{invitation}";
  };
  /**
   * Say what people accept before entering; it counts for sessions made from now on.
   */
  setAgreements: {
    method: "PUT";
    path: "/groups/{group}/agreements";
    body: AgreementsWish;
    answer: GroupShown;
  };
  /**
   * Say who leads the group.
   */
  setFacilitators: {
    method: "PUT";
    path: "/groups/{group}/facilitators";
    body: FacilitatorsWish;
    answer: GroupShown;
  };
  /**
   * Say whether people may see afterwards how long they spoke; for sessions made from now on.
   */
  setOwnSummary: {
    method: "PUT";
    path: "/groups/{group}/own_summary";
    body: OwnSummaryWish;
    answer: GroupShown;
  };
  /**
   * Say who is kept apart and together in breakouts.
   */
  setPairs: {
    method: "PUT";
    path: "/groups/{group}/pairs";
    body: PairsWish;
    answer: GroupShown;
  };
  /**
   * Give an account another password. It signs them out everywhere.
   */
  setPassword: {
    method: "PUT";
    path: "/staff/{staff}/password";
    body: NewPassword;
  };
  /**
   * Say how long sessions are kept; it counts for sessions made from now on.
   */
  setRetention: {
    method: "PUT";
    path: "/groups/{group}/retention";
    body: RetentionWish;
    answer: GroupShown;
  };
  /**
   * Say when the group meets. Sessions that have not begun and do not fit are called off.
   */
  setSchedule: {
    method: "PUT";
    path: "/groups/{group}/schedule";
    body: ScheduleWish;
    answer: GroupShown;
  };
  /**
   * Report on one person's part in a session, naming nobody else.
   */
  sheet: {
    method: "GET";
    path: "/sessions/{id}/report/{participant}";
    query: FormQuery;
    answer: Sheet;
  };
  /**
   * Show a group.
   */
  showGroup: {
    method: "GET";
    path: "/groups/{group}";
    answer: GroupShown;
  };
  /**
   * Show a session as a facilitator sees it.
   */
  showSession: {
    method: "GET";
    path: "/sessions/{id}";
    answer: WholeSession;
  };
  /**
   * Show a staff account.
   */
  showStaff: {
    method: "GET";
    path: "/staff/{staff}";
    answer: Member;
  };
  /**
   * Sign in by login and password.
   */
  signIn: {
    method: "POST";
    path: "/sign-in";
    body: SignIn;
    answer: SignedIn;
  };
  /**
   * Sign out.
   */
  signOut: {
    method: "POST";
    path: "/sign-out";
  };
  /**
   * Say who asks, and what they may do.
   */
  whoami: {
    method: "GET";
    path: "/me";
    answer: Whoami;
  };
}
/**
 * `name` is seen by staff only, `display_name` by the group; null: the person chooses when coming in.
 */
export interface PersonWish {
  name: string;
  display_name?: string | null;
}
/**
 * Somebody on a roster.
 */
export interface PersonShown {
  id: string;
  name: string;
  display_name: string | null;
}
export interface NewMember {
  login: string;
  name: string;
  password: string;
  role?: StaffRole;
}
/**
 * A staff account. `closed_at`: nobody can sign in by it any more.
 */
export interface Member {
  id: string;
  login: string;
  name: string;
  role: StaffRole1;
  added_at: number;
  closed_at: number | null;
}
/**
 * A group as staff see it. `agreements_version` counts from 1; 0: there never were any.
 */
export interface GroupShown {
  id: string;
  kind: Kind;
  title: string;
  created_at: number;
  archived_at: number | null;
  facilitators: string[];
  agreements: string | null;
  agreements_version: number;
  retention_days: number | null;
  own_summary: boolean;
  people: PersonShown[];
  apart: [string, string][];
  together: [string, string][];
  schedule: Schedule | null;
}
/**
 * `start` is the first meeting's local time, such as 2026-03-03T18:00; without a `rule` it is the only one. `zone`
 * is a name of the IANA time zone database.
 */
export interface Schedule {
  start: string;
  minutes: number;
  zone: string;
  rule: string | null;
}
/**
 * From after which entry on, and how many.
 */
export interface AuditQuery {
  after?: number;
  limit?: number;
}
/**
 * Each entry has `seq`, `at`, `type` and `by`; what else, depends on its type (docs/record.md).
 */
export interface AuditEntries {
  entries: {
    [k: string]: unknown;
  }[];
}
/**
 * What is null stays as it is.
 */
export interface GroupChange {
  title?: string | null;
  kind?: Kind1 | null;
}
export interface OwnPassword {
  old: string;
  new: string;
}
/**
 * What is null stays as it is.
 */
export interface MemberChange {
  name?: string | null;
  role?: StaffRole1 | null;
}
/**
 * Over how many sessions, the latest.
 */
export interface TrendQuery {
  limit?: number;
}
/**
 * The sessions of which somebody keeps an answer, the earliest first.
 */
export interface Trend {
  person: string;
  sessions: SessionTrend[];
}
/**
 * What somebody keeps of one session's check-ins.
 */
export interface SessionTrend {
  session: string;
  title: string;
  starts_at: number;
  check_ins: OwnCheckIn[];
}
/**
 * One person's part in one check-in, naming nobody else.
 */
export interface OwnCheckIn {
  id: string;
  when: "after" | "before";
  questionnaire: ("gad7" | "phq9") | null;
  opened_at: number;
  state: "answered" | "declined";
  kept: boolean;
  answers: KeptAnswers | null;
  shift: Shift | null;
}
/**
 * What somebody answered and keeps. `scales` by their labels; `items` are indexes of a questionnaire's answers,
 * null where there is none, and `score` is there when all were answered.
 */
export interface KeptAnswers {
  mood: number | null;
  scales: {
    [k: string]: number;
  };
  words: string[];
  difficulty: number | null;
  score: Score | null;
  items: (number | null)[];
}
/**
 * A total of a questionnaire that was answered completely, of at most `highest`.
 */
export interface Score {
  total: number;
  highest: number;
  severity: "mild" | "minimal" | "moderate" | "moderately_severe" | "severe";
}
/**
 * By how much somebody is higher after than before; null where one of the two is missing. `scales` by label.
 */
export interface Shift {
  mood: number | null;
  scales: {
    [k: string]: number;
  };
}
/**
 * A group to be made. Staff who make one are a facilitator of it.
 */
export interface NewGroup {
  kind: Kind1;
  title: string;
  facilitators?: string[];
}
/**
 * A session to be made. `unattended_minutes`: how long it goes on without leaders; null: without end.
 * `own_summary`: people may see afterwards how long they spoke themselves.
 */
export interface NewSession {
  title: string;
  capacity?: number | null;
  waiting_room?: boolean;
  scheduled_for?: number | null;
  agreements?: string | null;
  unattended_minutes?: number | null;
  retention_days?: number | null;
  own_summary?: boolean;
}
/**
 * A session as staff see it. `group` is the one it belongs to; `here` are those let in whose link is up, `leading`
 * those of them who lead, `waiting` those at the door.
 */
export interface SessionState {
  id: string;
  title: string;
  state: "ended" | "open" | "scheduled";
  capacity: number;
  waiting_room: boolean;
  created_at: number;
  scheduled_for: number | null;
  opened_at: number | null;
  ended_at: number | null;
  seq: number;
  group: string | null;
  here: number;
  leading: number;
  waiting: number;
}
/**
 * A link, ready to be handed out.
 */
export interface InvitationMade {
  id: string;
  token: string;
  url: string;
  expires_at: number;
}
/**
 * Who is to be erased from the record: a participant or an invitation.
 */
export interface Erase {
  id: string;
}
/**
 * The ids whose names are gone, and the sessions that had them.
 */
export interface ErasedPeople {
  owners: string[];
  sessions: string[];
}
/**
 * From after which event on, and in which form.
 */
export interface LogQuery {
  after?: number;
  format?: "csv" | "ndjson";
}
/**
 * A session beside the schedule: now, or at `starts_at`. Without a title it has the group's.
 */
export interface NewGroupSession {
  title?: string | null;
  starts_at?: number | null;
  minutes?: number | null;
}
/**
 * A session of the group. `occurrence` is when the meeting of the schedule was to begin that it is.
 */
export interface GroupSession {
  id: string;
  title: string;
  starts_at: number;
  ends_at: number | null;
  occurrence: number | null;
  state: "cancelled" | "current" | "over";
}
/**
 * A way in for one `person` of the roster, or shared (null); into one `session`, or into all there are between
 * `not_before` and `expires_at`. Guests are invited to one session.
 */
export interface NewGroupInvitation {
  expires_at: number;
  role?: Role;
  person?: string | null;
  session?: string | null;
  not_before?: number | null;
}
/**
 * `token` and `url` are null once it is revoked or has expired.
 */
export interface GroupInvitationShown {
  id: string;
  role: Role1;
  person: string | null;
  session: string | null;
  not_before: number | null;
  expires_at: number;
  revoked_at: number | null;
  token: string | null;
  url: string | null;
}
/**
 * A way into a session. `shared`: any number of people may come in by it.
 */
export interface NewInvitation {
  role: Role1;
  name?: string | null;
  shared?: boolean;
}
export interface GroupInvitations {
  invitations: GroupInvitationShown[];
}
export interface GroupSessions {
  sessions: GroupSession[];
}
export interface GroupList {
  groups: GroupShown[];
}
export interface Keys {
  keys: Key[];
}
/**
 * An API key, without the key itself.
 */
export interface Key {
  id: string;
  name: string;
  scopes: Scope[];
  made_at: number;
  revoked_at: number | null;
}
/**
 * Of which time; four weeks from now, if nothing is said. At most 366 days.
 */
export interface Window {
  since?: number | null;
  until?: number | null;
}
export interface Meetings {
  occurrences: Meeting[];
}
/**
 * One meeting of the schedule. `session` is the one it has become, a day ahead.
 */
export interface Meeting {
  starts_at: number;
  ends_at: number;
  cancelled: boolean;
  session: string | null;
}
export interface SessionInvitations {
  invitations: SessionInvitation[];
}
/**
 * A way into a session that was made earlier. `participant` is who came in by it, of a personal one.
 */
export interface SessionInvitation {
  id: string;
  role: Role1;
  name: string | null;
  shared: boolean;
  expires_at: number | null;
  revoked: boolean;
  participant: string | null;
}
/**
 * Which sessions to list. `after` is the id of the last one known, for the next page.
 */
export interface SessionQuery {
  state?: ("ended" | "open" | "scheduled") | ("all" | "current");
  group?: string | null;
  after?: string;
  limit?: number;
}
/**
 * `next` is what to give as `after` for the next page; null: there is none.
 */
export interface SessionList {
  sessions: SessionState[];
  next: string | null;
}
export interface Members {
  staff: Member[];
}
/**
 * The token of an invitation's link, or one's own from a welcome.
 */
export interface LinkToken {
  token: string;
}
/**
 * What somebody with a link may know before they come in. `role` and `name` are the holder's, `present` whether
 * somebody is in by this very link now, on another page or device. `help_text`: how to get help, where the operator
 * has said it.
 */
export interface LinkState {
  obstacle: ("early" | "ended" | "expired" | "full" | "locked" | "removed" | "withdrawn") | null;
  role: Role1 | null;
  name: string | null;
  present: boolean;
  meeting: LinkMeeting | null;
  help_text: string | null;
}
/**
 * What a link leads to. `hosts`: those who are invited to lead. `state` is null, and `starts_at` when the next one
 * begins if that is known, while there is none to come into. `agreements`: they are still to be accepted. `waiting`:
 * the holder will be let in by whoever leads.
 */
export interface LinkMeeting {
  title: string;
  kind: Kind | null;
  hosts: string[];
  state: ("ended" | "open" | "scheduled") | null;
  starts_at: number | null;
  ends_at: number | null;
  agreements: boolean;
  waiting: boolean;
}
export interface NewKey {
  name: string;
  scopes: Scope[];
}
/**
 * `key` is told this once and never again.
 */
export interface KeyMade {
  id: string;
  key: string;
}
/**
 * In which form. `part`: what a table has.
 */
export interface ReportQuery {
  format?: "csv" | "json";
  part?: "attendance" | "polls";
}
/**
 * `attendance` and `talk` in order of first arrival. `own_summary`: people may see their own talk.
 */
export interface Report {
  id: string;
  title: string;
  created_at: number;
  scheduled_for: number | null;
  opened_at: number | null;
  ended_at: number | null;
  attendance: Attendance[];
  breakouts: Round[];
  talk: TalkReport[];
  talk_summary: TalkSummary | null;
  own_summary: boolean;
  turns: TurnReport[];
  go_arounds: GoAroundReport[];
  polls: PollReport[];
  check_ins: CheckInReport[];
  concerns: ConcernReport[];
  scenes: SceneReport[];
  support: SupportReport[];
  asides: AsideReport[];
  agenda: SegmentReport[];
  breaks: BreakReport[];
  pauses: PauseReport[];
  screens: ScreenReport[];
}
/**
 * One person. All minutes are to a tenth.
 *
 * `minutes` is the sum of the `spans`, `gap_minutes` what is missing between the first and the last of them.
 * `first_seen_at` is when they came, be it to the waiting room; `first_joined_at` when they were in, null for those
 * who never were. `late_minutes` counts from the session's beginning, as scheduled or else as opened. `roles` are all
 * they ever had, in order, `observer` whether that was one of them. `moves` is how often a leader or they themselves
 * changed their room while small rooms were open.
 */
export interface Attendance {
  participant: string;
  name: string;
  role: Role1;
  roles: Role1[];
  observer: boolean;
  minutes: number;
  late_minutes: number;
  gap_minutes: number;
  away_minutes: number;
  held_minutes: number;
  breakout_minutes: number;
  first_seen_at: number;
  first_joined_at: number | null;
  last_left_at: number | null;
  moves: number;
  spans: Span[];
  rooms: RoomSpan[];
}
/**
 * A time, in milliseconds since the Unix epoch; `until` null: it goes on.
 */
export interface Span {
  since: number;
  until: number | null;
}
/**
 * A time in a small room.
 */
export interface RoomSpan {
  room: string;
  since: number;
  until: number | null;
}
/**
 * One time that small rooms were open.
 */
export interface Round {
  opened_at: number;
  closed_at: number | null;
  rooms: RoundRoom[];
}
/**
 * A small room, and who was ever in it.
 */
export interface RoundRoom {
  id: string;
  name: string;
  participants: string[];
}
/**
 * One person's part. All minutes are to a tenth; see docs/speech.md for what is counted.
 */
export interface TalkReport {
  participant: string;
  minutes: number;
  turns: number;
  overlap_minutes: number;
  interrupted: number;
  was_interrupted: number;
  longest_silence_minutes: number;
  band: Band | null;
  slices: TalkSlice[];
  rooms: TalkInRoom[];
}
/**
 * A quarter of an hour, from `since` on. `band` is null when it is too early to say, and for leaders.
 */
export interface TalkSlice {
  since: number;
  minutes: number;
  band: Band | null;
}
export interface TalkInRoom {
  room: string;
  minutes: number;
  turns: number;
}
/**
 * The members together, and the leaders beside them. Null where there is nothing to compare.
 */
export interface TalkSummary {
  members_minutes: number;
  leaders_minutes: number;
  evenness: number | null;
  speakers: number | null;
}
/**
 * One turn. `seconds` is the time given for it, null without one, and `over_seconds` by how much it was longer;
 * `until` is null and `outcome` `open` while it goes on.
 */
export interface TurnReport {
  participant: string;
  room: string;
  kind: TurnKind;
  since: number;
  until: number | null;
  seconds: number | null;
  over_seconds: number;
  outcome:
    | ("closed" | "done" | "dropped" | "gone" | "handed_on" | "interrupted")
    | ("deferred" | "open" | "passed" | "skipped");
}
/**
 * One go-around. `done` had a turn, `passed` let it go by, `missed` were not asked before it ended.
 */
export interface GoAroundReport {
  room: string;
  order: GoAroundOrder;
  seconds: number | null;
  started_at: number;
  ended_at: number | null;
  outcome: "closed" | "done" | "ended" | "open";
  done: string[];
  passed: string[];
  missed: string[];
}
/**
 * One poll of a session. `room` is the only one that was asked, null: all were. `result` is null while it is open;
 * `votes` is empty in an anonymous poll.
 */
export interface PollReport {
  id: string;
  question: string;
  kind: PollKind;
  options: string[];
  anonymous: boolean;
  names: boolean;
  min_group: number;
  room: string | null;
  by: string | null;
  state: PollLife;
  opened_at: number;
  closed_at: number | null;
  published_at: number | null;
  took_part: string[];
  result: Tally | null;
  votes: PollVote[];
}
/**
 * What a poll came to. Only the fields for its kind say something.
 *
 * `ballots` is how many votes are in it. `counts` has the votes of each option (of a scale: of each number from 0), or
 * of the bands 0–3, 4–6 and 7–10 when `banded`; null where they are withheld. `mean` is that of a scale. `withheld`:
 * something has been left out because too few chose it, or too few voted at all; then there is nothing else.
 */
export interface Tally {
  ballots: number;
  counts: (number | null)[];
  banded: boolean;
  mean: number | null;
  words: WordCount[];
  texts: string[];
  withheld: boolean;
}
/**
 * How many chose a word.
 */
export interface WordCount {
  word: string;
  count: number;
}
/**
 * What somebody chose, in a poll that is not anonymous.
 */
export interface PollVote {
  participant: string;
  choice: number | string | (number | string)[];
}
/**
 * One check-in of a session.
 */
export interface CheckInReport {
  id: string;
  when: "after" | "before";
  questionnaire: ("gad7" | "phq9") | null;
  opened_at: number;
  closed_at: number | null;
  parts: CheckInPart[];
}
/**
 * One person's part. `answers` is null when they are not kept, or have been erased. `shift`, after a check-in
 * before, is how much higher they were then.
 */
export interface CheckInPart {
  participant: string;
  state: "answered" | "declined";
  at: number;
  kept: boolean;
  answers: KeptAnswers | null;
  shift: Shift | null;
}
/**
 * That an answer raised an alert, and which leader took it up and when.
 */
export interface ConcernReport {
  check_in: string;
  participant: string;
  raised_at: number;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
}
/**
 * One scene. `started_at` null: it was never played. `ended_at` is the end of playing. `spoke` and `passed` are of
 * its feedback round, which began at `feedback_at`.
 */
export interface SceneReport {
  room: string;
  title: string | null;
  set_up_at: number;
  started_at: number | null;
  ended_at: number | null;
  feedback_at: number | null;
  closed_at: number | null;
  end: ("closed" | "discarded" | "done" | "room_closed" | "session_ended") | null;
  roles: RoleSpan[];
  spoke: string[];
  passed: string[];
}
/**
 * A role while it was played; a pause of the scene is part of it. `until` null: it goes on.
 */
export interface RoleSpan {
  participant: string;
  role_name: string;
  since: number;
  until: number | null;
}
/**
 * One call. `outcome`: taken back by its owner, met in a side conversation, settled otherwise, or still open; `by`
 * is the leader who settled it, null when nobody in person did.
 */
export interface SupportReport {
  participant: string;
  asked_at: number;
  seen_at: number | null;
  seen_by: string | null;
  ended_at: number | null;
  by: string | null;
  outcome: "aside" | "open" | "settled" | "withdrawn";
}
/**
 * One side conversation. `until` is null while it goes on.
 */
export interface AsideReport {
  leader: string;
  participant: string;
  since: number;
  until: number | null;
}
/**
 * One time that a segment was on. `planned_minutes` is null for one without a time, `ended_at` while it is on.
 */
export interface SegmentReport {
  segment: string;
  title: string;
  kind: Kind2;
  planned_minutes: number | null;
  began_at: number;
  ended_at: number | null;
}
export interface BreakReport {
  began_at: number;
  ended_at: number | null;
}
/**
 * A guided pause; `guided`: with a leader's voice.
 */
export interface PauseReport {
  room: string;
  guided: boolean;
  began_at: number;
  ended_at: number | null;
}
/**
 * One screen that was shared. `until` is null while it goes on.
 */
export interface ScreenReport {
  participant: string;
  room: string;
  since: number;
  until: number | null;
}
/**
 * What people accept before entering; null: nothing.
 */
export interface AgreementsWish {
  text: string | null;
}
export interface FacilitatorsWish {
  staff: string[];
}
/**
 * Whether people may see after a session how long they spoke themselves.
 */
export interface OwnSummaryWish {
  allowed: boolean;
}
/**
 * Pairs of people on the roster, in place of those before.
 */
export interface PairsWish {
  apart?: [string, string][];
  together?: [string, string][];
}
export interface NewPassword {
  password: string;
}
/**
 * For how many days sessions are kept after their end; null: as the server keeps them.
 */
export interface RetentionWish {
  days: number | null;
}
/**
 * `start` is the first meeting's local time, such as 2026-03-03T18:00, in the IANA time zone `zone`; `rule` is an
 * RFC 5545 recurrence such as FREQ=WEEKLY;BYDAY=TU,TH, null: there is one meeting only.
 */
export interface ScheduleWish {
  start: string;
  minutes: number;
  zone: string;
  rule?: string | null;
}
/**
 * In which form.
 */
export interface FormQuery {
  format?: "csv" | "json";
}
/**
 * The session as far as one person is concerned. `talk` is null unless people may see their own.
 */
export interface Sheet {
  id: string;
  title: string;
  opened_at: number | null;
  ended_at: number | null;
  attendance: Attendance;
  check_ins: OwnCheckIn[];
  polls: OwnVote[];
  scenes: OwnScene[];
  support: OwnSupport[];
  asides: OwnAside[];
  screens: OwnScreen[];
  talk: OwnTalk | null;
  turns: OwnTurn[];
}
/**
 * One person's part in a poll. `choice` is null in an anonymous one: nobody knows it.
 */
export interface OwnVote {
  id: string;
  question: string;
  kind: PollKind;
  options: string[];
  anonymous: boolean;
  opened_at: number;
  choice: number | string | (number | string)[] | null;
}
/**
 * A scene as far as one person took part in it.
 */
export interface OwnScene {
  set_up_at: number;
  started_at: number | null;
  ended_at: number | null;
  played: boolean;
  gave_feedback: boolean;
}
/**
 * One's own call, naming nobody else.
 */
export interface OwnSupport {
  asked_at: number;
  seen_at: number | null;
  ended_at: number | null;
  outcome: "aside" | "open" | "settled" | "withdrawn";
}
/**
 * A side conversation one was in.
 */
export interface OwnAside {
  since: number;
  until: number | null;
}
/**
 * One's own, naming no room.
 */
export interface OwnScreen {
  since: number;
  until: number | null;
}
/**
 * What somebody may know of their own part afterwards.
 */
export interface OwnTalk {
  minutes: number;
  turns: number;
}
/**
 * A turn of one's own.
 */
export interface OwnTurn {
  kind: TurnKind;
  since: number;
  until: number | null;
  seconds: number | null;
  over_seconds: number;
  outcome:
    | ("closed" | "done" | "dropped" | "gone" | "handed_on" | "interrupted")
    | ("deferred" | "open" | "passed" | "skipped");
}
export interface WholeSession {
  id: string;
  title: string;
  state: "ended" | "open" | "scheduled";
  capacity: number;
  waiting_room: boolean;
  created_at: number;
  scheduled_for: number | null;
  opened_at: number | null;
  ended_at: number | null;
  seq: number;
  group: string | null;
  here: number;
  leading: number;
  waiting: number;
  session: SessionView;
  participants: PersonView[];
  door: DoorView | null;
  agreements: string | null;
  lobby: LobbyEntry[];
  rooms: RoomView[];
  breakouts: BreakoutsView | null;
  plan: PlanView | null;
  pairs: PairsView | null;
  hands: string[];
  floor: FloorView;
  turn: TurnView | null;
  go_around: GoAroundView | null;
  piece: PieceView | null;
  polls: PollView[];
  poll_templates: PollTemplate[];
  silenced: string[];
  scene: SceneView | null;
  balance_settings: BalanceSettingsView | null;
  own_talk: OwnTalkView | null;
  check_ins: CheckInView[];
  concerns: ConcernView[];
  help_text: string | null;
  locks: LocksView;
  chat: ChatView;
  asides: AsideView[];
  support: SupportCall[];
  stepped_out: string[];
  agenda: AgendaView | null;
  agenda_templates: AgendaTemplateView[];
  recess: RecessView | null;
  pause: PauseView | null;
  sharing: SharingView;
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
 * `held` and `away`: nothing passes between them and the others now. `aside`: they are in a side conversation that the
 * viewer is not in; `room` is then where they come back to. `may_speak` is false for observers only, as long as no
 * leader has invited them to.
 */
export interface PersonView {
  id: string;
  name: string;
  role: Role1;
  room: string;
  place: number;
  present: boolean;
  muted: boolean;
  camera: boolean;
  held: boolean;
  away: boolean;
  may_speak: boolean;
  aside: boolean;
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
  role: Role1;
  state: "agreeing" | "waiting";
  since: number;
  present: boolean;
}
/**
 * `closing_at` is the end of this room's own countdown, `limit` for how many it is when people choose for
 * themselves. `listening` are the leaders who see and hear the room unseen; told to its people and to leaders.
 */
export interface RoomView {
  id: string;
  name: string;
  closing_at: number | null;
  limit: number | null;
  listening: string[];
}
/**
 * The round of small rooms that is on, the `round`th.
 *
 * `ends_at`: when its time is over, null without one; `closing_at`: the end of the countdown, null before that;
 * `warned`: of how many minutes everyone was warned last. `choose`: people pick their room themselves; `may_return`:
 * they may go back to the main room. `addressing` are leaders who are seen and heard in all rooms. `help` are those
 * who call for a leader, in order; others than leaders see only themselves in it. `unassigned` are, for leaders, the
 * members whom nobody has placed.
 */
export interface BreakoutsView {
  round: number;
  ends_at: number | null;
  closing_at: number | null;
  warned: number | null;
  choose: boolean;
  may_return: boolean;
  addressing: string[];
  help: string[];
  unassigned: string[];
}
/**
 * Rooms to be. Who is in none of them stays in the main room.
 */
export interface PlanView {
  method: Method;
  rooms: PlannedRoom[];
}
export interface PlannedRoom {
  id: string;
  name: string;
  limit: number | null;
  participants: string[];
}
/**
 * Who is kept apart and together.
 */
export interface PairsView {
  apart: [string, string][];
  together: [string, string][];
}
/**
 * `let_in` may be heard beside whose turn it is, while the floor is enforced.
 */
export interface FloorView {
  mode: FloorMode;
  let_in: string[];
  hand_order: HandOrder;
}
/**
 * Whose turn it is. `seconds` is the time given in all and `ends_at` when it is over, null without a time.
 *
 * While the clock stands still `ends_at` is null and `left` what is left, in ms, below zero when the time is over.
 * `warned`: the end is near; `over`: the time is up, and the turn goes on; `missing`: they are not there for the
 * moment, and it is kept for them.
 */
export interface TurnView {
  participant: string;
  kind: TurnKind;
  since: number;
  seconds: number | null;
  ends_at: number | null;
  left: number | null;
  warned: boolean;
  over: boolean;
  missing: boolean;
}
/**
 * Everyone of it is in one place: `current`, `waiting` in order, `deferred` to the end, `dropped` out and expected
 * back, `done` or `passed`. `seconds` is the time for each.
 */
export interface GoAroundView {
  order: GoAroundOrder;
  seconds: number | null;
  paused: boolean;
  current: string | null;
  waiting: string[];
  deferred: string[];
  dropped: string[];
  done: string[];
  passed: string[];
}
/**
 * The talking piece: who holds it, null when it lies in the middle, and who has had it so far.
 */
export interface PieceView {
  holder: string | null;
  held: string[];
}
/**
 * One poll. `state` is `open`, `closed` or `published`; `room` is the only one that is asked, null: all are.
 *
 * `options` to `min_group` say how it is asked (docs/polls.md). `taken` is how many have voted, `voted` whether the
 * viewer has; `mine` is their choice where that is known, in a poll that is not anonymous. `result` is null as long as
 * the viewer may not see it. For leaders: `asked` is how many could vote now, `voters` are those who did; for others
 * both are null. `votes` say who chose what: to leaders, and to all with the result if the poll `names` people.
 */
export interface PollView {
  id: string;
  question: string;
  kind: PollKind;
  options: string[];
  anonymous: boolean;
  names: boolean;
  most: number | null;
  own_words: boolean;
  min_group: number;
  state: PollLife;
  room: string | null;
  opened_at: number;
  closes_at: number | null;
  taken: number;
  voted: boolean;
  mine: number | string | (number | string)[] | null;
  result: Tally | null;
  asked: number | null;
  voters: string[] | null;
  votes: VoteView[] | null;
}
/**
 * Who chose what, in a poll that is not anonymous.
 */
export interface VoteView {
  participant: string;
  choice: number | string | (number | string)[];
}
/**
 * A form to be used again.
 */
export interface PollTemplate {
  id: string;
  name: string;
  form: PollForm;
}
/**
 * A question, and how it is asked. See `facilitator.polls.forms` for what makes sense.
 *
 * `options` are the answers to choose from, the words that are offered, or what the two ends of a scale mean. `most`
 * is how many of them somebody may choose. `own_words`: also words that are not offered. `names`: those who voted are
 * shown with the result, which people know beforehand; never in an anonymous poll. `min_group`: of fewer votes the
 * result of an anonymous poll is withheld.
 */
export interface PollForm {
  question: string;
  kind: PollKind;
  options: string[];
  anonymous: boolean;
  names: boolean;
  most: number | null;
  own_words: boolean;
  min_group: number;
}
/**
 * The scene of one's room. `length` (milliseconds) is for how long it was set up; `ends_at` is there while its time
 * runs, `left` (milliseconds, below zero once it is over) while it stands still. `observers` are those who watch, and
 * `in_role` those who are still to leave their role before it is done.
 */
export interface SceneView {
  stage: SceneStage;
  title: string | null;
  cast: ScenePartView[];
  observers: string[];
  frozen: boolean;
  length: number | null;
  ends_at: number | null;
  left: number | null;
  feedback: FeedbackView | null;
  in_role: string[];
}
/**
 * A role. `participant` is null for those who do not know who plays it, for that person is not in their room now.
 * `missing`: they cannot be seen or heard there now. `left`: they have left the role.
 */
export interface ScenePartView {
  participant: string | null;
  role_name: string;
  missing: boolean;
  left: boolean;
}
/**
 * The round. `words` are the leader's own prompts; `answer`: those who played may speak beside the `current`.
 */
export interface FeedbackView {
  prompts: FeedbackPrompts;
  words: string[];
  current: string | null;
  waiting: string[];
  given: string[];
  passed: string[];
  answer: boolean;
}
/**
 * `quiet_below` and `much_above` are multiples of an equal share; who has spoken for less than `heard_seconds` has
 * not been heard yet; nobody is judged in their first `patience_minutes`. `silence_held`: nobody is suggested.
 */
export interface BalanceSettingsView {
  quiet_below: number;
  much_above: number;
  heard_seconds: number;
  patience_minutes: number;
  silence_held: boolean;
}
/**
 * What somebody may see of their own part once the session is over: milliseconds, and turns.
 */
export interface OwnTalkView {
  spoken: number;
  turns: number;
}
/**
 * What is asked, in the order of asking. `responses` are those the viewer knows of: members their own, leaders
 * all.
 */
export interface CheckInView {
  id: string;
  when: "after" | "before";
  mood: boolean;
  scales: ScaleView[];
  words: string[];
  questionnaire: QuestionnaireView | null;
  opened_at: number;
  closed_at: number | null;
  responses: ResponseView[];
}
/**
 * From 0 to 10; `low` and `high` say what its ends mean.
 */
export interface ScaleView {
  label: string;
  low: string | null;
  high: string | null;
}
/**
 * A published questionnaire, word for word. An answer is the index of one of its `options`. `concerning` is the
 * item at which any answer above 0 is told to the leaders at once.
 */
export interface QuestionnaireView {
  id: "gad7" | "phq9";
  title: string;
  stem: string;
  options: string[];
  difficulty: string;
  difficulty_options: string[];
  source: string;
  concerning: number | null;
  items: string[];
}
/**
 * What one person made of a check-in. `answers` are null when the viewer may not see them, when they are not kept
 * (see the signal `answers`), and when they have been erased. `kept` is told of oneself, and of what was shared.
 */
export interface ResponseView {
  participant: string;
  name: string;
  state: "answered" | "declined";
  shared: boolean;
  kept: boolean;
  answers: AnswersView | null;
  score: ScoreView | null;
}
/**
 * What somebody answered, in the order of what was asked; null where they answered nothing.
 */
export interface AnswersView {
  mood: number | null;
  scales: (number | null)[];
  words: string[];
  difficulty: number | null;
  items: (number | null)[];
}
/**
 * The total of a questionnaire that was answered completely; a screening result, and no diagnosis.
 */
export interface ScoreView {
  total: number;
  highest: number;
  severity: "mild" | "minimal" | "moderate" | "moderately_severe" | "severe";
}
/**
 * An alert about somebody, for leaders. `acknowledged_by` is null for the programme's staff, too.
 */
export interface ConcernView {
  participant: string;
  name: string;
  check_in: string;
  raised_at: number;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
}
export interface LocksView {
  microphones: LockView;
  cameras: LockView;
}
/**
 * `everyone`: everyone but the leaders is locked, who comes in too, save those who were let off. `participants` are
 * those inside who are locked; others than leaders see only themselves in it.
 */
export interface LockView {
  everyone: boolean;
  participants: string[];
}
/**
 * `on`: members can write to everyone in their room. `private`: and to each other. `slow`: seconds between two
 * messages, and between two reactions, of the same member; 0: no pace.
 */
export interface ChatView {
  on: boolean;
  private: boolean;
  slow: number;
}
/**
 * `leader` has taken `participant` aside.
 */
export interface AsideView {
  room: string;
  leader: string;
  participant: string;
  since: number;
}
/**
 * Somebody needs support, since `since`. `seen`: they have been told that it has been seen, by the leader
 * `seen_by`. `here` is false when
 * they have gone meanwhile; `name` is there for then.
 */
export interface SupportCall {
  participant: string;
  name: string;
  since: number;
  seen: boolean;
  seen_by: string | null;
  here: boolean;
}
/**
 * `segments` is, for others than leaders, the one that is on and the one after it.
 *
 * `current` is the one that is on, since `since`; null: none is, which only leaders see. Its timer runs until
 * `ends_at`, which may have passed, or stands still with `left` milliseconds to go; both are null without a timer.
 * `warned` is of how many minutes left was told last; 0: its time is over.
 */
export interface AgendaView {
  segments: SegmentView[];
  current: string | null;
  next: string | null;
  since: number;
  ends_at: number | null;
  left: number | null;
  warned: number | null;
}
/**
 * `opens` is for leaders; null for others, and for a segment that opens nothing by itself.
 */
export interface SegmentView {
  id: string;
  title: string;
  kind: Kind2;
  minutes: number | null;
  opens: (OpensBreakouts | OpensBreak | OpensPause | OpensCheckIn | OpensPoll) | null;
}
/**
 * The plan for small rooms comes true, if there is one.
 */
export interface OpensBreakouts {
  what: "breakouts";
}
/**
 * A break begins, and ends when the group goes on to the next segment.
 */
export interface OpensBreak {
  what: "break";
}
/**
 * A guided pause begins in the room of the leader who began the segment, and ends as a break does.
 */
export interface OpensPause {
  what: "pause";
  guide: boolean;
  pacer: Pacer | null;
  text: string | null;
}
/**
 * A breath, its parts in seconds: in, held, out, held again.
 */
export interface Pacer {
  inhale: number;
  hold: number;
  exhale: number;
  rest: number;
}
/**
 * Everyone is asked how they are: their mood and, with `words`, what they feel. It stays open when the group goes
 * on, for those who take longer.
 */
export interface OpensCheckIn {
  what: "check_in";
  when: "after" | "before";
  words: boolean;
  questionnaire: ("gad7" | "phq9") | null;
}
/**
 * Everyone is asked something. It stays open when the group goes on, until a leader closes it.
 */
export interface OpensPoll {
  what: "poll";
  form: PollForm;
}
/**
 * An agenda that leaders have saved, in this session or an earlier one of the group.
 */
export interface AgendaTemplateView {
  id: string;
  name: string;
  segments: SegmentView[];
}
/**
 * The break that is on. `over`: its time is over, and some are not back yet. `back`: who has said to be back.
 */
export interface RecessView {
  since: number;
  ends_at: number;
  over: boolean;
  back: string[];
}
/**
 * The guided pause of the viewer's room. `guide` alone is heard; `ends_at` is null when a leader will end it.
 */
export interface PauseView {
  since: number;
  ends_at: number | null;
  guide: string | null;
  pacer: Pacer | null;
  text: string | null;
}
/**
 * `allowed`: the viewer may share their own screen. `everyone`: all who are inside may, newcomers too, save those
 * from whom it was taken. `participants` are those inside who may and do not lead; for others than leaders themselves
 * at most.
 */
export interface SharingView {
  screens: ScreenView[];
  allowed: boolean;
  everyone: boolean;
  participants: string[];
}
/**
 * A screen that `participant` shares in `room`. `waiting`: their link is lost.
 */
export interface ScreenView {
  room: string;
  participant: string;
  since: number;
  waiting: boolean;
}
export interface SignIn {
  login: string;
  password: string;
}
/**
 * `token` goes into `Authorization: Bearer <token>`; it is good until 20 idle minutes have passed.
 */
export interface SignedIn {
  token: string;
  idle_minutes: number;
  staff: Member;
}
/**
 * Who asks: `by` is the id of a key or an account.
 */
export interface Whoami {
  by: string;
  scopes: Scope[];
  staff: Member | null;
}
/**
 * The body of every error. `detail` is a sentence a person understands.
 */
export interface ProblemDetails {
  title: string;
  status: number;
  detail: string;
  code: Code;
  type: string;
}

export const ROUTES = {
  addPerson: ["POST", "/groups/{group}/people"],
  addStaff: ["POST", "/staff"],
  archiveGroup: ["POST", "/groups/{group}/archive"],
  audit: ["GET", "/audit"],
  cancelOccurrence: ["POST", "/groups/{group}/occurrences/{starts_at}/cancel"],
  changeGroup: ["PATCH", "/groups/{group}"],
  changeOwnPassword: ["PUT", "/me/password"],
  changePerson: ["PUT", "/groups/{group}/people/{person}"],
  changeStaff: ["PATCH", "/staff/{staff}"],
  checkInTrend: ["GET", "/groups/{group}/people/{person}/check-ins"],
  clearSchedule: ["DELETE", "/groups/{group}/schedule"],
  closeAccount: ["DELETE", "/staff/{staff}"],
  createGroup: ["POST", "/groups"],
  createSession: ["POST", "/sessions"],
  endSession: ["POST", "/sessions/{id}/end"],
  enterSession: ["POST", "/sessions/{id}/entrance"],
  erase: ["POST", "/erasures"],
  erasePerson: ["POST", "/groups/{group}/people/{person}/erase"],
  exportLog: ["GET", "/sessions/{id}/log"],
  holdGroupSession: ["POST", "/groups/{group}/sessions"],
  inviteToGroup: ["POST", "/groups/{group}/invitations"],
  inviteToSession: ["POST", "/sessions/{id}/invitations"],
  listGroupInvitations: ["GET", "/groups/{group}/invitations"],
  listGroupSessions: ["GET", "/groups/{group}/sessions"],
  listGroups: ["GET", "/groups"],
  listKeys: ["GET", "/keys"],
  listOccurrences: ["GET", "/groups/{group}/occurrences"],
  listSessionInvitations: ["GET", "/sessions/{id}/invitations"],
  listSessions: ["GET", "/sessions"],
  listStaff: ["GET", "/staff"],
  lookAtLink: ["POST", "/link"],
  makeKey: ["POST", "/keys"],
  removePerson: ["DELETE", "/groups/{group}/people/{person}"],
  report: ["GET", "/sessions/{id}/report"],
  restoreOccurrence: ["POST", "/groups/{group}/occurrences/{starts_at}/restore"],
  revokeGroupInvitation: ["DELETE", "/groups/{group}/invitations/{invitation}"],
  revokeKey: ["DELETE", "/keys/{key}"],
  revokeSessionInvitation: ["DELETE", "/sessions/{id}/invitations/{invitation}"],
  setAgreements: ["PUT", "/groups/{group}/agreements"],
  setFacilitators: ["PUT", "/groups/{group}/facilitators"],
  setOwnSummary: ["PUT", "/groups/{group}/own_summary"],
  setPairs: ["PUT", "/groups/{group}/pairs"],
  setPassword: ["PUT", "/staff/{staff}/password"],
  setRetention: ["PUT", "/groups/{group}/retention"],
  setSchedule: ["PUT", "/groups/{group}/schedule"],
  sheet: ["GET", "/sessions/{id}/report/{participant}"],
  showGroup: ["GET", "/groups/{group}"],
  showSession: ["GET", "/sessions/{id}"],
  showStaff: ["GET", "/staff/{staff}"],
  signIn: ["POST", "/sign-in"],
  signOut: ["POST", "/sign-out"],
  whoami: ["GET", "/me"],
} as const satisfies Record<keyof Api, readonly [string, string]>;

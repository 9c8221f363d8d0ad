/* Generated from the server's schema (`hearth schema | npm run generate`). Do not edit. */

export type Command =
  | Rename
  | SetMedia
  | Leave
  | AcceptAgreements
  | StepAway
  | StepOut
  | TakeAside
  | EndAside
  | AskForSupport
  | WithdrawSupport
  | AcknowledgeSupport
  | SettleSupport
  | Mute
  | MuteAll
  | LockMicrophones
  | LockCameras
  | AskToUnmute
  | AskForCamera
  | DeclineAsk
  | PrivateWord
  | Prompt
  | Whisper
  | Chat
  | React
  | SetChat
  | SetPrivateChat
  | SetSlowMode
  | RemoveMessage
  | ClearChat
  | Hold
  | Release
  | Admit
  | AdmitAll
  | SendToLobby
  | MessageLobby
  | LockSession
  | SetWaitingRoom
  | Remove
  | SetRole
  | InviteToSpeak
  | Invite
  | OpenSession
  | EndSession
  | PlanBreakouts
  | Assign
  | DiscardPlan
  | LaunchBreakouts
  | OpenBreakouts
  | RenameRoom
  | KeepPairs
  | Move
  | ChooseRoom
  | ReturnToMain
  | ExtendBreakouts
  | CloseBreakouts
  | CloseRoom
  | Visit
  | ListenIn
  | SpeakToRooms
  | MessageRooms
  | AskForHelp
  | WithdrawHelp
  | AnswerHelp
  | SetUpScene
  | StartScene
  | FreezeScene
  | SwapRoles
  | Recast
  | ExtendScene
  | EndScene
  | StartFeedback
  | NextSpeaker
  | CallSpeaker
  | PassFeedback
  | GiveFeedback
  | AllowAnswer
  | StartDeroling
  | LeaveRole
  | CloseScene
  | OpenPoll
  | Vote
  | ClosePoll
  | PublishPoll
  | SavePollTemplate
  | DropPollTemplate
  | SetBalance
  | HoldSilence
  | OpenCheckIn
  | AnswerCheckIn
  | DeclineCheckIn
  | CloseCheckIn
  | AcknowledgeConcern
  | SetHelpText
  | SetAgenda
  | SaveAgendaTemplate
  | DropAgendaTemplate
  | StartAgenda
  | NextSegment
  | GoToSegment
  | ExtendSegment
  | PauseAgenda
  | EndAgenda
  | StartBreak
  | ExtendBreak
  | ReturnFromBreak
  | EndBreak
  | StartPause
  | EndPause
  | ShareScreen
  | StopSharing
  | AllowSharing
  | RaiseHand
  | LowerHand
  | LowerAllHands
  | SetHandOrder
  | SetFloor
  | LetIn
  | GrantTurn
  | EndTurn
  | ExtendTurn
  | NextTurn
  | StartGoAround
  | PassTurn
  | DeferTurn
  | SkipTurn
  | PauseGoAround
  | EndGoAround
  | StartPiece
  | HandOn
  | EndPiece;
/**
 * What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`).
 */
export type Role = "co_facilitator" | "facilitator" | "guest" | "observer" | "participant";
/**
 * How a plan is made. REPEAT takes the groups of the last round; in SELF_CHOSEN rooms people place themselves.
 */
export type Method = "balanced" | "manual" | "random" | "repeat" | "rotation" | "self_chosen";
/**
 * Where people go who come in while small rooms are open: nobody has placed them.
 */
export type Late = "main" | "smallest";
/**
 * Where people go who come in while small rooms are open: nobody has placed them.
 */
export type Late1 = "main" | "smallest";
/**
 * What the round asks of everyone, in the words of each page's language; with OWN in the leader's.
 */
export type FeedbackPrompts = "felt_helped_ask" | "none" | "own" | "saw_worked_wish" | "strengths";
/**
 * What is asked for. A scale goes from 0 to 10; words are feelings, for instance.
 */
export type PollKind = "scale" | "several" | "single" | "text" | "words";
/**
 * What a segment is for. It is shown; what a segment opens by itself is said apart from it.
 */
export type Kind = "break" | "breakouts" | "check_in" | "closing" | "pause" | "practice" | "scene" | "topic";
/**
 * In which order hands stand: as they went up, or who had spoken least by then first.
 */
export type HandOrder = "quiet_first" | "raised";
/**
 * How the floor is kept in a room.
 *
 * OPEN: whoever speaks is heard. SOFT: the same, and everyone is shown whose turn it is and asked to wait for theirs.
 * ENFORCED: heard are leaders, whose turn it is, and those who have been let in; nobody else.
 */
export type FloorMode = "enforced" | "open" | "soft";
/**
 * In which order a go-around goes: of first arrival (as people sit), by lot, or as a leader lists them.
 */
export type GoAroundOrder = "list" | "random" | "seat";
/**
 * How somebody came by their turn: by a leader, in a go-around, or with the talking piece.
 */
export type TurnKind = "go_around" | "granted" | "piece";
export type PollLife = "closed" | "open" | "published";
export type SceneStage = "deroling" | "feedback" | "played" | "playing" | "set_up";
/**
 * What the round asks of everyone, in the words of each page's language; with OWN in the leader's.
 */
export type FeedbackPrompts1 = "felt_helped_ask" | "none" | "own" | "saw_worked_wish" | "strengths";
/**
 * What a segment is for. It is shown; what a segment opens by itself is said apart from it.
 */
export type Kind1 = "break" | "breakouts" | "check_in" | "closing" | "pause" | "practice" | "scene" | "topic";
export type WireEvent =
  | ViewChanged
  | Joined
  | LinkLost
  | LinkReturned
  | Left
  | Removed
  | Renamed
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
  | WaitingRoomSet
  | Unattended
  | SessionEnded
  | BreakoutsPlanned
  | PlanChanged
  | PlanDiscarded
  | RoomRenamed
  | PairsKept
  | BreakoutsOpened
  | Moved
  | BreakoutsExtended
  | BreakoutsWarned
  | BreakoutsClosing
  | RoomClosing
  | RoomClosed
  | BreakoutsClosed
  | Visited
  | VisitEnded
  | RoomsAddressed
  | HelpAsked
  | HelpWithdrawn
  | HelpAnswered
  | PollOpened
  | Voted
  | TookPart
  | PollClosed
  | PollPublished
  | PollTemplateSaved
  | PollTemplateDropped
  | SceneSetUp
  | SceneStarted
  | SceneFrozen
  | CastMissed
  | CastReturned
  | RolesSwapped
  | RoleRecast
  | SceneExtended
  | SceneWarned
  | SceneOverran
  | SceneEnded
  | FeedbackStarted
  | FeedbackCalled
  | FeedbackSpoken
  | FeedbackPassed
  | FeedbackMissed
  | AnswerAllowed
  | DerolingStarted
  | RoleLeft
  | SceneClosed
  | BalanceSet
  | SilenceHeld
  | CheckInOpened
  | CheckInAnswered
  | CheckInDeclined
  | CheckInClosed
  | ConcernRaised
  | ConcernAcknowledged
  | HelpTextSet
  | MediaSet
  | Muted
  | CameraStopped
  | MicrophonesLocked
  | CamerasLocked
  | ChatSet
  | PrivateChatSet
  | SlowModeSet
  | TakenAside
  | AsideEnded
  | SupportAsked
  | SupportWithdrawn
  | SupportAcknowledged
  | SupportSettled
  | AgendaSet
  | AgendaTemplateSaved
  | AgendaTemplateDropped
  | SegmentStarted
  | SegmentExtended
  | SegmentWarned
  | AgendaPaused
  | AgendaResumed
  | AgendaEnded
  | BreakStarted
  | BreakExtended
  | BreakOver
  | ReturnedFromBreak
  | BreakEnded
  | PauseStarted
  | PauseEnded
  | ScreenShared
  | SharingStopped
  | SharingAllowed
  | HandRaised
  | HandLowered
  | HandOrderSet
  | FloorSet
  | WasLetIn
  | TurnGranted
  | TurnEnded
  | TurnExtended
  | TurnWarned
  | TurnOver
  | TurnInterrupted
  | TurnResumed
  | GoAroundStarted
  | TurnPassed
  | TurnDeferred
  | TurnSkipped
  | TurnPutBack
  | GoAroundJoined
  | GoAroundPaused
  | GoAroundEnded
  | PieceStarted
  | PieceEnded;
/**
 * See the module.
 */
export type Band = "balanced" | "much_of_the_time" | "not_yet_heard" | "quiet";
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
 * Where people go who come in while small rooms are open: nobody has placed them.
 */
export type Late2 = "main" | "smallest";

/**
 * Hearth's wire contract v1, see docs/protocol.md
 */
export interface Protocol {
  auth: Auth;
  command: Command;
  media: MediaOffer;
  show: Show;
  welcome: Welcome;
  events: WireEvent[];
  seats: SeatRow[];
  signals: Signals;
  goodbye: Goodbye;
  done: Done;
  answered: Answered;
  noted: Noted;
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
 * Leave the circle for a moment, as by stepping away, and let the leaders know that it is that; or come back.
 */
export interface StepOut {
  type: "step_out";
  out?: boolean;
}
/**
 * Go into a side room with somebody, at once and from wherever both are.
 */
export interface TakeAside {
  type: "take_aside";
  participant: string;
}
/**
 * End the side conversation of somebody, or one's own. Who does not lead ends their own only.
 */
export interface EndAside {
  type: "end_aside";
  participant?: string | null;
}
/**
 * Let the leaders know that one needs them.
 */
export interface AskForSupport {
  type: "ask_for_support";
}
/**
 * Need no support any more.
 */
export interface WithdrawSupport {
  type: "withdraw_support";
}
/**
 * Tell somebody that their call for support has been seen.
 */
export interface AcknowledgeSupport {
  type: "acknowledge_support";
  participant: string;
}
/**
 * Take somebody off the list of those who need support.
 */
export interface SettleSupport {
  type: "settle_support";
  participant: string;
}
/**
 * Switch somebody's microphone off.
 */
export interface Mute {
  type: "mute";
  participant: string;
}
/**
 * Switch the microphones of all but the leaders off. `but`: of these not, either.
 */
export interface MuteAll {
  type: "mute_all";
  but?: string[];
}
/**
 * Switch microphones off and keep people from switching them on, or let them again. `participants`: only theirs;
 * None: everyone's but the leaders', newcomers' too.
 */
export interface LockMicrophones {
  type: "lock_microphones";
  locked: boolean;
  participants?: string[] | null;
}
/**
 * Switch cameras off and keep people from switching them on, or let them again. As `LockMicrophones`.
 */
export interface LockCameras {
  type: "lock_cameras";
  locked: boolean;
  participants?: string[] | null;
}
/**
 * Ask somebody to switch their microphone on. They alone can do it.
 */
export interface AskToUnmute {
  type: "ask_to_unmute";
  participant: string;
}
/**
 * Ask somebody to switch their camera on. They alone can do it.
 */
export interface AskForCamera {
  type: "ask_for_camera";
  participant: string;
}
/**
 * Say "not now" to the leaders who asked to switch something on.
 */
export interface DeclineAsk {
  type: "decline_ask";
  media: "camera" | "microphone";
}
/**
 * Say something to one person alone. Between a leader and anybody.
 */
export interface PrivateWord {
  type: "private_word";
  participant: string;
  text: string;
}
/**
 * Put a quiet card with a few words before one person.
 */
export interface Prompt {
  type: "prompt";
  participant: string;
  text: string;
}
/**
 * Say something to all leaders.
 */
export interface Whisper {
  type: "whisper";
  text: string;
}
/**
 * Write to `everyone` in one's own room, to the `facilitators`, or to one person, by id.
 */
export interface Chat {
  type: "chat";
  to: string;
  text: string;
}
/**
 * Show everyone in one's own room a sign that fades.
 */
export interface React {
  type: "react";
  reaction: "clap" | "heart" | "hug" | "thank_you" | "thumbs_up" | "with_you" | "wow";
}
/**
 * Turn the chat among all on or off.
 */
export interface SetChat {
  type: "set_chat";
  on: boolean;
}
/**
 * Let members write to each other privately, or no longer.
 */
export interface SetPrivateChat {
  type: "set_private_chat";
  allowed: boolean;
}
/**
 * How many seconds lie between two messages, and two reactions, of the same member; 0 sets no pace.
 */
export interface SetSlowMode {
  type: "set_slow_mode";
  seconds: number;
}
/**
 * Take one message from all screens.
 */
export interface RemoveMessage {
  type: "remove_message";
  message: string;
}
/**
 * Take everything that was written so far from all screens.
 */
export interface ClearChat {
  type: "clear_chat";
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
 * Have newcomers wait to be admitted from now on, or come in at once. Who waits already, waits on.
 */
export interface SetWaitingRoom {
  type: "set_waiting_room";
  on: boolean;
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
 * Make a plan, in place of any other, for the leaders to look at.
 *
 * As many rooms as `rooms` says, or as there are `names`, or as it takes to have at most `size` in each. `people` are
 * those to be placed; without it, everyone here who is a member. `spoken` is how long each has spoken (BALANCED).
 */
export interface PlanBreakouts {
  type: "plan_breakouts";
  method: Method;
  rooms?: number | null;
  size?: number | null;
  names?: string[];
  people?: string[] | null;
  spoken?: {
    [k: string]: number;
  };
}
/**
 * Place one person in the plan; None: in none of its rooms.
 */
export interface Assign {
  type: "assign";
  participant: string;
  room: string | null;
}
/**
 * Forget the plan.
 */
export interface DiscardPlan {
  type: "discard_plan";
}
/**
 * Make the plan come true. Without `minutes` the rooms stay open until they are closed.
 */
export interface LaunchBreakouts {
  type: "launch_breakouts";
  minutes?: number | null;
  late?: Late;
  may_return?: boolean;
}
/**
 * Open rooms at once, without a plan.
 */
export interface OpenBreakouts {
  type: "open_breakouts";
  rooms: RoomWish[];
  minutes?: number | null;
  late?: Late1;
  may_return?: boolean;
  choose?: boolean;
}
/**
 * A room as a leader asks for it.
 */
export interface RoomWish {
  name: string;
  participants?: string[];
}
/**
 * Give a room another name, in the plan or while it is open.
 */
export interface RenameRoom {
  type: "rename_room";
  room: string;
  name: string;
}
/**
 * Say who is kept apart and together from now on, in place of what was said before.
 */
export interface KeepPairs {
  type: "keep_pairs";
  apart?: [string | string, string | string][];
  together?: [string | string, string | string][];
}
/**
 * Bring one person into a room (None: the main room), and nobody else.
 */
export interface Move {
  type: "move";
  participant: string;
  room: string | null;
}
/**
 * Go into a room oneself, where rooms may be chosen.
 */
export interface ChooseRoom {
  type: "choose_room";
  room: string;
}
/**
 * Go back to the main room oneself, where that is allowed.
 */
export interface ReturnToMain {
  type: "return_to_main";
}
/**
 * Give the rooms more time; a countdown that has begun is called off.
 */
export interface ExtendBreakouts {
  type: "extend_breakouts";
  minutes: number;
}
/**
 * Call everyone back, with a countdown.
 */
export interface CloseBreakouts {
  type: "close_breakouts";
  in_seconds?: number;
}
/**
 * Call the people of one room back, with a countdown.
 */
export interface CloseRoom {
  type: "close_room";
  room: string;
  in_seconds?: number;
}
/**
 * Go and see a room oneself as its people do; None: end the visit.
 */
export interface Visit {
  type: "visit";
  room: string | null;
}
/**
 * See and hear a room without being seen or heard there, which its people are told; None: no longer.
 */
export interface ListenIn {
  type: "listen_in";
  room: string | null;
}
/**
 * Be seen and heard in all rooms at once, or no longer.
 */
export interface SpeakToRooms {
  type: "speak_to_rooms";
  on: boolean;
}
/**
 * Tell everyone in the small rooms, or in one `room` of them, something. The text is passed on and not kept.
 */
export interface MessageRooms {
  type: "message_rooms";
  text: string;
  room?: string | null;
}
/**
 * Call a leader to one's room.
 */
export interface AskForHelp {
  type: "ask_for_help";
}
/**
 * Need no help any more.
 */
export interface WithdrawHelp {
  type: "withdraw_help";
}
/**
 * Take somebody out of the line of those who called for help, and go to their room unless `visit` is false.
 */
export interface AnswerHelp {
  type: "answer_help";
  participant: string;
  visit?: boolean;
}
/**
 * Prepare a scene in one's own room, in place of one that has not begun. Without `observers`, everyone else.
 */
export interface SetUpScene {
  type: "set_up_scene";
  cast: ScenePart[];
  title?: string | null;
  observers?: string[] | null;
  minutes?: number | null;
}
/**
 * A role, and who plays it.
 */
export interface ScenePart {
  participant: string;
  role_name: string;
}
/**
 * Begin to play; also once more what was played.
 */
export interface StartScene {
  type: "start_scene";
}
/**
 * Stop the scene where it is, its time as well; or go on.
 */
export interface FreezeScene {
  type: "freeze_scene";
  frozen: boolean;
}
/**
 * Exchange the roles of two people; with one of those who watch, they change places.
 */
export interface SwapRoles {
  type: "swap_roles";
  one: string;
  other: string;
}
/**
 * Give somebody a role, in place of whoever had it; None: take them out of the cast.
 */
export interface Recast {
  type: "recast";
  participant: string;
  role_name: string | null;
}
/**
 * Give the scene more time.
 */
export interface ExtendScene {
  type: "extend_scene";
  minutes: number;
}
/**
 * Come to the end of playing; a scene that has not begun is put away.
 */
export interface EndScene {
  type: "end_scene";
}
/**
 * Ask people for feedback, one after the other. Without `order`, those who watched, then those who played.
 *
 * `words` are the leader's own prompts, for OWN.
 */
export interface StartFeedback {
  type: "start_feedback";
  order?: string[] | null;
  prompts?: FeedbackPrompts;
  words?: string[];
}
/**
 * The one who gives feedback is done, as they say themselves or a leader does. With `after` it is about that person
 * only, so that two who ask at once take nobody's turn away.
 */
export interface NextSpeaker {
  type: "next_speaker";
  after?: string | null;
}
/**
 * Ask this person next, at once, whether they had their turn or not.
 */
export interface CallSpeaker {
  type: "call_speaker";
  participant: string;
}
/**
 * Say nothing in this round; a leader may say so for somebody.
 */
export interface PassFeedback {
  type: "pass_feedback";
  participant?: string | null;
}
/**
 * Pass written feedback on to those who played, and to the leaders in the room. It is not kept.
 */
export interface GiveFeedback {
  type: "give_feedback";
  text: string;
}
/**
 * Let those who played be heard during the round, or no longer.
 */
export interface AllowAnswer {
  type: "allow_answer";
  allowed: boolean;
}
/**
 * Ask everyone who played to leave their role.
 */
export interface StartDeroling {
  type: "start_deroling";
}
/**
 * Leave one's own role, at any time; a leader may say that somebody has.
 */
export interface LeaveRole {
  type: "leave_role";
  participant?: string | null;
}
/**
 * Be done with the scene, whatever is left of it.
 */
export interface CloseScene {
  type: "close_scene";
}
/**
 * Ask something: everyone, or only the people of the room in which the leader is.
 *
 * The fields up to `min_group` are those of a `PollForm`. After `minutes` the poll closes by itself.
 */
export interface OpenPoll {
  type: "open_poll";
  question: string;
  kind: PollKind;
  options?: string[];
  anonymous?: boolean;
  names?: boolean;
  most?: number | null;
  own_words?: boolean;
  min_group?: number;
  scope?: "all" | "room";
  minutes?: number | null;
}
/**
 * Answer a poll, or change one's answer as long as it is open.
 *
 * In an anonymous poll `ballot` is a secret of the voter's page, under which the choice can be changed.
 */
export interface Vote {
  type: "vote";
  poll: string;
  choice: number | string | (number | string)[];
  ballot?: string | null;
}
/**
 * Take no more votes; leaders see the result.
 */
export interface ClosePoll {
  type: "close_poll";
  poll: string;
}
/**
 * Show the result of a closed poll to those who were asked.
 */
export interface PublishPoll {
  type: "publish_poll";
  poll: string;
}
/**
 * Keep a form under a name, to use it again.
 */
export interface SavePollTemplate {
  type: "save_poll_template";
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
 * Keep a saved form no longer.
 */
export interface DropPollTemplate {
  type: "drop_poll_template";
  template: string;
}
/**
 * Say what counts as quiet, as much, and as having been heard; what is left out stays as it is.
 *
 * `quiet_below` and `much_above` are multiples of an equal share. Who has spoken for less than `heard_seconds` has not
 * been heard yet. Nobody is judged in their first `patience_minutes`.
 */
export interface SetBalance {
  type: "set_balance";
  quiet_below?: number | null;
  much_above?: number | null;
  heard_seconds?: number | null;
  patience_minutes?: number | null;
}
/**
 * Suggest nobody to be invited to speak, or do so again.
 */
export interface HoldSilence {
  type: "hold_silence";
  on: boolean;
}
/**
 * Ask everyone how they are: `mood` from 0 to 10, `scales` with labels of one's own, feeling `words`, and one of
 * the questionnaires.
 *
 * The words offered are `word_list`, or without one those of `language` (`facilitator.feelings`).
 */
export interface OpenCheckIn {
  type: "open_check_in";
  when: "after" | "before";
  mood?: boolean;
  scales?: Scale[];
  words?: boolean;
  word_list?: string[] | null;
  language?: string;
  questionnaire?: ("gad7" | "phq9") | null;
}
/**
 * From 0 to 10. `low` and `high` say what its ends mean.
 */
export interface Scale {
  label: string;
  low?: string | null;
  high?: string | null;
}
/**
 * Say how one is, in place of what one said before. What is left out is not answered.
 *
 * `share`: the facilitators see it now. `keep`: it goes into one's record, for the programme's staff. Both are asked
 * for, and neither follows from the other.
 */
export interface AnswerCheckIn {
  type: "answer_check_in";
  check_in: string;
  share: boolean;
  keep: boolean;
  mood?: number | null;
  scales?: (number | null)[];
  words?: string[];
  difficulty?: number | null;
  items?: (number | null)[];
}
/**
 * Not take part, or no longer: what one answered is taken back.
 */
export interface DeclineCheckIn {
  type: "decline_check_in";
  check_in: string;
}
/**
 * Take no more answers.
 */
export interface CloseCheckIn {
  type: "close_check_in";
  check_in: string;
}
/**
 * A leader looks after somebody about whom there is an alert.
 */
export interface AcknowledgeConcern {
  type: "acknowledge_concern";
  participant: string;
}
/**
 * What people read whose answer raises an alert: how to get help now. None: the usual text.
 */
export interface SetHelpText {
  type: "set_help_text";
  text: string | null;
}
/**
 * Say what the agenda is, in full. A segment that is on stays in it and keeps its time.
 */
export interface SetAgenda {
  type: "set_agenda";
  segments: SegmentWish[];
}
/**
 * A segment as a leader asks for it. With the `id` of one that there is, it is that one, changed; else a new one.
 * Without `minutes` it takes as long as it takes.
 */
export interface SegmentWish {
  title: string;
  kind?: Kind;
  minutes?: number | null;
  opens?: (OpensBreakouts | OpensBreak | OpensPause | OpensCheckIn | OpensPoll) | null;
  id?: string | null;
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
 * Keep an agenda under a name, to use it again.
 */
export interface SaveAgendaTemplate {
  type: "save_agenda_template";
  name: string;
  segments: SegmentWish[];
}
/**
 * Keep a saved agenda no longer.
 */
export interface DropAgendaTemplate {
  type: "drop_agenda_template";
  template: string;
}
/**
 * Begin the first segment.
 */
export interface StartAgenda {
  type: "start_agenda";
}
/**
 * Go on to the next one. With `after`, only if that segment is the one that is on: two leaders who press at the
 * same time skip nothing.
 */
export interface NextSegment {
  type: "next_segment";
  after?: string | null;
}
/**
 * Go on to any one, forward or back.
 */
export interface GoToSegment {
  type: "go_to_segment";
  segment: string;
}
/**
 * Give the one that is on more time: from its end, or when that has passed, from now.
 */
export interface ExtendSegment {
  type: "extend_segment";
  minutes: number;
}
/**
 * Stop the timer, or let it run again.
 */
export interface PauseAgenda {
  type: "pause_agenda";
  paused: boolean;
}
/**
 * Leave the last segment. The agenda stays, and can be begun again.
 */
export interface EndAgenda {
  type: "end_agenda";
}
/**
 * Send everyone into a break of so many minutes.
 */
export interface StartBreak {
  type: "start_break";
  minutes: number;
}
/**
 * Make it longer: from its end, or when that has passed, from now.
 */
export interface ExtendBreak {
  type: "extend_break";
  minutes: number;
}
/**
 * Say that one is back.
 */
export interface ReturnFromBreak {
  type: "return_from_break";
}
/**
 * Go on.
 */
export interface EndBreak {
  type: "end_break";
}
/**
 * Let the own room fall silent; without `minutes` until a leader ends it. `guide`: the one who asks is heard.
 * `text` stands on the calm screen.
 */
export interface StartPause {
  type: "start_pause";
  minutes?: number | null;
  guide?: boolean;
  pacer?: Pacer | null;
  text?: string | null;
}
/**
 * Go on.
 */
export interface EndPause {
  type: "end_pause";
}
/**
 * Show one's own screen to the room one is in.
 */
export interface ShareScreen {
  type: "share_screen";
}
/**
 * Show one's own screen no longer; for leaders, also end that of `participant`.
 */
export interface StopSharing {
  type: "stop_sharing";
  participant?: string | null;
}
/**
 * Let these people show their screens, or no longer; without `participants` everyone, who comes in later too.
 */
export interface AllowSharing {
  type: "allow_sharing";
  allowed: boolean;
  participants?: string[] | null;
}
/**
 * Ask to speak. Asking again keeps the place in line.
 */
export interface RaiseHand {
  type: "raise_hand";
}
/**
 * Lower one's own hand, or as a leader somebody's.
 */
export interface LowerHand {
  type: "lower_hand";
  participant?: string | null;
}
/**
 * Lower every hand in one's room.
 */
export interface LowerAllHands {
  type: "lower_all_hands";
}
/**
 * Say in which order hands stand.
 */
export interface SetHandOrder {
  type: "set_hand_order";
  order: HandOrder;
}
/**
 * Say how the floor is kept in one's room.
 */
export interface SetFloor {
  type: "set_floor";
  mode: FloorMode;
}
/**
 * Let somebody be heard beside whose turn it is while the floor is enforced, or no longer.
 */
export interface LetIn {
  type: "let_in";
  participant: string;
  allowed: boolean;
}
/**
 * Give somebody the word, for as long as `seconds` says or without a time. Who had it keeps their raised hand.
 */
export interface GrantTurn {
  type: "grant_turn";
  participant: string;
  seconds?: number | null;
}
/**
 * Be done with one's own turn, or as a leader end the one in the room. With `participant` only if it is theirs.
 */
export interface EndTurn {
  type: "end_turn";
  participant?: string | null;
}
/**
 * Give whose turn it is more time.
 */
export interface ExtendTurn {
  type: "extend_turn";
  seconds: number;
}
/**
 * End the turn that is on and give the word to the next one of the go-around, or else to the first raised hand.
 *
 * With `after` only while it is that person's turn: of two leaders who press at once, one does it.
 */
export interface NextTurn {
  type: "next_turn";
  after?: string | null;
  seconds?: number | null;
}
/**
 * Give everyone in one's room a turn, one after the other, with `seconds` for each or without a time.
 *
 * By seat and by lot: the members in the room, or those of them whom `participants` names; by list: exactly those it
 * names, in its order.
 */
export interface StartGoAround {
  type: "start_go_around";
  order: GoAroundOrder;
  seconds?: number | null;
  participants?: string[] | null;
}
/**
 * Let one's turn go by, be it on or still to come; without a reason.
 */
export interface PassTurn {
  type: "pass_turn";
}
/**
 * Come back to me: be asked again when everyone else has been asked.
 */
export interface DeferTurn {
  type: "defer_turn";
}
/**
 * Let somebody's turn go by as a leader; without `participant` the one that is on.
 */
export interface SkipTurn {
  type: "skip_turn";
  participant?: string | null;
}
/**
 * Stop the go-around for a while, or go on. Whose turn it is keeps it, and the clock stands still.
 */
export interface PauseGoAround {
  type: "pause_go_around";
  paused: boolean;
}
/**
 * End the go-around, wherever it is.
 */
export interface EndGoAround {
  type: "end_go_around";
}
/**
 * Bring a talking piece into one's room and hand it to somebody.
 */
export interface StartPiece {
  type: "start_piece";
  participant: string;
}
/**
 * Hand the talking piece on. When nobody holds it, anybody may take it up.
 */
export interface HandOn {
  type: "hand_on";
  participant: string;
}
/**
 * Take the talking piece out of the room.
 */
export interface EndPiece {
  type: "end_piece";
}
/**
 * An SDP offer (RFC 8866), the first one or one that restarts ICE.
 */
export interface MediaOffer {
  sdp: string;
}
/**
 * What the page shows now. A seat that is missing counts as shown, and nothing is known of its size.
 */
export interface Show {
  /**
   * @maxItems 64
   */
  seats: ShownSeat[];
}
/**
 * How wide a seat's picture stands on the page, in device pixels; 0: it is not shown at all.
 */
export interface ShownSeat {
  seat: number;
  width: number;
}
/**
 * The first message. `view` is the whole state at `seq`, `now` the server's time, for countdowns. `missed` answers
 * `resume`: what happened since, for telling the person; it is already part of `view`. Null when there was no `resume`
 * or it could not be answered.
 */
export interface Welcome {
  you: You;
  seq: number;
  view: View;
  missed: WireEvent[] | null;
  media: MediaSettings;
  now: number;
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
 * Everything a viewer may know. `participants` is in order of `place`; `hands` in their order (`floor.hand_order`).
 *
 * `door` is null for those inside. Who is at the door knows of no participant. `lobby` is the leaders', in line first,
 * then those who read the agreements. `breakouts` is null while there are no small rooms; `plan` and `pairs` are the
 * leaders', and null for others. `silenced` are those whose microphone is on and kept in all the same, by a lock or
 * by what is going on. `balance_settings` are the leaders', and null for others, and so
 * are `poll_templates`; `own_talk` is there when the session is over, for those who may see their own.
 * `check_ins` are all there were, `concerns` the alerts they raised, for leaders; `help_text` is for leaders and for
 * whoever raised one.
 * `asides` are the side conversations and `support` the calls for support, in order: all of them for leaders, for
 * others their own at most. `stepped_out` are, for leaders, those who are away because of the circle.
 * `agenda`, `recess` (the break) and `pause` are null while there is nothing of the kind.
 * `scene` is that of one's own room.
 */
export interface View {
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
  role: Role;
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
  role: Role;
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
  prompts: FeedbackPrompts1;
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
  kind: Kind1;
  minutes: number | null;
  opens: (OpensBreakouts | OpensBreak | OpensPause | OpensCheckIn | OpensPoll) | null;
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
  breakouts?: BreakoutsView | null;
  plan?: PlanView | null;
  pairs?: PairsView | null;
  hands?: string[];
  floor?: FloorView;
  turn?: TurnView | null;
  go_around?: GoAroundView | null;
  piece?: PieceView | null;
  polls?: PollView[];
  poll_templates?: PollTemplate[];
  silenced?: string[];
  scene?: SceneView | null;
  balance_settings?: BalanceSettingsView | null;
  own_talk?: OwnTalkView | null;
  check_ins?: CheckInView[];
  concerns?: ConcernView[];
  help_text?: string | null;
  locks?: LocksView;
  chat?: ChatView;
  asides?: AsideView[];
  support?: SupportCall[];
  stepped_out?: string[];
  agenda?: AgendaView | null;
  agenda_templates?: AgendaTemplateView[];
  recess?: RecessView | null;
  pause?: PauseView | null;
  sharing?: SharingView;
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
export interface WaitingRoomSet {
  type: "waiting_room_set";
  on: boolean;
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
 * Leaders only, as all that concerns a plan.
 */
export interface BreakoutsPlanned {
  type: "breakouts_planned";
  method: Method;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PlanChanged {
  type: "plan_changed";
  participant: string;
  room: string | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PlanDiscarded {
  type: "plan_discarded";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `planned`: in the plan, of which leaders alone are told.
 */
export interface RoomRenamed {
  type: "room_renamed";
  room: string;
  name: string;
  planned: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Leaders only.
 */
export interface PairsKept {
  type: "pairs_kept";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface BreakoutsOpened {
  type: "breakouts_opened";
  ends_at: number | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `person` and `room` are null for those whom the move takes the person away from; `by` is themselves when they
 * went of their own accord.
 */
export interface Moved {
  type: "moved";
  participant: string;
  room: string | null;
  by: string | null;
  person: PersonView | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface BreakoutsExtended {
  type: "breakouts_extended";
  ends_at: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * About so many minutes are left.
 */
export interface BreakoutsWarned {
  type: "breakouts_warned";
  minutes: number;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * The countdown has begun; `by` is null when the time has run out.
 */
export interface BreakoutsClosing {
  type: "breakouts_closing";
  closing_at: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface RoomClosing {
  type: "room_closing";
  room: string;
  closing_at: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Its people are in the main room.
 */
export interface RoomClosed {
  type: "room_closed";
  room: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Everyone is in the main room.
 */
export interface BreakoutsClosed {
  type: "breakouts_closed";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A leader has gone into a room; `listening`: to see and hear it without being seen or heard, of which its people
 * and the leaders are told. `person` is null for those who do not know of them.
 */
export interface Visited {
  type: "visited";
  participant: string;
  room: string;
  listening: boolean;
  person: PersonView | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A leader is back where they belong.
 */
export interface VisitEnded {
  type: "visit_ended";
  participant: string;
  person: PersonView | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A leader is seen and heard in all rooms, or no longer.
 */
export interface RoomsAddressed {
  type: "rooms_addressed";
  participant: string;
  on: boolean;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Told to leaders and to the person themselves, as are the next two.
 */
export interface HelpAsked {
  type: "help_asked";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface HelpWithdrawn {
  type: "help_withdrawn";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface HelpAnswered {
  type: "help_answered";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PollOpened {
  type: "poll_opened";
  poll: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * In a poll with names, for leaders and oneself: a vote was given or changed.
 */
export interface Voted {
  type: "voted";
  poll: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * In an anonymous poll, for leaders and oneself: a vote was given.
 */
export interface TookPart {
  type: "took_part";
  poll: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PollClosed {
  type: "poll_closed";
  poll: string;
  reason: "closed" | "room_closed" | "session_ended" | "time";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PollPublished {
  type: "poll_published";
  poll: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Leaders only, as the next.
 */
export interface PollTemplateSaved {
  type: "poll_template_saved";
  template: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PollTemplateDropped {
  type: "poll_template_dropped";
  template: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneSetUp {
  type: "scene_set_up";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneStarted {
  type: "scene_started";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneFrozen {
  type: "scene_frozen";
  by: string | null;
  frozen: boolean;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Somebody of the cast cannot play now, and the scene is frozen by it.
 */
export interface CastMissed {
  type: "cast_missed";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface CastReturned {
  type: "cast_returned";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface RolesSwapped {
  type: "roles_swapped";
  by: string | null;
  one: string | null;
  other: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `role_name` is null for somebody who is no longer in the cast.
 */
export interface RoleRecast {
  type: "role_recast";
  participant: string | null;
  role_name: string | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneExtended {
  type: "scene_extended";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A minute is left.
 */
export interface SceneWarned {
  type: "scene_warned";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * The time is over.
 */
export interface SceneOverran {
  type: "scene_overran";
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneEnded {
  type: "scene_ended";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface FeedbackStarted {
  type: "feedback_started";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * It is their round now.
 */
export interface FeedbackCalled {
  type: "feedback_called";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface FeedbackSpoken {
  type: "feedback_spoken";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface FeedbackPassed {
  type: "feedback_passed";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface FeedbackMissed {
  type: "feedback_missed";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface AnswerAllowed {
  type: "answer_allowed";
  by: string | null;
  allowed: boolean;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface DerolingStarted {
  type: "deroling_started";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface RoleLeft {
  type: "role_left";
  participant: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SceneClosed {
  type: "scene_closed";
  by: string | null;
  reason: "closed" | "discarded" | "done" | "room_closed" | "session_ended";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A leader has changed what counts as quiet and as much; the view has it. Leaders only.
 */
export interface BalanceSet {
  type: "balance_set";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Nobody is suggested to be invited to speak from now on, or people are again. Leaders only.
 */
export interface SilenceHeld {
  type: "silence_held";
  on: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Everyone is asked how they are.
 */
export interface CheckInOpened {
  type: "check_in_opened";
  check_in: string;
  when: "after" | "before";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Told to leaders and to the person themselves, as is the next. What they answered is not in it.
 */
export interface CheckInAnswered {
  type: "check_in_answered";
  check_in: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface CheckInDeclined {
  type: "check_in_declined";
  check_in: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * No more answers are taken; `by` is null when the session ended.
 */
export interface CheckInClosed {
  type: "check_in_closed";
  check_in: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Leaders only, as are the next two: an answer of this person's is to be looked at now.
 */
export interface ConcernRaised {
  type: "concern_raised";
  check_in: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface ConcernAcknowledged {
  type: "concern_acknowledged";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface HelpTextSet {
  type: "help_text_set";
  by: string | null;
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
export interface CameraStopped {
  type: "camera_stopped";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `participants` null: everyone's; else those whose lock it is as far as this viewer may know: leaders all, the
 * person themselves only themselves, and everyone else is not told.
 */
export interface MicrophonesLocked {
  type: "microphones_locked";
  locked: boolean;
  participants: string[] | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * As `microphones_locked`.
 */
export interface CamerasLocked {
  type: "cameras_locked";
  locked: boolean;
  participants: string[] | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface ChatSet {
  type: "chat_set";
  on: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PrivateChatSet {
  type: "private_chat_set";
  allowed: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SlowModeSet {
  type: "slow_mode_set";
  seconds: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `leader` is in a side room with `participant`, whom they have taken there.
 */
export interface TakenAside {
  type: "taken_aside";
  room: string;
  leader: string;
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Both are back where they were, as far as they are there; `by` is null when one of them has gone.
 */
export interface AsideEnded {
  type: "aside_ended";
  leader: string;
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SupportAsked {
  type: "support_asked";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SupportWithdrawn {
  type: "support_withdrawn";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * A leader has seen it; `by` is null for the programme's staff.
 */
export interface SupportAcknowledged {
  type: "support_acknowledged";
  participant: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * The call is off the list, with `aside` after a side conversation.
 */
export interface SupportSettled {
  type: "support_settled";
  participant: string;
  by: string | null;
  aside: boolean;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Leaders only.
 */
export interface AgendaSet {
  type: "agenda_set";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Leaders only, as the next.
 */
export interface AgendaTemplateSaved {
  type: "agenda_template_saved";
  template: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface AgendaTemplateDropped {
  type: "agenda_template_dropped";
  template: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * The group has gone on to this segment.
 */
export interface SegmentStarted {
  type: "segment_started";
  segment: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface SegmentExtended {
  type: "segment_extended";
  segment: string;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * So many minutes are left; 0: its time is over, and it goes on.
 */
export interface SegmentWarned {
  type: "segment_warned";
  segment: string;
  minutes: number;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface AgendaPaused {
  type: "agenda_paused";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface AgendaResumed {
  type: "agenda_resumed";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface AgendaEnded {
  type: "agenda_ended";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Everyone's microphone and camera are off; `view` has the participants.
 */
export interface BreakStarted {
  type: "break_started";
  ends_at: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface BreakExtended {
  type: "break_extended";
  ends_at: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Its time is over.
 */
export interface BreakOver {
  type: "break_over";
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface ReturnedFromBreak {
  type: "returned_from_break";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface BreakEnded {
  type: "break_ended";
  by: string | null;
  reason: "all_back" | "ended" | "session_ended";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * In the viewer's room.
 */
export interface PauseStarted {
  type: "pause_started";
  ends_at: number | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PauseEnded {
  type: "pause_ended";
  by: string | null;
  reason: "ended" | "room_closed" | "session_ended" | "time" | "unguided";
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface ScreenShared {
  type: "screen_shared";
  participant: string;
  room: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `by` is whoever ended it or took over; null when it ended by itself.
 */
export interface SharingStopped {
  type: "sharing_stopped";
  participant: string;
  room: string;
  by: string | null;
  reason:
    | "apart"
    | "break"
    | "gone"
    | "link_lost"
    | "moved"
    | "not_allowed"
    | "pause"
    | "room_closed"
    | "session_ended"
    | "stopped"
    | "taken_over";
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `participants` null: everyone; else those it is about, as far as this viewer may know: leaders all, the person
 * themselves only themselves, and everyone else is not told.
 */
export interface SharingAllowed {
  type: "sharing_allowed";
  allowed: boolean;
  participants: string[] | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface HandRaised {
  type: "hand_raised";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `lowered` by themselves or a leader; `heard`: their turn is over; `spoke`: they have spoken without one; `left`:
 * they are gone.
 */
export interface HandLowered {
  type: "hand_lowered";
  participant: string;
  reason: "heard" | "left" | "lowered" | "spoke";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface HandOrderSet {
  type: "hand_order_set";
  order: HandOrder;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface FloorSet {
  type: "floor_set";
  mode: FloorMode;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Somebody may be heard beside whose turn it is, or no longer.
 */
export interface WasLetIn {
  type: "let_in";
  participant: string;
  allowed: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface TurnGranted {
  type: "turn_granted";
  participant: string;
  kind: TurnKind;
  seconds: number | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `done`, or `interrupted`: somebody else has the word; `handed_on`: the piece was; `dropped`, `gone`: they are not
 * there any more; `closed`: the room or the session is.
 */
export interface TurnEnded {
  type: "turn_ended";
  participant: string;
  reason: "closed" | "done" | "dropped" | "gone" | "handed_on" | "interrupted";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface TurnExtended {
  type: "turn_extended";
  participant: string;
  seconds: number;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * About so many seconds are left.
 */
export interface TurnWarned {
  type: "turn_warned";
  participant: string;
  seconds: number;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * The time is up. The turn goes on.
 */
export interface TurnOver {
  type: "turn_over";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Whose turn it is is not there for the moment. It is kept for them, and the clock stands still.
 */
export interface TurnInterrupted {
  type: "turn_interrupted";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface TurnResumed {
  type: "turn_resumed";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface GoAroundStarted {
  type: "go_around_started";
  order: GoAroundOrder;
  seconds: number | null;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface TurnPassed {
  type: "turn_passed";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * They are asked again at the end.
 */
export interface TurnDeferred {
  type: "turn_deferred";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * By a leader, or `absent`: they are not there, and are put back when they are.
 */
export interface TurnSkipped {
  type: "turn_skipped";
  participant: string;
  reason: "absent" | "skipped";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Somebody who had dropped out is back, and next.
 */
export interface TurnPutBack {
  type: "turn_put_back";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * Somebody has come late, and is the last in line.
 */
export interface GoAroundJoined {
  type: "go_around_joined";
  participant: string;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface GoAroundPaused {
  type: "go_around_paused";
  paused: boolean;
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
/**
 * `done`: everyone has been asked; `closed`: the room or the session is.
 */
export interface GoAroundEnded {
  type: "go_around_ended";
  reason: "closed" | "done" | "ended";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PieceStarted {
  type: "piece_started";
  by: string | null;
  seq: number;
  at: number;
  view?: ViewPatch;
}
export interface PieceEnded {
  type: "piece_ended";
  reason: "closed" | "ended";
  by: string | null;
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
 * One entry of the wire's "seats". The flags say whether that person's sound and picture go out now. With `screen`,
 * which is left out otherwise, the picture is the screen that they share; they have another seat for themselves.
 */
export interface SeatRow {
  seat: number;
  participant: string | null;
  audio: boolean;
  video: boolean;
  screen?: true;
}
/**
 * What passes and is not kept. `speaking`, `links`, `answers` and `balance` (for those who lead), when there,
 * replace what was known before; the rest is said just now: `message`, a question (`asked`) and its answer
 * (`declined`), a `reaction`. `chat` adds lines and takes some away; the first after a welcome has all there are.
 */
export interface Signals {
  speaking?: string[];
  links?: {
    [k: string]: "good" | "lost" | "poor";
  };
  message?: Message;
  balance?: Balance;
  answers?: UnkeptAnswers[];
  asked?: Asked;
  declined?: Declined;
  reaction?: Reacted;
  chat?: ChatSignal;
}
/**
 * `sender` ("from" on the wire) is null for people at the door, who know nobody, and for the programme's staff.
 *
 * `scope`: to the people in the waiting room; to those in the small rooms; `feedback` on a scene; a private `word`, a
 * quiet `prompt`, a `whisper` among leaders. `to` is whom it is for, where that is one person. Who said a word, a
 * prompt or a whisper gets it as well.
 */
export interface Message {
  from: string | null;
  scope: "feedback" | "lobby" | "prompt" | "rooms" | "whisper" | "word";
  text: string;
  to?: string;
}
/**
 * `windows` are minutes up to now, null for the whole session; `at` is when it was measured.
 */
export interface Balance {
  at: number;
  windows: (number | null)[];
  rooms: RoomBalance[];
}
/**
 * One room. `suggested` are those whom one might invite to speak.
 */
export interface RoomBalance {
  room: string;
  groups: GroupTalk[];
  people: PersonBalance[];
  suggested: string[];
}
/**
 * All members of a room within a window: how long they spoke, and beside them the leaders, in milliseconds.
 */
export interface GroupTalk {
  members: number;
  leaders: number;
  evenness: number | null;
  speakers: number | null;
}
/**
 * One person. `shares` and, of a room, `groups` go with `windows`; `total` is what they spoke in all rooms, `trace`
 * the same by the five minutes of the last hour; `last_at` when they were last heard, `silence` why not now.
 */
export interface PersonBalance {
  participant: string;
  silence:
    "apart" | "choosing" | "digital_silence" | "kept_in" | "link_lost" | "muted" | "no_sound" | "speaking" | "watching";
  shares: Part[];
  total: number;
  trace: number[];
  last_at: number | null;
}
/**
 * One person's part in a room within a window. `spoken` and `overlap` are milliseconds.
 */
export interface Part {
  spoken: number;
  turns: number;
  overlap: number;
  interrupted: number;
  was_interrupted: number;
  longest_silence: number;
  band: Band | null;
}
/**
 * What somebody answered and does not keep. `score` is for leaders.
 */
export interface UnkeptAnswers {
  check_in: string;
  participant: string;
  answers: AnswersView;
  score: ScoreView | null;
}
/**
 * A leader asks somebody to switch their microphone or camera on.
 */
export interface Asked {
  from: string;
  media: "camera" | "microphone";
}
/**
 * The answer "not now".
 */
export interface Declined {
  from: string;
  media: "camera" | "microphone";
}
/**
 * A sign that fades.
 */
export interface Reacted {
  from: string;
  reaction: "clap" | "heart" | "hug" | "thank_you" | "thumbs_up" | "with_you" | "wow";
}
/**
 * Lines the viewer has not been given yet, in order, and the ids of those that are no longer for them.
 */
export interface ChatSignal {
  lines: Line[];
  gone: string[];
}
/**
 * A line as its readers get it. `name` is its writer's then: they may be gone when it is read. `room` is where it
 * was written, `to` is `everyone` in it, the `facilitators` or a participant.
 */
export interface Line {
  id: string;
  at: number;
  from: string;
  name: string;
  room: string;
  to: string;
  text: string;
}
/**
 * The last message before the server closes the connection.
 */
export interface Goodbye {
  code: ("dismissed" | "ended" | "left" | "removed" | "replaced" | "shutting_down" | "unavailable") | "rate_limited";
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
 * The acknowledgement of "show".
 */
export interface Noted {
  ok: true;
}
/**
 * The negative acknowledgement of "command", "media" and "show". Nothing has changed.
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

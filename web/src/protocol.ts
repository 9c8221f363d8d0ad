/** The wire contract v1 (docs/protocol.md) under the client's own names; the types themselves are the server's. */
import type {
  ScenePartView,
  SceneView,
  AgendaView,
  Answered,
  AnswersView,
  Asked,
  AsideView,
  BalanceSettingsView,
  BreakoutsView,
  CheckInView,
  Code,
  ConcernView,
  Done,
  GoAroundView,
  Line,
  OwnTalkView,
  PauseView,
  PersonView,
  PlanView,
  RecessView,
  PollTemplate as WirePollTemplate,
  PollView,
  QuestionnaireView,
  Reacted,
  ResponseView,
  RoomView,
  ScaleView,
  ScoreView,
  SeatRow,
  SegmentView,
  Signals as WireSignals,
  TurnView,
  UnkeptAnswers,
} from "./generated/protocol";

export type {
  FeedbackPrompts,
  AnswerCheckIn,
  Asked,
  Auth,
  Balance,
  Code,
  Command,
  DoorView,
  FloorMode,
  GoAroundOrder,
  Goodbye,
  GroupTalk,
  Late,
  LobbyEntry,
  LocksView,
  Message,
  Method,
  OpenCheckIn,
  Pacer,
  PersonBalance,
  Role,
  RoomBalance,
  SupportCall,
  SegmentWish,
  ShownSeat,
  OpenPoll,
  PollForm,
  PollKind,
  Tally,
  View,
  ViewPatch,
  Welcome,
  WireEvent,
  You,
} from "./generated/protocol";

export type BalanceSettings = BalanceSettingsView;
export type OwnTalk = OwnTalkView;
export type Participant = PersonView;
export type Room = RoomView;
export type ChatLine = Line;
export type Medium = Asked["media"];
export type Reaction = Reacted["reaction"];
export type Aside = AsideView;
export type GoAround = GoAroundView;
export type Turn = TurnView;
export type Breakouts = BreakoutsView;
export type Plan = PlanView;
export type Scene = SceneView;
export type ScenePart = ScenePartView;
export type SeatEntry = SeatRow;
export type Agenda = AgendaView;
export type Segment = SegmentView;
export type SegmentKind = SegmentView["kind"];
export type Recess = RecessView;
export type Pause = PauseView;
export type Poll = PollView;
export type PollTemplate = WirePollTemplate;
/** A choice in a poll, as it is sent. */
export type Answer = NonNullable<PollView["mine"]>;
export type CheckIn = CheckInView;
export type Concern = ConcernView;
export type CheckInScale = ScaleView;
export type CheckInResponse = ResponseView;
export type Answers = AnswersView;
export type Score = ScoreView;
export type Questionnaire = QuestionnaireView;
export type Unkept = UnkeptAnswers;
export type Signals = WireSignals;
export type LinkQuality = NonNullable<WireSignals["links"]>[string];

/** A negative answer; `offline` is the client's own word for one that could not be asked for. */
export interface Failure {
  ok: false;
  error: { code: Code | "offline"; message: string };
}
export type Reply = Done | Failure;
export type MediaReply = Answered | Failure;

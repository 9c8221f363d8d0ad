/** The wire contract v1 (docs/protocol.md) under the client's own names; the types themselves are the server's. */
import type {
  Answered,
  AnswersView,
  BreakoutsView,
  CheckInView,
  ConcernView,
  Code,
  Done,
  PersonView,
  PlanView,
  QuestionnaireView,
  ResponseView,
  RoomView,
  ScaleView,
  ScoreView,
  SeatRow,
  Signals as WireSignals,
  UnkeptAnswers,
} from "./generated/protocol";

export type {
  AnswerCheckIn,
  Auth,
  Command,
  DoorView,
  Goodbye,
  Late,
  LobbyEntry,
  Message,
  Method,
  OpenCheckIn,
  Role,
  View,
  ViewPatch,
  Welcome,
  WireEvent,
  You,
} from "./generated/protocol";

export type Participant = PersonView;
export type Room = RoomView;
export type Breakouts = BreakoutsView;
export type Plan = PlanView;
export type SeatEntry = SeatRow;
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

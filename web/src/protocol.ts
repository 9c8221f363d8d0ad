/** The wire contract v1 (docs/protocol.md) under the client's own names; the types themselves are the server's. */
import type {
  Answered,
  BreakoutsView,
  Code,
  Done,
  PersonView,
  PlanView,
  RoomView,
  SeatRow,
  Signals as WireSignals,
} from "./generated/protocol";

export type {
  Auth,
  Command,
  DoorView,
  Goodbye,
  Late,
  LobbyEntry,
  Message,
  Method,
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
export type Signals = WireSignals;
export type LinkQuality = NonNullable<WireSignals["links"]>[string];

/** A negative answer; `offline` is the client's own word for one that could not be asked for. */
export interface Failure {
  ok: false;
  error: { code: Code | "offline"; message: string };
}
export type Reply = Done | Failure;
export type MediaReply = Answered | Failure;

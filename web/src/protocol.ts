/** The wire contract v1 (docs/protocol.md) under the client's own names; the types themselves are the server's. */
import type { Answered, Code, Done, PersonView, SeatRow, Signals as WireSignals } from "./generated/protocol";

export type { Auth, Command, Goodbye, Role, View, Welcome, WireEvent, You } from "./generated/protocol";

export type Participant = PersonView;
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

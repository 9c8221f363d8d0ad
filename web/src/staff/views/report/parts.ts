/** The parts of a report, in order, each with when there is something to tell. */
import type { JSX } from "preact";
import type { Report } from "../../../generated/api";
import type { NameOf } from "../../report/names";
import type { Frame } from "../../report/timeline";
import { AttendancePart } from "./attendance";
import { BreakoutsPart } from "./breakouts";
import { CheckInsPart } from "./checkins";
import { HourPart } from "./hour";
import { PollsPart } from "./polls";
import { ScenesPart } from "./scenes";
import { SupportPart } from "./support";
import { TalkPart } from "./talk";
import { TurnsPart } from "./turns";

/** What each part is given. */
export interface PartOf {
  report: Report;
  nameOf: NameOf;
  frame: Frame;
}

interface Kind {
  readonly id: string;
  readonly View: (props: PartOf) => JSX.Element;
  readonly there: (report: Report) => boolean;
}

export const PARTS: readonly Kind[] = [
  { id: "attendance", View: AttendancePart, there: () => true },
  { id: "talk", View: TalkPart, there: ({ talk }) => talk.length > 0 },
  {
    id: "hour",
    View: HourPart,
    there: ({ agenda, breaks, pauses }) => agenda.length + breaks.length + pauses.length > 0,
  },
  { id: "turns", View: TurnsPart, there: ({ turns, go_arounds }) => turns.length + go_arounds.length > 0 },
  { id: "breakouts", View: BreakoutsPart, there: ({ breakouts }) => breakouts.length > 0 },
  { id: "polls", View: PollsPart, there: ({ polls }) => polls.length > 0 },
  { id: "scenes", View: ScenesPart, there: ({ scenes }) => scenes.length > 0 },
  { id: "check-ins", View: CheckInsPart, there: ({ check_ins, concerns }) => check_ins.length + concerns.length > 0 },
  { id: "support", View: SupportPart, there: ({ support, asides }) => support.length + asides.length > 0 },
];

/**
 * Where the facilitator's instruments stand on the page. An instrument's views are its own (`views/<instrument>/`); here
 * it says, by a line in each list that concerns it, where they appear. Order is order on the page.
 */
import type { JSX } from "preact";
import type { Participant } from "../protocol";
import { BalanceStrip } from "./balance/strip";
import { BalanceTab } from "./balance/tab";
import { CheckInStrip } from "./checkins/strip";
import { CheckInTab } from "./checkins/tab";
import { openConcerns } from "../state/checkins";
import type { Room } from "./context";
import { ReactButton, ReactionMark } from "./chat/reactions";
import { breakScreen, calmScreen } from "./hour/screens";
import { HourStrip } from "./hour/strip";
import { HourTab } from "./hour/tab";
import { HandButton } from "./turns/hand_button";
import { HandMark, TurnMark } from "./turns/marks";
import { TurnActs } from "./turns/person_acts";
import { TurnStrip } from "./turns/strip";
import { TurnsTab } from "./turns/tab";
import type { IconName } from "./icons";
import { t } from "../text";
import { ModerationActs } from "./moderation/acts";
import { LockMark, LockStrip } from "./moderation/marks";
import { ModerationTab } from "./moderation/tab";
import { WordsButton } from "./moderation/words";
import { PollStrip } from "./polls/strip";
import { PollsTab } from "./polls/tab";
import { PersonAside } from "./support/acts";
import { RoleMark } from "./scene/mark";
import { SceneStrip } from "./scene/strip";
import { SceneTab } from "./scene/tab";
import { inFront, stoppedScenes } from "../state/scene";
import { AsideStrip } from "./support/aside";
import { SilencedMark } from "./silenced";
import { SupportButton } from "./support/bar";

/** A tab of the facilitator's desk, the panel beside the circle that only leaders have. */
export interface DeskTab {
  /** Of its hooks: `turns` makes `desk-turns` (the tab) and `turns-panel` (what it shows). */
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  readonly View: () => JSX.Element;
  /** How many things wait here for a leader to look. */
  readonly calling?: (room: Room) => number;
}
export const DESK_TABS: readonly DeskTab[] = [
  {
    id: "turns",
    words: t.turns.tab,
    icon: "hand",
    View: TurnsTab,
    calling: ({ meeting }) => meeting.view.value?.hands.length ?? 0,
  },
  { id: "moderation", words: t.moderation.tab, icon: "microphone", View: ModerationTab },
  { id: "balance", words: t.balance.tab, icon: "speaking", View: BalanceTab },
  { id: "hour", words: t.hour.tab, icon: "agenda", View: HourTab },
  {
    id: "checkins",
    words: t.checkins.tab,
    icon: "check",
    View: CheckInTab,
    calling: ({ meeting }) => openConcerns(meeting.view.value).length,
  },
  { id: "polls", words: t.polls.tab, icon: "poll", View: PollsTab },
  {
    id: "scene",
    words: t.scene.tab,
    icon: "scene",
    View: SceneTab,
    calling: ({ meeting }) => stoppedScenes(meeting.view.value?.scene ?? null),
  },
];

/** Shown to everybody under the header, as long as something is on: whose turn it is, a question, a card to fill in. */
export const STRIPS: readonly (() => JSX.Element | null)[] = [
  TurnStrip,
  LockStrip,
  HourStrip,
  CheckInStrip,
  PollStrip,
  AsideStrip,
  SceneStrip,
  BalanceStrip,
];

/** Over the whole circle, one at a time: the first that is there. `null`: not now. */
export const SCREENS: readonly ((room: Room) => (() => JSX.Element) | null)[] = [calmScreen, breakScreen];

/** A person's own buttons in the bar, after microphone and camera. */
export const BAR: readonly (() => JSX.Element | null)[] = [HandButton, ReactButton, WordsButton, SupportButton];

/** On a person's tile: an icon with words. */
export const TILE_MARKS: readonly ((props: { person: Participant }) => JSX.Element | null)[] = [
  TurnMark,
  HandMark,
  LockMark,
  SilencedMark,
  ReactionMark,
  RoleMark,
];

/** Whose tiles stand in front of the others', large and first; the first answer that is not `null`, all being equal. */
export const FOREGROUND: readonly ((room: Room) => ReadonlySet<string> | null)[] = [
  ({ meeting }) => inFront(meeting.view.value?.scene ?? null),
];

/** What leaders may do for a person: in the unfolded part of the row in the list of people. */
export const PERSON_ACTS: readonly ((props: { person: Participant }) => JSX.Element | null)[] = [
  TurnActs,
  ModerationActs,
  PersonAside,
];

/** How many things wait for a leader on the whole desk. */
export function callingOnDesk(room: Room): number {
  return DESK_TABS.reduce((sum, tab) => sum + (tab.calling?.(room) ?? 0), 0);
}

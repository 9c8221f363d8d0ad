/**
 * Where the instruments stand on everybody's page; what only those who lead have: `rail/registry.ts`. An instrument's views are its own (`views/<instrument>/`); here
 * it says, by a line in each list that concerns it, where they appear. Order is order on the page.
 */
import type { JSX } from "preact";
import type { Participant } from "../protocol";
import { CheckInStrip } from "./checkins/strip";
import type { Room } from "./context";
import type { BarItem } from "./bar_items";
import { mayReact, ReactButton, ReactionMark } from "./chat/reactions";
import { breakScreen, calmScreen } from "./hour/screens";
import { HourStrip } from "./hour/strip";
import { HandButton, partakes } from "./turns/hand_button";
import { HandMark, TurnMark } from "./turns/marks";
import { TurnStrip } from "./turns/strip";
import { LockMark, LockStrip } from "./moderation/marks";
import { hasWords, unreadWords, WordsButton } from "./moderation/words";
import { PollStrip } from "./polls/strip";
import { RoleMark } from "./scene/mark";
import { SceneStrip } from "./scene/strip";
import { inFront } from "../state/scene";
import { AsideStrip } from "./support/aside";
import { mayShare, ShareButton, SharingStrip } from "./sharing/bar";
import { SilencedMark } from "./silenced";
import { mayCall, SupportButton } from "./support/bar";

/** Shown to everybody under the header, as long as something is on: whose turn it is, a question, a card to fill in. */
export const STRIPS: readonly (() => JSX.Element | null)[] = [
  SharingStrip,
  TurnStrip,
  LockStrip,
  HourStrip,
  CheckInStrip,
  PollStrip,
  AsideStrip,
  SceneStrip,
];

/** Over the whole circle, one at a time: the first that is there. `null`: not now. */
export const SCREENS: readonly ((room: Room) => (() => JSX.Element) | null)[] = [calmScreen, breakScreen];

/** A person's own buttons in the bar, after microphone and camera, and when they are there. */
export const BAR: readonly BarItem[] = [
  { id: "hand", rank: (leads) => (leads ? 9 : 4), shown: partakes, View: HandButton },
  { id: "react", rank: () => 10, shown: mayReact, View: ReactButton },
  { id: "share", rank: () => 11, shown: mayShare, View: ShareButton },
  { id: "private-words", rank: () => 6, shown: hasWords, calling: unreadWords, View: WordsButton },
  { id: "support", rank: () => 5, shown: mayCall, View: SupportButton },
];

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

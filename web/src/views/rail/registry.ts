/**
 * The parts of the leaders' rail. An instrument's views are its own (`views/<instrument>/`); here it says by a line where
 * it stands. Order is order on the page.
 */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { openConcerns } from "../../state/checkins";
import { waiting } from "../../state/lobby";
import { stoppedScenes } from "../../state/scene";
import { t } from "../../text";
import { BalanceTab } from "../balance/tab";
import { ChatBody } from "../chat/panel";
import { CheckInTab } from "../checkins/tab";
import type { Room } from "../context";
import { HourTab } from "../hour/tab";
import type { IconName } from "../icons";
import { ModerationActs } from "../moderation/acts";
import { ModerationTab } from "../moderation/tab";
import { PollsTab } from "../polls/tab";
import { RoomsBody } from "../rooms/panel";
import { SceneTab } from "../scene/tab";
import { SharingActs } from "../sharing/acts";
import { PersonAside } from "../support/acts";
import { TurnActs } from "../turns/person_acts";
import { TurnsTab } from "../turns/tab";
import { LeadersPeople } from "./people";

export interface Part {
  /** Of its hooks: `polls` makes `desk-polls` (its tab) and `polls-panel` (what it shows). */
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  readonly View: () => JSX.Element;
  /** How many things wait here for a leader to look. */
  readonly calling?: (room: Room) => number;
  /** It brings its own scrolling body and what stands fixed under it. */
  readonly whole?: true;
}

/** A tab with one part shows it, with several a choice among them above. */
export interface Tab {
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  /** Of the choice, for screen readers. */
  readonly label?: string;
  readonly parts: readonly Part[];
}

const alone = (part: Part, words = part.words): Tab => ({ id: part.id, words, icon: part.icon, parts: [part] });

export const TABS: readonly Tab[] = [
  alone({
    id: "people",
    words: t.people.title,
    icon: "people",
    View: LeadersPeople,
    whole: true,
    calling: ({ meeting }) => waiting(meeting.view.value),
  }),
  alone({
    id: "turns",
    words: t.rail.tabs.turns,
    icon: "hand",
    View: TurnsTab,
    calling: ({ meeting }) => meeting.view.value?.hands.length ?? 0,
  }),
  alone({
    id: "rooms",
    words: t.rail.tabs.rooms,
    icon: "rooms",
    View: RoomsBody,
    whole: true,
    calling: ({ meeting }) => meeting.view.value?.breakouts?.help.length ?? 0,
  }),
  {
    id: "asks",
    words: t.rail.tabs.asks,
    icon: "poll",
    label: t.rail.parts.asks,
    parts: [
      { id: "polls", words: t.polls.tab, icon: "poll", View: PollsTab },
      {
        id: "checkins",
        words: t.checkins.tab,
        icon: "check",
        View: CheckInTab,
        calling: ({ meeting }) => openConcerns(meeting.view.value).length,
      },
    ],
  },
  alone({ id: "hour", words: t.hour.tab, icon: "agenda", View: HourTab }),
  alone({
    id: "chat",
    words: t.rail.tabs.chat,
    icon: "message",
    View: ChatBody,
    whole: true,
    calling: ({ tools }) => tools.chat.unread.value,
  }),
  {
    id: "more",
    words: t.rail.tabs.more,
    icon: "more",
    label: t.rail.parts.more,
    parts: [
      { id: "moderation", words: t.moderation.tab, icon: "microphone", View: ModerationTab },
      { id: "balance", words: t.balance.tab, icon: "speaking", View: BalanceTab },
      {
        id: "scene",
        words: t.scene.tab,
        icon: "scene",
        View: SceneTab,
        calling: ({ meeting }) => stoppedScenes(meeting.view.value?.scene ?? null),
      },
    ],
  },
];

/** What may be done for a person: in the unfolded part of their row. */
export const PERSON_ACTS: readonly ((props: { person: Participant }) => JSX.Element | null)[] = [
  TurnActs,
  ModerationActs,
  SharingActs,
  PersonAside,
];

export function callingIn(tab: Tab, room: Room): number {
  return tab.parts.reduce((sum, part) => sum + (part.calling?.(room) ?? 0), 0);
}

/** How many things wait behind the bar's button that opens the rail: all but what has a button of its own there. */
export function calling(room: Room): number {
  return TABS.filter((tab) => !OWN_BUTTONS.includes(tab.id)).reduce((sum, tab) => sum + callingIn(tab, room), 0);
}
const OWN_BUTTONS: readonly string[] = ["people", "rooms", "chat"];

/** The tab a part stands in, and the part; the first for one there is not. */
export function find(id: string): { readonly tab: Tab; readonly part: Part } {
  for (const tab of TABS) {
    const part = tab.parts.find((each) => each.id === id);
    if (part) return { tab, part };
  }
  return { tab: TABS[0]!, part: TABS[0]!.parts[0]! };
}

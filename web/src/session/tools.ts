/**
 * What the page keeps beside the session's view: words that passed, answers not yet sent, what leaders are told live.
 *
 * Each instrument's part is a class of its own module here, made once with the meeting and attached to it.
 */
import type { ReadonlySignal } from "@preact/signals";
import { BalanceBoard } from "./balance";
import { ChatLog } from "./chat_log";
import { CheckIns } from "./checkins";
import type { Meeting } from "./meeting";
import { SceneNotes } from "./scene";
import { Votes, voteStore } from "./polls";
import { Reactions } from "./reactions";
import { Side } from "./side";
import { type Store, tabStore } from "./ticket";
import { Words } from "./words";

// An instrument that keeps something adds its part to both.
export interface Tools {
  readonly side: Side;
  readonly scene: SceneNotes;
  readonly balance: BalanceBoard;
  readonly chat: ChatLog;
  readonly reactions: Reactions;
  readonly words: Words;
  readonly checkins: CheckIns;
  readonly votes: Votes;
}

/** `wide`: whether the page has room for something beside the circle. */
export function tools(meeting: Meeting, wide: ReadonlySignal<boolean>, store: Store | null = tabStore()): Tools {
  return {
    side: new Side({ store, leads: meeting.leads, wide }),
    scene: new SceneNotes(meeting, tabStore()),
    balance: new BalanceBoard(meeting),
    chat: new ChatLog(meeting),
    reactions: new Reactions(meeting),
    words: new Words(meeting),
    checkins: new CheckIns(meeting, tabStore()),
    votes: new Votes(meeting, voteStore()),
  };
}

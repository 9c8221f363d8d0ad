/**
 * What the page keeps beside the session's view: words that passed, answers not yet sent, what leaders are told live.
 *
 * Each instrument's part is a class of its own module here, made once with the meeting and attached to it.
 */
import { CheckIns } from "./checkins";
import type { Meeting } from "./meeting";
import { tabStore } from "./ticket";

// An instrument that keeps something adds its part to both.
export interface Tools {
  readonly checkins: CheckIns;
}

export function tools(meeting: Meeting): Tools {
  return { checkins: new CheckIns(meeting, tabStore()) };
}

/**
 * What the page keeps beside the session's view: words that passed, answers not yet sent, what leaders are told live.
 *
 * Each instrument's part is a class of its own module here, made once with the meeting and attached to it.
 */
import type { Meeting } from "./meeting";

// An instrument that keeps something adds its part to both.
export type Tools = Readonly<Record<never, never>>;

export function tools(_meeting: Meeting): Tools {
  return {};
}

/** What each code of a refusal means, in English: said where the server's own sentence is not to be had. */
import type { Codes } from "./refusals";

export const refusals: Codes = {
  unauthenticated: "You are not signed in, or your link is not valid.",
  expired: "This has expired. Please ask for a new link, or sign in again.",
  forbidden: "You may not do this here.",
  not_found: "This is not there (any more).",
  invalid: "This cannot be done as it was asked. Please check what you entered.",
  conflict: "This does not fit what is going on now. Please look at how things stand, and try again.",
  full: "There is no room left.",
  locked: "This is locked at the moment.",
  ended: "This session has ended.",
  removed: "You are not part of this session any more.",
  rate_limited: "That was too fast. Please wait a moment and try again.",
  too_large: "This is too long. Please make it shorter.",
  unavailable: "The server cannot do this right now. Please try again in a moment.",
};

/**
 * Own microphone and camera: what the person wants, against what the session says.
 *
 * A press shows at once and is told to the server; until the server's answer has come round through the event log, the
 * wish is shown, after that the session's word. Rule that holds: a mute by somebody else always wins over a wish for
 * sound, and nothing here turns a microphone on that the person did not.
 */

export interface OwnMedia {
  readonly microphone: boolean;
  readonly camera: boolean;
}

export interface Wish {
  /** Counts up, so that an answer finds the wish it belongs to. */
  readonly id: number;
  readonly want: OwnMedia;
  /** The event after which the session's word counts again; null while the server has not answered. */
  readonly until: number | null;
}

/** What to show and do: the open wish, else the session's word. */
export function effective(wish: Wish | null, session: OwnMedia): OwnMedia {
  return wish?.want ?? session;
}

/** The server took the wish, as event `seq`. A wish made since stays open. */
export function accepted(wish: Wish | null, sent: Wish, seq: number): Wish | null {
  return wish?.id === sent.id ? { ...wish, until: seq } : wish;
}

/** The server did not take it: the session's word counts again, unless a newer wish was made since. */
export function declined(wish: Wish | null, sent: Wish): Wish | null {
  return wish?.id === sent.id ? null : wish;
}

/** All events up to `seq` are known. */
export function caughtUp(wish: Wish | null, seq: number): Wish | null {
  return wish !== null && wish.until !== null && seq >= wish.until ? null : wish;
}

/** Somebody else muted this person. */
export function mutedByOther(wish: Wish | null): Wish | null {
  return wish === null || !wish.want.microphone ? wish : { ...wish, want: { ...wish.want, microphone: false } };
}

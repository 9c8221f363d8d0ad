/**
 * What the person wants of themselves, against what the session says: microphone and camera, being away.
 *
 * A press shows at once and is told to the server; until the server's answer has come round through the event log, the
 * wish is shown, after that the session's word. Rule that holds: a mute by somebody else always wins over a wish for
 * sound, and so it is with the camera, and nothing here turns a microphone on that the person did not.
 */

export interface OwnMedia {
  readonly microphone: boolean;
  readonly camera: boolean;
}

export interface Wish<T> {
  /** Counts up, so that an answer finds the wish it belongs to. */
  readonly id: number;
  readonly want: T;
  /** The event after which the session's word counts again; null while the server has not answered. */
  readonly until: number | null;
}

/** What to show and do: the open wish, else the session's word. */
export function effective<T>(wish: Wish<T> | null, session: T): T {
  return wish === null ? session : wish.want;
}

/** The server took the wish, as event `seq`. A wish made since stays open. */
export function accepted<T>(wish: Wish<T> | null, sent: Wish<T>, seq: number): Wish<T> | null {
  return wish?.id === sent.id ? { ...wish, until: seq } : wish;
}

/** The server did not take it: the session's word counts again, unless a newer wish was made since. */
export function declined<T>(wish: Wish<T> | null, sent: Wish<T>): Wish<T> | null {
  return wish?.id === sent.id ? null : wish;
}

/** All events up to `seq` are known. */
export function caughtUp<T>(wish: Wish<T> | null, seq: number): Wish<T> | null {
  return wish !== null && wish.until !== null && seq >= wish.until ? null : wish;
}

/** Somebody else stopped this person's camera. */
export function stoppedByOther(wish: Wish<OwnMedia> | null): Wish<OwnMedia> | null {
  return wish === null || !wish.want.camera ? wish : { ...wish, want: { ...wish.want, camera: false } };
}

/** Somebody else muted this person. */
export function mutedByOther(wish: Wish<OwnMedia> | null): Wish<OwnMedia> | null {
  return wish === null || !wish.want.microphone ? wish : { ...wish, want: { ...wish.want, microphone: false } };
}

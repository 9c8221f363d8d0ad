/**
 * One's votes as this page keeps them: what is not sent yet, and of anonymous votes the secret under which they can be
 * changed (docs/polls.md).
 *
 * The server does not know whose an anonymous vote is. So the page draws a token for it, keeps token and choice in this
 * browser as long as the poll is open, and gives the vote again whenever it comes in: after a restart of the server the
 * ballot box is empty. Rule that holds: once a poll is no longer open, nothing of one's vote is left in this browser.
 */
import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Answer, Poll } from "../protocol";
import { NEW_DRAFT, noAnswer, type PollDraft } from "../state/polls";
import type { Meeting } from "./meeting";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** An anonymous vote, as only this browser knows it. */
interface Ballot {
  readonly token: string;
  readonly choice: Answer;
}

interface Kept {
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly drafts: Readonly<Record<string, Answer>>;
  /** When anything of it was last changed, so that what a closed browser left behind goes one day. */
  readonly at: number;
}

const NOTHING: Kept = { ballots: {}, drafts: {}, at: 0 };
const KEY = "hearth:votes";
const KEPT_FOR = 24 * 3_600_000;

export class Votes {
  readonly #meeting: Meeting;
  readonly #store: Store | null;
  readonly #kept = signal<Kept>(NOTHING);
  #of = "";
  /** The poll whose card stands open. */
  readonly card: Signal<string | null> = signal(null);
  /** Published results this person has put away. */
  readonly #away = signal<ReadonlySet<string>>(new Set());
  /** What a leader is about to ask; it stays when the desk is closed. */
  readonly draft: Signal<PollDraft> = signal(NEW_DRAFT);

  constructor(meeting: Meeting, store: Store | null) {
    this.#meeting = meeting;
    this.#store = store;
    meeting.attach({ welcome: () => this.#castAgain() });
    effect(() => this.#follow());
  }

  get away(): ReadonlySignal<ReadonlySet<string>> {
    return this.#away;
  }

  putAway(poll: Poll): void {
    this.#away.value = new Set([...this.#away.value, poll.id]);
  }

  /** The vote one has given, where this page knows it; null: none, or given elsewhere. */
  given(poll: Poll): Answer | null {
    return poll.anonymous ? (this.#kept.value.ballots[poll.id]?.choice ?? null) : poll.mine;
  }

  /** The card as one left it, or else as one voted. */
  answer(poll: Poll): Answer {
    return this.#kept.value.drafts[poll.id] ?? this.given(poll) ?? noAnswer(poll);
  }

  /** Whether something was put in that has not been sent. */
  begun(poll: Poll): boolean {
    return this.#kept.value.drafts[poll.id] !== undefined;
  }

  change(poll: Poll, answer: Answer): void {
    this.#keep({ drafts: { ...this.#kept.value.drafts, [poll.id]: answer } });
  }

  /** Vote as the card says. Returns: whether it was taken. */
  async cast(poll: Poll): Promise<boolean> {
    const choice = this.answer(poll);
    const before = this.#kept.value.ballots[poll.id];
    const token = before?.token ?? freshToken();
    if (poll.anonymous) this.#keepBallot(poll.id, { token, choice });
    const reply = await this.#meeting.ask({
      type: "vote",
      poll: poll.id,
      choice,
      ...(poll.anonymous ? { ballot: token } : {}),
    });
    if (reply.ok) this.#keep({ drafts: without(this.#kept.value.drafts, poll.id) });
    // Whether it has arrived is not known of what was sent into the dark: it is sent again with the next welcome.
    else if (reply.error.code !== "offline" && poll.anonymous) this.#keepBallot(poll.id, before);
    return reply.ok;
  }

  /** The server may have lost the ballot box. Under the same token the same vote changes nothing. */
  #castAgain(): void {
    this.#follow();
    for (const poll of this.#meeting.view.peek()?.polls ?? []) {
      const ballot = this.#kept.peek().ballots[poll.id];
      if (poll.state !== "open" || !poll.anonymous || ballot === undefined) continue;
      void this.#meeting.quietly({ type: "vote", poll: poll.id, choice: ballot.choice, ballot: ballot.token });
    }
  }

  /** Once inside, read what this browser has of this person in this session, and forget what is over. */
  #follow(): void {
    const view = this.#meeting.view.value;
    const me = this.#meeting.me.value;
    if (view === null || me === null) return;
    const of = `${KEY}:${view.session.id}:${me.id}`;
    if (of !== this.#of) {
      this.#of = of;
      this.#kept.value = read(this.#store, of) ?? NOTHING;
    }
    const open = new Set(view.polls.filter((poll) => poll.state === "open").map((poll) => poll.id));
    const over = view.session.state === "ended";
    const kept = this.#kept.peek();
    const gone = [...Object.keys(kept.ballots), ...Object.keys(kept.drafts)].some((id) => over || !open.has(id));
    if (!gone) return;
    const still = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !over && open.has(id)));
    this.#keep({ ballots: still(kept.ballots), drafts: still(kept.drafts) });
  }

  #keepBallot(poll: string, ballot: Ballot | undefined): void {
    const others = without(this.#kept.value.ballots, poll);
    this.#keep({ ballots: ballot === undefined ? others : { ...others, [poll]: ballot } });
  }

  #keep(change: Partial<Kept>): void {
    const kept = { ...this.#kept.peek(), ...change, at: Date.now() };
    this.#kept.value = kept;
    const empty = Object.keys(kept.ballots).length + Object.keys(kept.drafts).length === 0;
    try {
      if (empty) this.#store?.removeItem(this.#of);
      else this.#store?.setItem(this.#of, JSON.stringify(kept));
    } catch (error) {
      console.debug("This browser keeps no votes", error);
    }
  }
}

/** 192 random bits in base64url. */
export function freshToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== key));
}

function read(store: Store | null, key: string): Kept | null {
  try {
    const found = JSON.parse(store?.getItem(key) ?? "null") as Partial<Kept> | null;
    if (found === null || typeof found.at !== "number" || Date.now() - found.at > KEPT_FOR) return null;
    return { ballots: found.ballots ?? {}, drafts: found.drafts ?? {}, at: found.at };
  } catch {
    return null;
  }
}

/** The storage of this browser, or null where it forbids it; votes of sessions that ended long ago are taken out. */
export function voteStore(): Store | null {
  try {
    const store = window.localStorage;
    const keys = Array.from({ length: store.length }, (_, place) => store.key(place) ?? "");
    for (const key of keys.filter((each) => each.startsWith(`${KEY}:`) && read(store, each) === null))
      store.removeItem(key);
    return store;
  } catch {
    return null;
  }
}

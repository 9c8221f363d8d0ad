/**
 * What passes between single people: a facilitator's question, a quiet card, private words and whispers.
 *
 * Rules that hold: none of it is kept beyond this page, and nothing of it is told while the person has stepped away, as
 * somebody else may be looking. Nothing here switches a microphone or camera on but the person's own yes.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Asked, Medium, Message, Participant, Reply, Signals } from "../protocol";
import type { Listener, Meeting } from "./meeting";

/** The whispers among those who lead stand in one thread. */
export const WHISPERS = "whispers";

export interface Thread {
  /** The other person's id, or `WHISPERS`. */
  readonly id: string;
  /** Their name when it was last known. */
  readonly name: string;
  readonly words: readonly Message[];
  readonly unread: number;
}

export class Words implements Listener {
  readonly #meeting: Meeting;
  readonly #asked: Signal<readonly Asked[]> = signal([]);
  readonly #prompt: Signal<Message | null> = signal(null);
  readonly #threads: Signal<readonly Thread[]> = signal([]);
  readonly #open: Signal<string | null> = signal(null);
  #turned = false;

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
    meeting.attach(this);
  }

  get threads(): ReadonlySignal<readonly Thread[]> {
    return this.#threads;
  }

  /** The thread that is shown. */
  readonly thread: ReadonlySignal<Thread | null> = computed(
    () => this.#threads.value.find((thread) => thread.id === this.#open.value) ?? null,
  );

  /** The facilitator's question that waits for an answer: not once it has been done, or cannot be. */
  readonly question: ReadonlySignal<Asked | null> = computed(() => {
    const { own, locked, apart } = this.#meeting;
    if (apart.value !== null) return null;
    return this.#asked.value.find(({ media }) => !own.value[media] && !locked.value[media]) ?? null;
  });

  /** The card a facilitator has put before this person. */
  readonly prompt: ReadonlySignal<Message | null> = computed(() =>
    this.#meeting.apart.value === "away" ? null : this.#prompt.value,
  );

  /** Answer the question: the person's own yes or no. */
  answer(media: Medium, yes: boolean): void {
    this.#asked.value = this.#asked.value.filter((asked) => asked.media !== media);
    if (yes) this.#meeting.setMedia({ [media]: true });
    else void this.#meeting.ask({ type: "decline_ask", media });
  }

  putAway(): void {
    this.#prompt.value = null;
  }

  /** Begin to speak with somebody, or go on with it. */
  turnTo(id: string): void {
    batch(() => {
      this.#put({ ...this.#find(id), unread: 0 });
      this.#open.value = id;
    });
    this.#turned = true;
  }

  /** Whether the person has just turned to the thread that is shown, and so wants to write; true once. */
  takeTurn(): boolean {
    const turned = this.#turned;
    this.#turned = false;
    return turned;
  }

  close(): void {
    this.#open.value = null;
  }

  /** Say something in the thread that is shown. */
  say(text: string): Promise<Reply> {
    const id = this.#open.value ?? "";
    return this.#meeting.ask(
      id === WHISPERS ? { type: "whisper", text } : { type: "private_word", participant: id, text },
    );
  }

  signals({ asked, declined, message }: Signals): void {
    const { words } = this.#meeting;
    if (asked) this.#asked.value = [...this.#asked.value.filter((each) => each.media !== asked.media), asked];
    if (declined) this.#meeting.tell(words.moderation.notNow(this.#nameOf(declined.from), declined.media));
    if (message?.scope === "prompt") this.#prompted(message);
    if (message?.scope === "word")
      this.#heard(message, this.#isOwn(message) ? (message.to ?? "") : (message.from ?? ""));
    if (message?.scope === "whisper") this.#heard(message, WHISPERS);
  }

  #prompted(message: Message): void {
    if (!this.#isOwn(message)) this.#prompt.value = message;
    else this.#meeting.tell(this.#meeting.words.moderation.promptShown(this.#nameOf(message.to ?? null)));
  }

  /** A thread nobody looks at opens by itself, where it takes no other's place and nobody's focus. */
  #heard(message: Message, id: string): void {
    batch(() => {
      const before = this.#find(id);
      if (this.#open.value === null) this.#open.value = id;
      const unread = this.#open.value === id || this.#isOwn(message) ? 0 : before.unread + 1;
      this.#put({ ...before, words: [...before.words, message], unread });
    });
    if (!this.#isOwn(message) && this.#meeting.apart.value !== "away")
      this.#meeting.announce(this.#meeting.words.moderation.wordFrom(this.#nameOf(message.from)));
  }

  #find(id: string): Thread {
    return this.#threads.value.find((thread) => thread.id === id) ?? this.#new(id);
  }

  #new(id: string): Thread {
    return {
      id,
      name: id === WHISPERS ? this.#meeting.words.moderation.whispers : this.#nameOf(id),
      words: [],
      unread: 0,
    };
  }

  #put(thread: Thread): void {
    const known = this.#threads.value.some((each) => each.id === thread.id);
    this.#threads.value = known
      ? this.#threads.value.map((each) => (each.id === thread.id ? thread : each))
      : [...this.#threads.value, thread];
  }

  #isOwn(message: Message): boolean {
    return message.from === this.#meeting.me.value?.id;
  }

  #person(id: string | null): Participant | undefined {
    return this.#meeting.view.value?.participants.find((person) => person.id === id);
  }

  #nameOf(id: string | null): string {
    return this.#person(id)?.name ?? this.#meeting.words.by;
  }
}

/** Signs that people show each other, and that fade: the last one of each, for a few seconds. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Reaction, Signals } from "../protocol";
import { browserTimers, type Timers } from "../timers";
import type { Listener, Meeting } from "./meeting";

export const SHOWN_MS = 6_000;

/** `id` tells one sign from the next of the same person, so that it begins anew. */
export interface ShownReaction {
  readonly id: number;
  readonly reaction: Reaction;
}

export class Reactions implements Listener {
  readonly #meeting: Meeting;
  readonly #timers: Timers;
  readonly #shown: Signal<ReadonlyMap<string, ShownReaction>> = signal(new Map());
  #count = 0;

  constructor(meeting: Meeting, timers: Timers = browserTimers) {
    this.#meeting = meeting;
    this.#timers = timers;
    meeting.attach(this);
  }

  /** By who shows it. */
  get shown(): ReadonlySignal<ReadonlyMap<string, ShownReaction>> {
    return this.#shown;
  }

  signals({ reaction }: Signals): void {
    if (!reaction || this.#meeting.apart.value !== null) return;
    const id = ++this.#count;
    this.#shown.value = new Map(this.#shown.value).set(reaction.from, { id, reaction: reaction.reaction });
    this.#timers.after(SHOWN_MS, () => this.#fade(reaction.from, id));
    const person = this.#meeting.view.value?.participants.find((each) => each.id === reaction.from);
    const { words } = this.#meeting;
    if (person) this.#meeting.announce(words.chat.reacted(person.name, words.chat.reactions[reaction.reaction]));
  }

  #fade(from: string, id: number): void {
    if (this.#shown.value.get(from)?.id !== id) return;
    const shown = new Map(this.#shown.value);
    shown.delete(from);
    this.#shown.value = shown;
  }
}

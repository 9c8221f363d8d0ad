/**
 * The written chat as it stands on this page: the lines the server has given it, and which of them were not seen yet.
 *
 * Rule that holds: a line the server takes away is gone. After each welcome the server gives everything anew.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ChatLine, Signals } from "../protocol";
import type { Listener, Meeting } from "./meeting";

export class ChatLog implements Listener {
  readonly #meeting: Meeting;
  readonly #lines: Signal<readonly ChatLine[]> = signal([]);
  readonly #seen: Signal<ReadonlySet<string>> = signal(new Set());
  /** What is written and not sent, kept while the panel is closed, and over a drop. */
  readonly draft = signal("");
  readonly to = signal("everyone");
  /** Whether the person is looking. */
  #open = false;

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
    meeting.attach(this);
  }

  get lines(): ReadonlySignal<readonly ChatLine[]> {
    return this.#lines;
  }

  readonly unread: ReadonlySignal<number> = computed(
    () => this.#lines.value.filter((line) => !this.#seen.value.has(line.id)).length,
  );

  /** The person begins to look, or looks away. */
  look(open: boolean): void {
    this.#open = open;
    if (open) this.#seeAll();
  }

  welcome(): void {
    this.#lines.value = [];
  }

  signals({ chat }: Signals): void {
    if (!chat) return;
    batch(() => {
      const gone = new Set(chat.gone);
      const kept = this.#lines.value.filter((line) => !gone.has(line.id));
      this.#lines.value = inOrder([...kept, ...chat.lines]);
      this.#seeOwn(chat.lines);
      if (this.#open) this.#seeAll();
    });
    this.#tell(chat.lines);
  }

  /** What comes while the person looks elsewhere: that somebody wrote, not what; who looks hears it from the log. */
  #tell(lines: readonly ChatLine[]): void {
    const last = lines.at(-1);
    if (last === undefined || this.#open || this.#seen.value.has(last.id)) return;
    this.#meeting.announce(this.#meeting.words.chat.newFrom(last.name));
  }

  #seeOwn(lines: readonly ChatLine[]): void {
    const own = lines.filter((line) => line.from === this.#meeting.me.value?.id).map((line) => line.id);
    this.#seen.value = new Set([...this.#seen.value, ...own]);
  }

  #seeAll(): void {
    this.#seen.value = new Set(this.#lines.value.map((line) => line.id));
  }
}

/** By when they were written; those of one moment as they came. */
function inOrder(lines: readonly ChatLine[]): readonly ChatLine[] {
  return [...lines].sort((a, b) => a.at - b.at);
}

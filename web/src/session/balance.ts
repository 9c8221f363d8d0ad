/** How talk is spread, as leaders are told every few seconds. Whoever does not lead (any more) has nothing of it. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Balance, RoomBalance, Signals } from "../protocol";
import { byId } from "../state/balance";
import type { Listener, Meeting } from "./meeting";

/** Which of the windows is looked at first: the last quarter of an hour. */
const FIRST_WINDOW = 1;

export class BalanceBoard implements Listener {
  readonly #meeting: Meeting;
  readonly #last = signal<Balance | null>(null);
  /** Which window is looked at. */
  readonly window = signal(FIRST_WINDOW);
  /** Which room is looked at; null: one's own. */
  readonly chosen = signal<string | null>(null);

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
    meeting.attach(this);
  }

  readonly now: ReadonlySignal<Balance | null> = computed(() => (this.#meeting.leads.value ? this.#last.value : null));

  /** The room that is looked at: the chosen one as long as somebody is in it, else one's own. */
  readonly room: ReadonlySignal<RoomBalance | null> = computed(() => {
    const rooms = this.now.value?.rooms ?? [];
    return byId(rooms, this.chosen.value) ?? byId(rooms, this.#meeting.me.value?.room ?? null);
  });

  /** Whom one might invite in one's own room; empty while the silence is held. */
  readonly suggested: ReadonlySignal<readonly string[]> = computed(() => {
    if (this.#meeting.view.value?.balance_settings?.silence_held !== false) return [];
    return byId(this.now.value?.rooms ?? [], this.#meeting.me.value?.room ?? null)?.suggested ?? [];
  });

  welcome(): void {
    this.#last.value = null;
  }

  signals({ balance }: Signals): void {
    if (balance) this.#last.value = balance;
  }
}

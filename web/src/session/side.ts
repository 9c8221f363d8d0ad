/**
 * What stands open beside the circle, remembered in this tab: for those who lead a rail of many parts, open from the
 * first where there is room for it; for everybody else the list of people or the chat, closed until they ask, and after a
 * reload again: somebody may be looking.
 */
import { batch, computed, type ReadonlySignal, signal, type Signal } from "@preact/signals";
import type { Store } from "./ticket";

/** What everybody may open. */
const FOR_ALL: readonly string[] = ["people", "chat"];
/** What of the rail is open before anything was chosen. */
const FIRST = "people";
const KEY = "hearth:side";

interface Memory {
  /** null: never said; what is usual holds. */
  readonly open: boolean | null;
  /** The parts that were looked at, the latest first. */
  readonly seen: readonly string[];
}

export interface SideNeeds {
  readonly store: Store | null;
  readonly leads: ReadonlySignal<boolean>;
  /** Whether the page is wide enough for the circle and something beside it. */
  readonly wide: ReadonlySignal<boolean>;
}

export class Side {
  readonly #needs: SideNeeds;
  readonly #memory: Signal<Memory>;
  readonly #asked = signal(0);
  /** Whether the dialog with the keys and the page's own settings stands open. */
  readonly help = signal(false);

  constructor(needs: SideNeeds) {
    this.#needs = needs;
    this.#memory = signal(read(needs.store));
  }

  /** The part that stands open, or null. */
  readonly open: ReadonlySignal<string | null> = computed(() => {
    const leads = this.#needs.leads.value;
    const { open, seen } = this.#memory.value;
    if (!leads && this.#asked.value === 0) return null;
    if (!(open ?? (leads && this.#needs.wide.value))) return null;
    const last = seen[0] ?? FIRST;
    return leads || FOR_ALL.includes(last) ? last : null;
  });

  /** Counts how often the person has asked for something here: the focus goes there then, and not otherwise. */
  get asked(): ReadonlySignal<number> {
    return this.#asked;
  }

  show(part: string): void {
    batch(() => {
      const { seen } = this.#memory.peek();
      this.#keep({ open: true, seen: [part, ...seen.filter((each) => each !== part)] });
      this.#asked.value += 1;
    });
  }

  close(): void {
    this.#keep({ ...this.#memory.peek(), open: false });
  }

  /** As the bar's button for this part does. What stands open unasked is not closed by who asks for it. */
  toggle(part: string): void {
    if (this.open.peek() === part && this.#memory.peek().open) this.close();
    else this.show(part);
  }

  /** Open what was open last, or close whatever is. */
  toggleAny(): void {
    this.toggle(this.open.peek() ?? this.lastOf(null) ?? FIRST);
  }

  /** Which of these was looked at last; null for any. */
  lastOf(parts: readonly string[] | null): string | undefined {
    return this.#memory.peek().seen.find((each) => parts === null || parts.includes(each));
  }

  #keep(memory: Memory): void {
    this.#memory.value = memory;
    try {
      this.#needs.store?.setItem(KEY, JSON.stringify(memory));
    } catch (error) {
      console.debug("This browser keeps nothing for the tab", error);
    }
  }
}

function read(store: Store | null): Memory {
  const nothing: Memory = { open: null, seen: [] };
  try {
    const kept = JSON.parse(store?.getItem(KEY) ?? "null") as Partial<Memory> | null;
    const open = typeof kept?.open === "boolean" ? kept.open : null;
    return Array.isArray(kept?.seen) ? { open, seen: kept.seen.filter((each) => typeof each === "string") } : nothing;
  } catch {
    return nothing;
  }
}

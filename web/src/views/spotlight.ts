/** What stands large on this page, and on no other: a pinned person, and whether a shared screen does. */
import { signal } from "@preact/signals";

/** Whom this page shows large, by their id. It waits for somebody who has gone, and yields to a shared screen. */
export const pinned = signal<string | null>(null);

/** Whether a shared screen is shown large, or as one of the tiles. */
export const screenLarge = signal(true);

export function pin(id: string): void {
  pinned.value = pinned.value === id ? null : id;
}

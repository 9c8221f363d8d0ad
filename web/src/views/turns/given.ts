/** How long a turn lasts that a leader gives from the desk. */
import { signal } from "@preact/signals";

/** For turns given from the desk, as long as the page stands. */
export const givenSeconds = signal<number | null>(null);

/** What the chosen time adds to a command. */
export const withTime = (seconds: number | null): { seconds?: number } => (seconds === null ? {} : { seconds });

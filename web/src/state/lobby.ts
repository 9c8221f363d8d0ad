/** What follows from a view about those at the door. */
import type { View } from "../protocol";

/** How many wait to be let in; who still reads the agreements does not. */
export function waiting(view: View | null): number {
  return view?.lobby.filter((entry) => entry.state === "waiting").length ?? 0;
}

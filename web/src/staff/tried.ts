/** Asking for something a person wants done: what went wrong is a sentence for them, and no more than that. */
import { Refused } from "./api";
import { sentence } from "./views/loaded";

/** Do it. Returns: why it was not done, or null. */
export async function tried(ask: () => Promise<unknown>): Promise<string | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof Refused) return sentence(error);
    throw error;
  }
}

/**
 * Keeps the screen awake while somebody is in the group: nobody touches a phone they only listen to.
 *
 * The browser lets go whenever the page is out of sight, so it is asked again when the page comes back. Where there is no
 * such thing, or the battery is too low for it, nothing happens.
 */

interface Lock {
  release(): Promise<void>;
  addEventListener(type: "release", listener: () => void): void;
}

export interface WakeLocks {
  request(type: "screen"): Promise<Lock>;
}

interface Page {
  readonly visibilityState: string;
  addEventListener(type: "visibilitychange", listener: () => void): void;
  removeEventListener(type: "visibilitychange", listener: () => void): void;
}

/** Stay awake from now on. Returns: what ends that. */
export function stayAwake(locks: WakeLocks | undefined, page: Page): () => void {
  if (locks === undefined) return () => undefined;
  let wanted = true;
  let asking = false;
  let held: Lock | null = null;
  const ask = async (): Promise<void> => {
    if (!wanted || asking || held !== null || page.visibilityState !== "visible") return;
    asking = true;
    try {
      const lock = await locks.request("screen");
      lock.addEventListener("release", () => {
        if (held === lock) held = null;
      });
      held = lock;
      if (!wanted) await lock.release();
    } catch (error) {
      console.debug("The screen may go to sleep", error);
    } finally {
      asking = false;
    }
  };
  const look = (): void => void ask();
  page.addEventListener("visibilitychange", look);
  look();
  return () => {
    wanted = false;
    page.removeEventListener("visibilitychange", look);
    held?.release().catch(() => undefined);
  };
}

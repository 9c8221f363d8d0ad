/** What is told of shared screens: quietly to those who see them, and shown to whom it concerns themselves. */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { nameIn, type News, quiet, shown } from "./news";

export function ofSharing(event: WireEvent, before: View, after: View, you: string, text: Text): News | null {
  const words = text.sharing.news;
  switch (event.type) {
    case "screen_shared":
      return event.participant === you ? null : quiet(words.shared(nameIn(after, event.participant, text)));
    case "sharing_stopped": {
      if (event.participant === you) {
        if (event.by === you) return null;
        if (event.reason === "taken_over") return shown(words.takenOver(nameIn(after, event.by, text)));
        if (event.reason === "stopped") return shown(words.stoppedBy(nameIn(after, event.by, text)));
        return shown(words.ended);
      }
      // Who takes over is told of by what follows.
      return event.reason === "taken_over" ? null : quiet(words.over(nameIn(before, event.participant, text)));
    }
    case "sharing_allowed":
      if (before.sharing.allowed === after.sharing.allowed) return null;
      return shown(after.sharing.allowed ? words.allowed : words.forbidden);
    default:
      return null;
  }
}

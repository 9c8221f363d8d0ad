/** What is told of support and side conversations. A call itself stands in the leaders' strip, which says it aloud. */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { nameIn, type News, quiet, shown } from "./news";

export function ofSupport(event: WireEvent, before: View, after: View, you: string, text: Text): News | null {
  const words = text.support.news;
  const name = (id: string): string => nameIn(before, id, text);
  switch (event.type) {
    case "support_acknowledged":
      if (event.participant !== you) return null;
      // Who is away may have somebody beside them who is not to read names.
      if (event.by === null || isAway(before, you)) return shown(text.support.seen);
      return shown(text.support.seenBy(name(event.by)));
    case "taken_aside":
      // Shown by the strip; whose page is covered has none.
      if (event.participant === you)
        return isAway(before, you) ? shown(words.takenAway) : quiet(words.taken(name(event.leader)));
      return event.leader === you ? null : quiet(words.othersIn(name(event.leader), name(event.participant)));
    case "aside_ended": {
      const other = event.participant === you ? event.leader : event.leader === you ? event.participant : null;
      if (other === null) return quiet(words.othersBack(nameIn(after, event.participant, text)));
      return shown(event.by === null ? words.endedGone(name(other)) : words.ended);
    }
    default:
      return null;
  }
}

function isAway(view: View, you: string): boolean {
  return view.participants.find((person) => person.id === you)?.away === true;
}

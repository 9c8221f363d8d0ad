/**
 * What an event is told as: to everybody quietly (for screen readers), or shown as well when it should not be missed.
 *
 * Shown is only what concerns the person themselves, and that somebody who watches has come in.
 */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";

export interface News {
  readonly text: string;
  readonly shown: boolean;
}

/** `before` is the view without the event. Returns: null where there is nothing to tell. */
export function news(event: WireEvent, before: View, you: string, text: Text): News | null {
  const name = (id: string | null): string => before.participants.find((person) => person.id === id)?.name ?? text.by;
  const quiet = (words: string): News => ({ text: words, shown: false });
  switch (event.type) {
    case "joined":
    case "link_returned":
      if (event.person.id === you) return null;
      if (event.person.role === "observer") return { text: text.news.observerJoined(event.person.name), shown: true };
      return quiet((event.type === "joined" ? text.news.joined : text.news.returned)(event.person.name));
    case "left":
      return event.participant === you ? null : quiet(text.news.left(name(event.participant)));
    case "removed":
      return event.participant === you ? null : quiet(text.news.removed(name(event.participant)));
    case "link_lost":
      return event.participant === you ? null : quiet(text.news.lost(name(event.participant)));
    case "muted":
      if (event.participant !== you || event.by === you) return null;
      return { text: text.news.mutedBy(name(event.by)), shown: true };
    default:
      return null;
  }
}

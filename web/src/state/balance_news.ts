/** What leaders are told of each other about balance, quietly. */
import type { News, Teller } from "./news";
import { nameIn, quiet } from "./news";

export const ofBalance: Teller = (event, _before, after, you, text): News | null => {
  const words = text.balance.news;
  switch (event.type) {
    case "silence_held":
      if (event.by === you) return quiet(event.on ? text.balance.held : text.balance.release);
      return quiet((event.on ? words.held : words.released)(nameIn(after, event.by, text)));
    case "balance_set":
      return event.by === you ? null : quiet(words.set(nameIn(after, event.by, text)));
    default:
      return null;
  }
};

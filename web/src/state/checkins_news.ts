/** What is told of check-ins, all of it quietly: what matters stands under the header, and an alert there speaks up. */
import { nameIn, type News, quiet, type Teller } from "./news";

export const ofCheckIns: Teller = (event, _before, after, you, text): News | null => {
  switch (event.type) {
    case "check_in_opened":
      return quiet(text.checkins.news.opened);
    case "check_in_closed":
      return quiet(text.checkins.news.closed);
    case "concern_acknowledged": {
      const names = [nameIn(after, event.by, text), nameIn(after, event.participant, text)] as const;
      return event.by === you ? null : quiet(text.checkins.news.acknowledged(...names));
    }
    default:
      return null;
  }
};

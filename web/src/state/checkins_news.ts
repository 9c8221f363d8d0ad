/** What is told of check-ins: to members that they are asked, to leaders, not to be missed, that an answer needs them. */
import { nameIn, type News, quiet, shown, type Teller } from "./news";
import { isLeader } from "./roles";

export const ofCheckIns: Teller = (event, _before, after, you, text): News | null => {
  const leads = isLeader(after.participants.find((person) => person.id === you)?.role ?? null);
  switch (event.type) {
    case "check_in_opened":
      return event.by === you ? quiet(text.checkins.news.opened) : shown(text.checkins.news.opened);
    case "check_in_closed":
      return quiet(text.checkins.news.closed);
    case "concern_raised":
      return leads ? shown(text.checkins.news.concern(nameIn(after, event.participant, text))) : null;
    case "concern_acknowledged": {
      const names = [nameIn(after, event.by, text), nameIn(after, event.participant, text)] as const;
      return event.by === you ? null : quiet(text.checkins.news.acknowledged(...names));
    }
    default:
      return null;
  }
};

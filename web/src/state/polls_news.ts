/** What is told of polls: shown is what asks for something, or shows something, that concerns the person. */
import { nameIn, type News, quiet, shown, type Teller } from "./news";
import { isAsked } from "./polls";

export const ofPolls: Teller = (event, _before, after, you, text): News | null => {
  const question = (id: string): string => after.polls.find((poll) => poll.id === id)?.question ?? "";
  const me = after.participants.find((person) => person.id === you) ?? null;
  switch (event.type) {
    case "poll_opened":
      return isAsked(me) ? quiet(text.polls.news.opened(question(event.poll))) : null;
    case "voted":
    case "took_part":
      return event.participant === you
        ? null
        : quiet(text.polls.news.voted(nameIn(after, event.participant, text), question(event.poll)));
    case "poll_closed":
      return quiet(text.polls.news.closed[event.reason](question(event.poll)));
    case "poll_published":
      return event.by === you ? null : shown(text.polls.news.published(question(event.poll)));
    default:
      return null;
  }
};

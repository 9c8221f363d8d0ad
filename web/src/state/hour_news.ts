/** What is told of the agenda, the break and the pause. The screens show the rest by themselves. */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { segmentOf } from "./hour";
import { type News, quiet, shown, type Teller } from "./news";

export const ofHour: Teller = (event: WireEvent, before: View, after: View, you: string, text: Text): News | null => {
  const title = (view: View, id: string): string =>
    (view.agenda === null ? null : segmentOf(view.agenda, id)?.title) ?? "";
  switch (event.type) {
    case "segment_started":
      return quiet(text.hour.news.segment(title(after, event.segment)));
    case "segment_warned":
      return quiet(
        event.minutes === 0
          ? text.hour.news.timeOver(title(after, event.segment))
          : text.hour.news.minutesLeft(event.minutes, title(after, event.segment)),
      );
    case "agenda_ended":
      return quiet(text.hour.news.agendaEnded);
    case "break_started":
      return quiet(text.hour.news.breakStarted);
    case "break_over":
      return shown(text.hour.news.breakOver);
    case "break_ended":
      return quiet(text.hour.news.breakEnded);
    case "returned_from_break": {
      const who = before.participants.find((person) => person.id === event.participant);
      return event.participant === you || who === undefined ? null : quiet(text.hour.news.isBack(who.name));
    }
    case "pause_started":
      return quiet(after.pause?.guide === you ? text.hour.pause.youGuide : text.hour.news.pauseStarted);
    case "pause_ended":
      return shown(text.hour.news.pauseEnded);
    default:
      return null;
  }
};

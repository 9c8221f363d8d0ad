/** A facilitator asks to switch something on: the person's own yes or no, and nothing happens without it. */
import type { JSX } from "preact";
import { t } from "../../text";
import { useRoom } from "../context";
import { Dialog } from "../dialog";

export function QuestionDialog(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const asked = tools.words.question.value;
  if (asked === null) return null;
  const { media } = asked;
  const from = meeting.view.value?.participants.find((person) => person.id === asked.from)?.name ?? t.by;
  const answer = (yes: boolean): void => tools.words.answer(media, yes);
  const words = t.moderation.question;
  return (
    <Dialog key={media} title={words[media](from)} close={() => answer(false)}>
      <p>{words.body}</p>
      <div class="dialog-actions" data-testid="question" data-media={media}>
        <button type="button" class="secondary" data-testid="question-no" onClick={() => answer(false)}>
          {words.no}
        </button>
        <button type="button" class="primary" data-testid="question-yes" onClick={() => answer(true)}>
          {media === "microphone" ? words.yesMicrophone : words.yesCamera}
        </button>
      </div>
    </Dialog>
  );
}

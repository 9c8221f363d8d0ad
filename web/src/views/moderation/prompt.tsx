/** A few quiet words for one person: the card on their own screen. */
import type { JSX } from "preact";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

/** It takes no focus, and stays until it is put away. */
export function PromptCard(): JSX.Element {
  const { meeting, tools } = useRoom();
  const prompt = tools.words.prompt.value;
  const from = meeting.view.value?.participants.find((person) => person.id === prompt?.from)?.name ?? t.by;
  return (
    <div role="status" class="prompt-region">
      {prompt !== null && (
        <div class="prompt-card" data-testid="prompt">
          <p class="quiet">{t.moderation.promptFrom(from)}</p>
          <p class="prompt-text">{prompt.text}</p>
          <button
            type="button"
            class="secondary small"
            data-testid="prompt-thanks"
            onClick={() => tools.words.putAway()}
          >
            <Icon name="check" />
            <span>{t.moderation.promptThanks}</span>
          </button>
        </div>
      )}
    </div>
  );
}

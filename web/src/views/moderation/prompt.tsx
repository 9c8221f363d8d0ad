/** A few quiet words for one person: where a facilitator chooses them, and the card on the person's own screen. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Dialog } from "../dialog";
import { Icon } from "../icons";

const MOST_CHARACTERS = 500;

export function PromptDialog({ person, close }: { person: Participant; close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [text, setText] = useState("");
  const show = async (words: string): Promise<void> => {
    if (words.trim() === "") return;
    const reply = await meeting.ask({ type: "prompt", participant: person.id, text: words.trim() });
    if (reply.ok) close();
  };
  return (
    <Dialog title={t.moderation.promptTitle(person.name)} close={close}>
      <p class="hint">{t.moderation.promptNote}</p>
      <ul class="presets">
        {t.moderation.presets.map((words, number) => (
          <li key={words}>
            <button type="button" class="secondary" data-testid={`preset-${number}`} onClick={() => void show(words)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void show(text);
        }}
      >
        <label for="prompt-text">{t.moderation.promptOwn}</label>
        <input
          id="prompt-text"
          data-testid="prompt-text"
          type="text"
          autoComplete="off"
          maxLength={MOST_CHARACTERS}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="dialog-actions">
          <button type="button" class="secondary" data-testid="prompt-cancel" onClick={close}>
            {t.moderation.promptCancel}
          </button>
          <button type="submit" class="primary" data-testid="prompt-send" aria-disabled={text.trim() === ""}>
            {t.moderation.promptSend}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

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

/** Where a leader chooses a few quiet words for one person. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Dialog } from "../dialog";

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

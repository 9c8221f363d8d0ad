/** Where a leader says what people read whose answer raises an alert. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../text";
import { useRoom } from "../context";

const MOST_CHARACTERS = 600;

export function HelpText(): JSX.Element {
  const { meeting } = useRoom();
  const told = meeting.view.value?.help_text ?? "";
  const [written, setWritten] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const text = t.checkins.help;
  const save = async (words: string | null): Promise<void> => {
    const reply = await meeting.ask({ type: "set_help_text", text: words });
    if (!reply.ok) return;
    setWritten(null);
    setSaved(true);
  };
  return (
    <details class="help-text">
      <summary data-testid="help-text">{text.title}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const words = (written ?? told).trim();
          if (words !== "") void save(words);
        }}
      >
        <p class="hint">{text.lead}</p>
        <label for="help-text-words">{text.label}</label>
        <textarea
          id="help-text-words"
          data-testid="help-text-words"
          rows={5}
          maxLength={MOST_CHARACTERS}
          value={written ?? told}
          onInput={(event) => {
            setWritten(event.currentTarget.value);
            setSaved(false);
          }}
        />
        <div class="row">
          <button type="submit" class="secondary small" data-testid="help-text-save">
            {text.save}
          </button>
          <button type="button" class="plain small" data-testid="help-text-usual" onClick={() => void save(null)}>
            {text.usual}
          </button>
        </div>
        <p class="hint" role="status">
          {saved && text.saved}
        </p>
      </form>
    </details>
  );
}

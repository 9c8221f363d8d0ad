/** Own notes while others play, which stay on this page, and written feedback of others for those who played. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { givesFeedback } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";

const MOST_CHARACTERS = 2_000;

export function Notes({ scene }: { scene: Scene }): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const id = useId();
  const { notes, sent } = tools.scene;
  const me = meeting.me.value?.id ?? "";
  const watches = scene.observers.includes(me) && scene.stage !== "set_up";
  const gives = givesFeedback(scene, me);
  if (!watches && !gives) return null;
  return (
    <details class="scene-notes" open={notes.value !== "" || scene.stage === "feedback"}>
      <summary data-testid="scene-notes-open">{t.scene.notes}</summary>
      <label for={id} class="sr-only">
        {t.scene.notes}
      </label>
      <textarea
        id={id}
        data-testid="scene-notes"
        rows={2}
        maxLength={MOST_CHARACTERS}
        aria-describedby={`${id}-hint`}
        value={notes.value}
        onInput={(event) => tools.scene.write(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`}>
        {t.scene.notesHint}
      </p>
      {gives && (
        <p class="row">
          <button
            type="button"
            class="secondary small"
            data-testid="scene-notes-send"
            aria-disabled={notes.value.trim() === "" || sent.value}
            onClick={() => {
              if (!sent.value) void tools.scene.send();
            }}
          >
            {t.scene.notesSend}
          </button>
          <span class="hint" role="status">
            {sent.value && t.scene.notesSent}
          </span>
        </p>
      )}
    </details>
  );
}

export function Received({ view }: { view: View }): JSX.Element {
  const { tools } = useRoom();
  const received = tools.scene.received.value;
  // The region is there before its words are, so that they are read out.
  return (
    <div class="scene-received" role="log" aria-live="polite">
      {received.length > 0 && (
        <details open data-testid="scene-received">
          <summary>{t.scene.received(received.length)}</summary>
          <ul>
            {received.map((message, number) => (
              <li key={number}>
                <strong>{t.scene.from(nameIn(view, message.from ?? "", t))}:</strong>
                <span class="written">{message.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

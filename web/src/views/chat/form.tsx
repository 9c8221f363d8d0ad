/** Where one writes: to whom, and what. What is not sent yet stays while the panel is closed. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { targets } from "../../session/chat_targets";
import { t } from "../../text";
import { useRoom } from "../context";

const MOST_CHARACTERS = 1_000;

export function ChatForm(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const [sending, setSending] = useState(false);
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null) return null;
  const { everyone, people } = targets(view, me);
  const { draft, to } = tools.chat;
  const known = ["facilitators", ...(everyone ? ["everyone"] : []), ...people.map((person) => person.id)];
  const chosen = known.includes(to.value) ? to.value : "facilitators";
  const send = async (): Promise<void> => {
    if (draft.value.trim() === "" || sending) return;
    setSending(true);
    const reply = await meeting.ask({ type: "chat", to: chosen, text: draft.value.trim() });
    if (reply.ok) draft.value = "";
    setSending(false);
  };
  return (
    <form
      class="chat-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!view.chat.on && <p class="hint">{t.chat.off}</p>}
      {view.chat.slow > 0 && <p class="hint">{t.chat.slow(view.chat.slow)}</p>}
      <label class="chat-to">
        <span>{t.chat.to}</span>
        <select data-testid="chat-to" value={chosen} onChange={(event) => (to.value = event.currentTarget.value)}>
          {everyone && <option value="everyone">{view.breakouts ? t.chat.everyoneInRoom : t.chat.everyone}</option>}
          <option value="facilitators">{t.chat.facilitators}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <div class="chat-write">
        <textarea
          data-testid="chat-text"
          aria-label={t.chat.write}
          aria-describedby="chat-kept"
          rows={2}
          maxLength={MOST_CHARACTERS}
          value={draft.value}
          onInput={(event) => (draft.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="submit" class="primary" data-testid="chat-send" aria-disabled={draft.value.trim() === ""}>
          {t.chat.send}
        </button>
      </div>
      <p class="hint" id="chat-kept">
        {t.chat.kept} {t.chat.keys}
      </p>
    </form>
  );
}

/** A facilitator's written word to those waiting or in small rooms. It stays until it is put away. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Command } from "../protocol";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";

export function FacilitatorMessage(): JSX.Element | null {
  const { meeting } = useRoom();
  const message = meeting.message.value;
  const writer = meeting.view.value?.participants.find((person) => person.id === message?.from);
  // The region is there before its words are, so that they are read out.
  return (
    <div role="status" class="message-region">
      {message !== null && (
        <div class="message" data-testid="message">
          <Icon name="message" />
          <p>
            <strong>{t.door.messageFrom(writer?.name ?? t.by)}:</strong> {message.text}
          </p>
          <button
            type="button"
            class="plain icon-only"
            aria-label={t.state.dismiss}
            onClick={() => meeting.dismissMessage()}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

interface FormProps {
  id: string;
  label: string;
  command: (text: string) => Command;
}

const MOST_CHARACTERS = 500;

/** Where a leader writes one. */
export function MessageForm({ id, label, command }: FormProps): JSX.Element {
  const { meeting } = useRoom();
  const [text, setText] = useState("");
  const [sent, setSent] = useState(false);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (text.trim() === "") return;
    const reply = await meeting.ask(command(text.trim()));
    if (!reply.ok) return;
    setText("");
    setSent(true);
  };
  return (
    <form class="message-form" onSubmit={(event) => void send(event)}>
      <label for={id}>{label}</label>
      <div class="row">
        <input
          id={id}
          data-testid={id}
          type="text"
          autoComplete="off"
          maxLength={MOST_CHARACTERS}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setSent(false);
          }}
        />
        <button type="submit" class="secondary small" data-testid={`${id}-send`}>
          {t.waiting.send}
        </button>
      </div>
      <p class="hint" role="status">
        {sent && t.waiting.sent}
      </p>
    </form>
  );
}

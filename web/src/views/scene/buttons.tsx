/** Buttons with words that ask the server for one thing. */
import type { JSX } from "preact";
import type { Command } from "../../protocol";
import { useRoom } from "../context";

interface Props {
  id: string;
  words: string;
  command: Command;
}

/** What comes next, most likely. */
export function Go({ id, words, command }: Props): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button type="button" class="primary" data-testid={id} onClick={() => void meeting.ask(command)}>
      {words}
    </button>
  );
}

/** What may be done as well. */
export function Also({ id, words, command }: Props): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button type="button" class="secondary" data-testid={id} onClick={() => void meeting.ask(command)}>
      {words}
    </button>
  );
}

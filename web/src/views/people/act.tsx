/** A button that asks the server for one thing. */
import type { JSX } from "preact";
import type { Command } from "../../protocol";
import { useRoom } from "../context";
import { Icon, type IconName } from "../icons";

export function Act({
  id,
  icon,
  words,
  command,
}: {
  id: string;
  icon: IconName;
  words: string;
  command: Command;
}): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button type="button" class="plain" data-testid={id} onClick={() => void meeting.ask(command)}>
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}

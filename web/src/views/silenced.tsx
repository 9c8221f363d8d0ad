/** On a tile: the microphone is on, and nothing of it is let out now, by a lock or by what is going on. */
import type { JSX } from "preact";
import type { Participant } from "../protocol";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";

export function SilencedMark({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  if (meeting.view.value?.silenced.includes(person.id) !== true) return null;
  return (
    <span class="state silenced" title={t.tile.silenced} data-testid="silenced-mark">
      <Icon name="microphoneOff" />
      <span class="words">{t.tile.silenced}</span>
    </span>
  );
}

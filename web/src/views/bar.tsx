/** The person's own controls, always in the same place. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon, type IconName } from "./icons";

export function Bar({ people, help }: { people: Signal<boolean>; help: Signal<boolean> }): JSX.Element {
  const { meeting, studio } = useRoom();
  const { microphone, camera } = meeting.own.value;
  const observing = meeting.me.value?.role === "observer";
  const count = meeting.view.value?.participants.length ?? 0;
  return (
    <nav class="bar" aria-label={t.bar.label}>
      {!observing && (
        <>
          <BarButton
            id="mic"
            icon={microphone ? "microphone" : "microphoneOff"}
            words={microphone ? t.bar.microphoneOn : t.bar.microphoneOff}
            off={!microphone}
            keys="M"
            press={() => void studio.toggle("microphone")}
          />
          <BarButton
            id="camera"
            icon={camera ? "camera" : "cameraOff"}
            words={camera ? t.bar.cameraOn : t.bar.cameraOff}
            off={!camera}
            keys="V"
            press={() => void studio.toggle("camera")}
          />
        </>
      )}
      <BarButton
        id="people"
        icon="people"
        words={t.bar.people}
        badge={count}
        expanded={people.value}
        keys="P"
        press={() => (people.value = !people.value)}
      />
      <BarButton id="help" icon="help" words={t.bar.help} keys="?" press={() => (help.value = true)} />
      <span class="bar-gap" />
      <BarButton id="leave" icon="leave" words={t.bar.leave} press={() => void meeting.leave()} />
    </nav>
  );
}

interface ButtonProps {
  id: string;
  icon: IconName;
  words: string;
  press: () => void;
  off?: boolean;
  expanded?: boolean;
  badge?: number;
  keys?: string;
}

function BarButton({ id, icon, words, press, off, expanded, badge, keys }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`bar-button ${id} ${off ? "off" : ""}`}
      data-testid={id}
      data-on={off === undefined ? undefined : off ? "false" : "true"}
      aria-expanded={expanded}
      aria-controls={expanded ? `${id}-panel` : undefined}
      aria-keyshortcuts={keys}
      onClick={press}
    >
      <span class="bar-icon">
        <Icon name={icon} />
        {badge !== undefined && (
          <span class="badge" aria-hidden="true">
            {badge}
          </span>
        )}
      </span>
      <span class="bar-words">{words}</span>
    </button>
  );
}

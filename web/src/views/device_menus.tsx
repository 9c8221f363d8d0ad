/** The menus of microphones, cameras and speakers, where there is anything to choose. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Choice, type Choices, choices } from "../media/devices";
import { t } from "../text";
import { BlurChoice } from "./blur_choice";
import { useRoom } from "./context";

const NONE: Choices = { microphone: [], camera: [], speaker: [] };

function useChoices(refresh: unknown): Choices {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return undefined;
    const look = (): void => void mediaDevices.enumerateDevices().then((all) => setFound(choices(all)));
    look();
    mediaDevices.addEventListener("devicechange", look);
    return () => mediaDevices.removeEventListener("devicechange", look);
  }, [refresh]);
  return found;
}

/** Folded up on a small screen, where name and button come first. */
export function DeviceMenus(): JSX.Element {
  const [roomy] = useState(() => matchMedia("(min-width: 52rem)").matches);
  return (
    <details class="devices" open={roomy}>
      <summary>{t.preview.devices}</summary>
      <DeviceChoices />
    </details>
  );
}

/** The menus themselves; `own` false leaves those of one's own microphone and camera out. */
export function DeviceChoices({ own = true }: { own?: boolean }): JSX.Element {
  const { microphone, camera, playback } = useRoom();
  // Names are told only once the person has allowed a device.
  const found = useChoices(microphone.state.value.track ?? camera.state.value.track);
  const canRoute = "setSinkId" in HTMLMediaElement.prototype && found.speaker.length > 0;
  const none = !canRoute && !(own && found.microphone.length + found.camera.length > 0);
  return (
    <>
      {none && <p class="hint">{t.way.preview.noChoice}</p>}
      {own && (
        <>
          <Menu
            id="microphone-menu"
            label={t.preview.microphone}
            choices={found.microphone}
            chosen={microphone.state.value.chosen}
            choose={(id) => void microphone.choose(id)}
          />
          <Menu
            id="camera-menu"
            label={t.preview.camera}
            choices={found.camera}
            chosen={camera.state.value.chosen}
            choose={(id) => void camera.choose(id)}
          />
          <BlurChoice />
        </>
      )}
      {canRoute && (
        <Menu
          id="speaker-menu"
          label={t.preview.speaker}
          choices={found.speaker}
          chosen={playback.speaker.value}
          choose={(id) => void playback.choose(id)}
        />
      )}
    </>
  );
}

interface MenuProps {
  id: string;
  label: string;
  choices: readonly Choice[];
  chosen: string;
  choose: (id: string) => void;
}

function Menu({ id, label, choices: all, chosen, choose }: MenuProps): JSX.Element | null {
  if (all.length === 0) return null;
  const known = all.some((choice) => choice.id === chosen);
  return (
    <p class="menu">
      <label for={id}>{label}</label>
      <select
        id={id}
        data-testid={id}
        value={known ? chosen : ""}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {!known && <option value="">{t.preview.systemChoice}</option>}
        {all.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label || t.preview.systemChoice}
          </option>
        ))}
      </select>
    </p>
  );
}

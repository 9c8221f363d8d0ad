/** Before coming in: look, listen, choose devices and a name. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../text";
import { useRoom } from "./context";
import { DeviceMenus } from "./device_menus";
import { Flame, Icon } from "./icons";
import { Picture, useTrackStream } from "./media";
import { Meter } from "./meter";
import { TryNow } from "./recovery/connection";
import { PreviewTroubles } from "./recovery/devices";
import { SpeakerTest } from "./speaker_test";

interface Props {
  name: string;
  complaint: string | null;
  joining: boolean;
}

export function Preview({ name, complaint, joining }: Props): JSX.Element {
  const { meeting, invitedAs, doorstep } = useRoom();
  const observer = invitedAs === "observer";
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `${t.preview.title} · ${t.product}`;
    // On a touch screen the focus would raise the keyboard over the picture.
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus();
  }, []);
  useEffect(() => {
    if (complaint !== null) field.current?.focus();
  }, [complaint]);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!joining) meeting.join(typed.trim());
  };
  return (
    <main class={`page preview ${observer ? "narrow" : ""}`}>
      <header class="brand">
        <Flame />
        <span>{doorstep.link?.meeting?.title ?? t.product}</span>
      </header>
      <h1>{t.preview.title}</h1>
      <p class="lead">{observer ? t.preview.observerLead : t.preview.lead}</p>
      <div class="preview-columns">
        {!observer && <OwnPreview />}
        <form class="card" onSubmit={submit}>
          <label for="name">{t.preview.name}</label>
          <input
            ref={field}
            id="name"
            data-testid="name"
            type="text"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            maxLength={64}
            autoComplete="nickname"
            spellcheck={false}
            aria-describedby="name-hint"
            aria-invalid={complaint !== null}
          />
          <p
            id="name-hint"
            class={complaint === null ? "hint" : "hint complaint"}
            role={complaint === null ? undefined : "alert"}
          >
            {complaint ?? t.preview.nameHint}
          </p>
          <button type="submit" class="primary" data-testid="join" aria-disabled={joining}>
            {joining ? t.preview.joining : t.preview.join}
          </button>
          <p class="hint" role="status">
            {joining && meeting.status.value === "reconnecting" && t.preview.unreachable}
          </p>
          {joining && meeting.status.value === "reconnecting" && <TryNow />}
          {!observer && <DeviceMenus />}
        </form>
        <SpeakerTest />
      </div>
    </main>
  );
}

/** One's own picture and level, with the switches. */
export function OwnPreview(): JSX.Element {
  const { meeting, studio, microphone, camera } = useRoom();
  const [asking, setAsking] = useState(true);
  useEffect(() => {
    void studio.preview().then(() => setAsking(false));
  }, [studio]);
  const own = meeting.own.value;
  const picture = useTrackStream(camera.state.value.track);
  const microphoneTrouble = microphone.state.value.trouble;
  const cameraTrouble = camera.state.value.trouble;
  return (
    <section class="own-preview">
      <div class="viewfinder">
        <Picture stream={picture} mirrored />
        {picture === null && (
          <p class="viewfinder-words" role="status">
            {asking ? (own.camera ? t.preview.asking : t.way.preview.askingSound) : t.preview.cameraOff}
            {!asking && <span>{t.preview.audioOnly}</span>}
          </p>
        )}
        <div class="viewfinder-bar">
          <Switch kind="microphone" on={own.microphone} />
          <Switch kind="camera" on={own.camera} />
        </div>
      </div>
      <PreviewTroubles microphone={microphoneTrouble} camera={cameraTrouble} />
      {own.microphone && microphone.state.value.track ? (
        <Meter track={microphone.state.value.track} />
      ) : (
        !asking && !microphoneTrouble && <p class="hint centred">{t.preview.microphoneOff}</p>
      )}
    </section>
  );
}

function Switch({ kind, on }: { kind: "microphone" | "camera"; on: boolean }): JSX.Element {
  const { studio } = useRoom();
  const words =
    kind === "microphone" ? (on ? t.bar.microphoneOn : t.bar.microphoneOff) : on ? t.bar.cameraOn : t.bar.cameraOff;
  const icon = kind === "microphone" ? (on ? "microphone" : "microphoneOff") : on ? "camera" : "cameraOff";
  return (
    <button
      type="button"
      class={on ? "switch" : "switch off"}
      data-testid={kind === "microphone" ? "mic" : "camera"}
      data-on={on ? "true" : "false"}
      onClick={() => void studio.toggle(kind)}
    >
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}

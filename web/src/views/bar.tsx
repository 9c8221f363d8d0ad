/** The person's own controls, always in the same place. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../text";
import { BarButton } from "./bar_button";
import { useRoom } from "./context";
import { BAR, callingOnDesk } from "./instruments";

/** What stands open beside the circle. */
export type Panel = "people" | "chat" | "rooms" | "desk" | null;

export function Bar({ panel, help }: { panel: Signal<Panel>; help: Signal<boolean> }): JSX.Element {
  const room = useRoom();
  const { meeting, studio } = room;
  const { microphone, camera } = meeting.own.value;
  const locked = meeting.locked.value;
  const apart = meeting.apart.value;
  const speaks = meeting.me.value?.may_speak === true && apart === null;
  const view = meeting.view.value;
  const waiting = view?.lobby.filter((entry) => entry.state === "waiting").length ?? 0;
  const calls = meeting.leads.value ? (view?.breakouts?.help.length ?? 0) : 0;
  const toggle = (which: Panel): void => {
    panel.value = panel.value === which ? null : which;
  };
  return (
    <nav class="bar" aria-label={t.bar.label}>
      {speaks && (
        <>
          <BarButton
            id="mic"
            icon={locked.microphone ? "lock" : microphone ? "microphone" : "microphoneOff"}
            words={locked.microphone ? t.bar.microphoneLocked : microphone ? t.bar.microphoneOn : t.bar.microphoneOff}
            off={!microphone}
            keys="M"
            press={() => void studio.toggle("microphone")}
          />
          <BarButton
            id="camera"
            icon={locked.camera ? "lock" : camera ? "camera" : "cameraOff"}
            words={locked.camera ? t.bar.cameraLocked : camera ? t.bar.cameraOn : t.bar.cameraOff}
            off={!camera}
            keys="V"
            press={() => void studio.toggle("camera")}
          />
        </>
      )}
      {apart === null && BAR.map((Part, number) => <Part key={number} />)}
      {apart !== "held" && (
        <BarButton
          id="away"
          icon="privacy"
          words={apart === "away" ? t.bar.comeBack : t.bar.stepAway}
          off={apart === "away"}
          keys="A"
          press={() => meeting.stepAway(apart !== "away")}
        />
      )}
      {apart === null && (
        <BarButton
          id="people"
          icon="people"
          words={t.bar.people}
          badge={view?.participants.length ?? 0}
          calling={waiting}
          expanded={panel.value === "people"}
          keys="P"
          press={() => toggle("people")}
        />
      )}
      {apart === null && (
        <BarButton
          id="chat"
          icon="message"
          words={t.chat.bar}
          calling={room.tools.chat.unread.value}
          expanded={panel.value === "chat"}
          keys="C"
          press={() => toggle("chat")}
        />
      )}
      {apart === null && meeting.leads.value && (
        <BarButton
          id="rooms"
          icon="rooms"
          words={t.bar.rooms}
          calling={calls}
          expanded={panel.value === "rooms"}
          press={() => toggle("rooms")}
        />
      )}
      {apart === null && meeting.leads.value && (
        <BarButton
          id="desk"
          icon="desk"
          words={t.bar.desk}
          calling={callingOnDesk(room)}
          expanded={panel.value === "desk"}
          press={() => toggle("desk")}
        />
      )}
      <BarButton id="help" icon="help" words={t.bar.help} keys="?" press={() => (help.value = true)} />
      <span class="bar-gap" />
      <BarButton id="leave" icon="leave" words={t.bar.leave} press={() => void meeting.leave()} />
    </nav>
  );
}

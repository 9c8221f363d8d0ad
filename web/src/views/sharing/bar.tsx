/** One's own screen: the button in the bar, and as long as it is shared a strip that says so and ends it. */
import type { JSX } from "preact";
import { smallRoomOf } from "../../state/rooms";
import { t } from "../../text";
import { BarButton } from "../bar_button";
import { type Room, useRoom } from "../context";
import { Icon } from "../icons";

/** Whether one may show one's screen, and the browser can. */
export function mayShare({ meeting, screen }: Room): boolean {
  const allowed = meeting.view.value?.sharing.allowed === true && meeting.me.value?.may_speak === true;
  return screen.possible && (allowed || screen.state.value !== "off");
}

export function ShareButton(): JSX.Element {
  const { meeting, screen } = useRoom();
  const state = screen.state.value;
  const sharing = state === "asking" || state === "on";
  const takesOver = meeting.screen.value !== null && meeting.leads.value;
  const words = sharing
    ? t.sharing.stop
    : state === "choosing"
      ? t.sharing.choosing
      : takesOver
        ? t.sharing.takeOver
        : t.sharing.button;
  return (
    <BarButton
      id="share"
      icon={sharing ? "screenOff" : "screen"}
      words={words}
      active={sharing}
      press={() => (sharing ? screen.stop() : void screen.start())}
    />
  );
}

export function SharingStrip(): JSX.Element | null {
  const { meeting, screen } = useRoom();
  if (screen.state.value !== "on") return null;
  const view = meeting.view.value;
  const room = view === null ? null : smallRoomOf(view, meeting.me.value);
  return (
    <section class="strip sharing-strip" data-testid="sharing" aria-label={t.sharing.section}>
      <p>
        <Icon name="screen" />
        <span>{t.sharing.own}</span>
      </p>
      <span class="quiet">{room === null ? t.sharing.seen : t.sharing.seenIn(room.name)}</span>
      <span class="strip-acts">
        <button type="button" class="primary small" data-testid="stop-sharing" onClick={() => screen.stop()}>
          {t.sharing.stop}
        </button>
      </span>
    </section>
  );
}

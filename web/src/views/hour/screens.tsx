/** In place of the circle: a calm screen while the room is quiet, and the break with its countdown. Both may be put aside. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { named } from "../../state/rooms";
import { t } from "../../text";
import { type Room, useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Icon, type IconName } from "../icons";
import { lookPastBreak, seesBreakScreen, seesCalmScreen, showCalmScreen } from "./looks";
import { BreathPacer } from "./pacer";
import { BackButton, BreakActs, EndPause, KeptIn } from "./strip";

export const calmScreen = (room: Room): (() => JSX.Element) | null => (seesCalmScreen(room) ? CalmScreen : null);
export const breakScreen = (room: Room): (() => JSX.Element) | null => (seesBreakScreen(room) ? BreakScreen : null);

function Screen({
  id,
  icon,
  title,
  children,
}: {
  id: string;
  icon: IconName;
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class={`screen ${id}`} aria-labelledby={titleId} data-testid={id}>
      <div class="screen-body">
        <Icon name={icon} />
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </main>
  );
}

function CalmScreen(): JSX.Element {
  const room = useRoom();
  const pause = room.meeting.view.value?.pause ?? null;
  return (
    <Screen id="calm-screen" icon="calm" title={t.hour.pause.onTitle}>
      {pause !== null && (
        <>
          {pause.text !== null && (
            <p class="lead calm-text" data-testid="calm-text">
              {pause.text}
            </p>
          )}
          {pause.pacer !== null && <BreathPacer pacer={pause.pacer} since={pause.since} />}
          {pause.ends_at !== null && <TimeLeft until={pause.ends_at} />}
          <p class="hint" data-testid="kept-in">
            <KeptIn pause={pause} />
          </p>
        </>
      )}
      <div class="screen-acts">
        {room.meeting.leads.value && <EndPause />}
        <button
          type="button"
          class="plain small"
          data-testid="put-calm-aside"
          onClick={() => showCalmScreen(room, false)}
        >
          {t.hour.pause.look}
        </button>
      </div>
      <p class="hint">{!room.meeting.leads.value && t.hour.pause.lookHint}</p>
    </Screen>
  );
}

function BreakScreen(): JSX.Element {
  const room = useRoom();
  const view = room.meeting.view.value;
  const recess = view?.recess ?? null;
  const { microphone, camera } = room.meeting.own.value;
  const over = recess?.over ?? false;
  const back = view === null || recess === null ? [] : named(view, recess.back);
  return (
    <Screen id="break-screen" icon="cup" title={over ? t.hour.recess.overTitle : t.hour.recess.onTitle}>
      {recess !== null && !over && (
        <p class="break-time" data-testid="break-time">
          <span>{t.hour.recess.left}</span>
          <TimeLeft until={recess.ends_at} />
        </p>
      )}
      {over && <p class="lead">{t.hour.recess.overLead}</p>}
      <p class={microphone || camera ? "trouble" : "hint"} data-testid="break-media">
        {microphone || camera ? t.hour.recess.on : t.hour.recess.off}
      </p>
      <div class="screen-acts">
        <BackButton />
        {room.meeting.leads.value && <BreakActs />}
        <button type="button" class="plain small" data-testid="put-break-aside" onClick={() => lookPastBreak(room)}>
          {t.hour.recess.look}
        </button>
      </div>
      {back.length > 0 && (
        <div class="back-list">
          <h3>{t.hour.recess.who}</h3>
          <ul data-testid="back-list">
            {back.map((person) => (
              <li key={person.id} data-back={person.id}>
                <Icon name="check" />
                {person.name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Screen>
  );
}

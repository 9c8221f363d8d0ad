/** The circle: equal tiles, the bar, and for whoever wants it the list of people. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { layout } from "../media/layout";
import { type KeyAction, keyAction, readKey } from "../session/keys";
import { t } from "../text";
import { Bar } from "./bar";
import { useRoom } from "./context";
import { Help, keysEnabled } from "./help";
import { Flame, Icon } from "./icons";
import { Sound, useTrackStream } from "./media";
import { Notices } from "./notices";
import { PeoplePanel } from "./people";
import { TileView } from "./tile";

export function Circle(): JSX.Element {
  const { meeting, transport, studio } = useRoom();
  const people = useSignal(false);
  const help = useSignal(false);
  const title = meeting.view.value?.session.title ?? t.product;
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  useKeys((action) => {
    if (action === "talk") void studio.talk();
    else if (action === "hush") studio.hush();
    else if (action === "people") people.value = !people.value;
    else if (action === "help") help.value = true;
    else void studio.toggle(action);
  });
  return (
    <div class={people.value ? "circle with-panel" : "circle"}>
      <header class="top">
        <Flame />
        <h1>{title}</h1>
        <Observers />
      </header>
      <main class="stage">
        <Tiles />
      </main>
      {people.value && <PeoplePanel close={() => (people.value = false)} />}
      <Bar people={people} help={help} />
      <Notices />
      <Help open={help} />
      {transport.streams.value.map((streams, seat) => (
        <Sound key={seat} seat={seat} stream={streams.audio} />
      ))}
    </div>
  );
}

/** Who watches is always shown, apart from the circle. */
function Observers(): JSX.Element | null {
  const { meeting } = useRoom();
  const watching = meeting.observers.value;
  if (watching.length === 0) return null;
  return (
    <ul class="observers" aria-label={t.state.observers}>
      {watching.map((person) => (
        <li key={person.id} data-participant={person.id} data-present={person.present ? "true" : "false"}>
          <Icon name="eye" />
          <span>{t.state.observing(person.id === meeting.me.value?.id ? t.tile.own(person.name) : person.name)}</span>
        </li>
      ))}
    </ul>
  );
}

function Tiles(): JSX.Element {
  const { meeting, transport, camera } = useRoom();
  const list = useRef<HTMLUListElement>(null);
  const own = useTrackStream(camera.state.value.track);
  const tiles = meeting.tiles.value;
  const streams = transport.streams.value;
  useEqualTiles(list, tiles.length);
  const alone = meeting.view.value?.participants.length === 1;
  return (
    <>
      <ul ref={list} class="tiles">
        {tiles.map((tile) => (
          <TileView
            key={tile.key}
            tile={tile}
            stream={tile.own ? own : tile.seat === null ? null : (streams[tile.seat]?.video ?? null)}
          />
        ))}
      </ul>
      {alone && (
        <p class="alone">
          {t.state.alone} <span>{t.state.aloneMore}</span>
        </p>
      )}
    </>
  );
}

/** Give all tiles the largest equal size at which they fit. */
function useEqualTiles(list: { current: HTMLUListElement | null }, count: number): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const fit = (): void => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
      const { columns, width, height } = layout(count, element.clientWidth, element.clientHeight, gap);
      element.style.setProperty("--tile-width", `${width}px`);
      element.style.setProperty("--tile-height", `${height}px`);
      element.style.setProperty("--row-width", `${columns * width + (columns - 1) * gap}px`);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, count]);
}

function useKeys(act: (action: KeyAction) => void): void {
  const latest = useRef(act);
  latest.current = act;
  const [listen] = useState(() => (event: KeyboardEvent): void => {
    const action = keysEnabled.value ? keyAction(readKey(event)) : null;
    if (action === null) return;
    if (action === "talk") event.preventDefault(); // would scroll
    latest.current(action);
  });
  useEffect(() => {
    const release = (): void => latest.current("hush");
    window.addEventListener("keydown", listen);
    window.addEventListener("keyup", listen);
    // A key released elsewhere is never seen here.
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keydown", listen);
      window.removeEventListener("keyup", listen);
      window.removeEventListener("blur", release);
    };
  }, [listen]);
}

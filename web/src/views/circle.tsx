/** The circle: equal tiles, the bar, and for whoever wants it a panel beside them. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { layout, staged } from "../media/layout";
import { type KeyAction, keyAction, readKey } from "../session/keys";
import { toggleHand } from "../session/turns";
import { t } from "../text";
import { ApartScreen } from "./apart";
import { Bar, type Panel } from "./bar";
import { ChatPanel } from "./chat/panel";
import { useRoom } from "./context";
import { Desk } from "./desk";
import { Help, keysEnabled } from "./help";
import { Flame, Icon } from "./icons";
import { FOREGROUND, SCREENS } from "./instruments";
import { Sound, useTrackStream } from "./media";
import { PromptCard } from "./moderation/prompt";
import { QuestionDialog } from "./moderation/question";
import { PrivateWords } from "./moderation/words";
import { Notices } from "./notices";
import { PeoplePanel } from "./people/panel";
import { RoomsPanel } from "./rooms/panel";
import { Strips } from "./strips";
import { ownTileShown, TileView } from "./tile";

export function Circle(): JSX.Element {
  const room = useRoom();
  const { meeting, transport, studio } = room;
  const panel = useSignal<Panel>(null);
  const help = useSignal(false);
  const apart = meeting.apart.value;
  // Who steps away may have somebody beside them who is not to read what kind of group this is.
  const title = apart === "away" ? t.product : (meeting.view.value?.session.title ?? t.product);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  useKeys((action) => {
    if (action === "talk") void studio.talk();
    else if (action === "hush") studio.hush();
    else if (action === "help") help.value = true;
    else if (action === "hand") toggleHand(meeting);
    else if (action === "away") meeting.stepAway(apart !== "away");
    else if (action !== "people" && action !== "chat") void studio.toggle(action);
    else if (apart === null) panel.value = panel.value === action ? null : action;
  });
  const Screen = SCREENS.reduce<(() => JSX.Element) | null>((found, screen) => found ?? screen(room), null);
  const open = openPanel(panel.value, apart !== null, meeting.leads.value);
  const close = (): void => {
    panel.value = null;
  };
  return (
    <div class={open === null ? "circle" : "circle with-panel"}>
      <header class="top">
        <Flame />
        <h1>{title}</h1>
        <Facts />
      </header>
      {apart === null && <Strips />}
      <main class="stage" inert={apart === null && Screen !== null}>
        {apart === null ? <Tiles /> : <ApartScreen why={apart} />}
      </main>
      {open === "people" && <PeoplePanel close={close} />}
      {open === "chat" && <ChatPanel close={close} />}
      {open === "rooms" && <RoomsPanel close={close} />}
      {open === "desk" && <Desk close={close} />}
      {apart === null && Screen !== null && <Screen />}
      <Bar panel={panel} help={help} />
      <Notices />
      {apart !== "away" && <PrivateWords />}
      <PromptCard />
      <QuestionDialog />
      <Help open={help} />
      {apart === null &&
        transport.streams.value.map((streams, seat) => <Sound key={seat} seat={seat} stream={streams.audio} />)}
    </div>
  );
}

/** The panel that may stand open: nothing of the others is shown to somebody apart, rooms and desk only to who leads. */
function openPanel(wanted: Panel, apart: boolean, leads: boolean): Panel {
  return apart || ((wanted === "rooms" || wanted === "desk") && !leads) ? null : wanted;
}

/** Small facts on the session that hold for all. */
function Facts(): JSX.Element {
  const { meeting } = useRoom();
  const locked = meeting.view.value?.session.locked ?? false;
  return (
    <span class="facts">
      {locked && (
        <span class="fact" data-testid="locked" title={t.people.locked}>
          <Icon name="lock" />
          {t.state.locked}
        </span>
      )}
      {!ownTileShown.value && meeting.apart.value === null && meeting.me.value?.may_speak && (
        <button type="button" class="plain small" data-testid="show-own" onClick={() => (ownTileShown.value = true)}>
          <Icon name="eye" />
          <span>{t.tile.showOwn}</span>
        </button>
      )}
    </span>
  );
}

function Tiles(): JSX.Element {
  const room = useRoom();
  const { meeting, transport, camera } = room;
  const list = useRef<HTMLUListElement>(null);
  const own = useTrackStream(camera.state.value.track);
  const tiles = meeting.tiles.value.filter((tile) => !tile.own || ownTileShown.value);
  const streams = transport.streams.value;
  const foreground = FOREGROUND.reduce<ReadonlySet<string> | null>((found, front) => found ?? front(room), null);
  const inFront = tiles.filter((tile) => foreground?.has(tile.person.id));
  // With nobody before them, or behind, all are equal.
  const front = inFront.length > 0 && inFront.length < tiles.length ? inFront : null;
  const firstBehind = front === null ? undefined : tiles.find((tile) => !front.includes(tile));
  useTileSizes(list, tiles.length, front?.length ?? 0);
  const alone = meeting.view.value?.participants.length === 1;
  return (
    <>
      <ul ref={list} class={front === null ? "tiles" : "tiles staged"}>
        {tiles.map((tile) => (
          <TileView
            key={tile.key}
            tile={tile}
            front={front?.includes(tile)}
            firstBehind={tile === firstBehind}
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

/** Give all tiles the largest equal size at which they fit; or those in front one, and the others a smaller one. */
function useTileSizes(list: { current: HTMLUListElement | null }, count: number, front: number): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const set = (name: string, value: string | number): void => element.style.setProperty(`--${name}`, String(value));
    const fit = (): void => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
      const [across, down] = [element.clientWidth, element.clientHeight];
      const plan = front > 0 ? staged(front, count - front, across, down, gap) : null;
      const { columns, width, height } = plan?.front ?? layout(count, across, down, gap);
      set("tile-width", `${width}px`);
      set("tile-height", `${height}px`);
      set("row-width", `${columns * width + (columns - 1) * gap}px`);
      if (plan === null) return;
      set("back-width", `${plan.back.width}px`);
      set("back-height", `${plan.back.height}px`);
      set("grid-columns", columns * plan.back.columns);
      set("front-span", plan.back.columns);
      set("back-span", columns);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, count, front]);
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

/** The people: equal tiles as large as fit, or those of a scene in front and the others behind. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { layout, staged } from "../media/layout";
import { t } from "../text";
import { useRoom } from "./context";
import { FOREGROUND } from "./instruments";
import { useTrackStream } from "./media";
import { ownTileShown, TileView } from "./tile";

export function Tiles(): JSX.Element {
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

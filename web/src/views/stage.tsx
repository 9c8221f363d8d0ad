/** The people: equal tiles as large as fit, and what stands out of them: a shared screen, somebody pinned, a scene's cast. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { arrange, type Place, SCREEN, type Space } from "../media/layout";
import type { Tile } from "../media/seats";
import { t } from "../text";
import { useRoom } from "./context";
import { FOREGROUND } from "./instruments";
import { useTrackStream } from "./media";
import { ScreenTile } from "./sharing/screen_tile";
import { pinned, screenLarge } from "./spotlight";
import { ownTileShown, TileView } from "./tile";

/** `covered`: something lies over all of it, so that no picture can be seen. */
export function Tiles({ covered = false }: { covered?: boolean }): JSX.Element {
  const room = useRoom();
  const { meeting, transport, camera } = room;
  const list = useRef<HTMLUListElement>(null);
  const space = useSpace(list);
  const own = useTrackStream(camera.state.value.track);
  const tiles = meeting.tiles.value.filter((tile) => !tile.own || ownTileShown.value);
  const screen = meeting.screen.value;
  const streams = transport.streams.value;
  const cast = FOREGROUND.reduce<ReadonlySet<string> | null>((found, front) => found ?? front(room), null);
  const inFront = tiles.filter((tile) => cast?.has(tile.person.id));
  // With nobody before them, or behind, all are equal.
  const staged = inFront.length > 0 && inFront.length < tiles.length;
  const large = screen !== null && screenLarge.value ? SCREEN : keyOfPinned(tiles);
  const places = arrange(
    {
      keys: [...(screen === null ? [] : [SCREEN]), ...tiles.map((tile) => tile.key)],
      front: new Set(inFront.map((tile) => tile.key)),
      large,
    },
    space,
  );
  useShowing(places, tiles, screen?.seat ?? null, covered);
  const alone = meeting.view.value?.participants.length === 1;
  return (
    <>
      <ul ref={list} class="tiles" data-large={large === null ? undefined : large === SCREEN ? "screen" : "person"}>
        {screen !== null && (
          <ScreenTile
            key={SCREEN}
            screen={screen}
            stream={streams[screen.seat]?.video ?? null}
            place={places.get(SCREEN)}
          />
        )}
        {useHeld(tiles).map((tile) => (
          <TileView
            key={tile.key}
            tile={tile}
            vacant={!tiles.includes(tile)}
            place={places.get(tile.key)}
            large={tile.key === large}
            front={staged ? inFront.includes(tile) : undefined}
            stream={tile.own ? own : tile.seat === null ? null : (streams[tile.seat]?.video ?? null)}
          />
        ))}
      </ul>
      <Captions aside={large !== null} />
      {alone && (
        <p class="alone">
          {t.state.alone} <span>{t.state.aloneMore}</span>
        </p>
      )}
    </>
  );
}

/**
 * The tiles, and those of seats whose sitter is known no more while the server has not said yet who is next: when people
 * change rooms, views and seats come one after the other, and a seat's picture must not be taken down in between.
 */
function useHeld(tiles: readonly Tile[]): readonly Tile[] {
  const { meeting } = useRoom();
  const last = useRef<readonly Tile[]>([]);
  const between = meeting.seats.value.filter((entry) => entry.participant !== null && entry.screen !== true);
  const held = last.current.filter(
    ({ seat, key }) => between.some((entry) => entry.seat === seat) && !tiles.some((tile) => tile.key === key),
  );
  const all = held.length === 0 ? tiles : [...tiles, ...held].sort((one, other) => place(one) - place(other));
  last.current = all;
  return all;
}

/** Where a tile comes in the list: oneself, the seats in their order, the others. */
function place({ own, seat }: Tile): number {
  return own ? -1 : (seat ?? Number.MAX_SAFE_INTEGER);
}

/** Somebody alone is large anyway. */
function keyOfPinned(tiles: readonly Tile[]): string | null {
  return tiles.length < 2 ? null : (tiles.find((tile) => tile.person.id === pinned.value)?.key ?? null);
}

/**
 * A line below the tiles that is always there, so that nothing moves when words come into it. While something else is
 * large it says who speaks, as their tile may be too small to look for; screen readers are told by the tiles.
 */
function Captions({ aside }: { aside: boolean }): JSX.Element {
  const { meeting } = useRoom();
  const speaking = meeting.speaking.value;
  const names = !aside
    ? []
    : meeting.tiles.value.filter(({ person, own }) => !own && speaking.has(person.id)).map(({ person }) => person.name);
  return (
    <p class="captions" data-testid="captions" aria-hidden="true">
      {names.length > 0 && t.sharing.speaks(names.join(", "))}
    </p>
  );
}

/** The room there is for tiles, as it changes. */
function useSpace(list: { current: HTMLUListElement | null }): Space {
  const [space, setSpace] = useState<Space>({ width: 0, height: 0, gap: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
      const { clientWidth: width, clientHeight: height } = element;
      setSpace((known) =>
        known.width === width && known.height === height && known.gap === gap ? known : { width, height, gap },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return space;
}

/** Tell the server how wide each seat's picture stands here. */
function useShowing(
  places: ReadonlyMap<string, Place>,
  tiles: readonly Tile[],
  screenSeat: number | null,
  covered: boolean,
): void {
  const { showing } = useRoom();
  useEffect(() => {
    const width = (key: string): number =>
      covered ? 0 : Math.round((places.get(key)?.width ?? 0) * window.devicePixelRatio);
    const widths = new Map<number, number>();
    for (const { seat, key } of tiles) if (seat !== null) widths.set(seat, width(key));
    if (screenSeat !== null) widths.set(screenSeat, width(SCREEN));
    showing.shows(widths);
  });
  // Without tiles, as on the page of somebody who is away, nothing is seen; the server sends nothing then by itself.
  useEffect(() => () => showing.shows(new Map()), [showing]);
}

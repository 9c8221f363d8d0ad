/** One person of the circle: picture or initials, name, and each state as an icon with words. */
import type { CSSProperties, JSX } from "preact";
import type { Place } from "../media/layout";
import { isApart, type Tile } from "../media/seats";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon, type IconName } from "./icons";
import { TILE_MARKS } from "./instruments";
import { initials, tint } from "./initials";
import { Picture } from "./media";
import { Remembered } from "./remembered";
import { pin } from "./spotlight";

/** Whether one sees oneself; the others do all the same. */
export const ownTileShown = new Remembered("hearth:own-tile", true);

/** Why nothing passes, the weightiest first. */
const APART = [
  ["held", t.tile.held],
  ["away", t.tile.steppedAway],
  ["aside", t.support.aside],
] as const;
const APART_ICONS = { held: "hold", away: "privacy", aside: "aside" } as const;

interface Props {
  tile: Tile;
  /** Nobody is to be seen there now; the element waits for whoever comes. */
  vacant: boolean;
  stream: MediaStream | null;
  place: Place | undefined;
  /** Pinned: large on this page, and on no other. */
  large: boolean;
  /** Whether it stands in front; undefined while all are equal. */
  front: boolean | undefined;
}

/** Where a tile stands; before anything has been measured, nowhere. */
export function placed(place: Place | undefined): CSSProperties {
  if (place === undefined) return {};
  return {
    insetInlineStart: `${place.x}px`,
    insetBlockStart: `${place.y}px`,
    width: `${place.width}px`,
    height: `${place.height}px`,
  };
}

export function TileView({ tile, vacant, stream, place, large, front }: Props): JSX.Element {
  const { meeting } = useRoom();
  const { person, own } = tile;
  const apart = isApart(person);
  const muted = own ? !meeting.own.value.microphone : person.muted;
  const speaking = !muted && !apart && meeting.speaking.value.has(person.id);
  const camera = own ? meeting.own.value.camera : tile.picture;
  const [apartWhy, apartWords] = APART.find(([why]) => person[why]) ?? APART[0];
  const away = !person.present || (!own && meeting.links.value[person.id] === "lost");
  const weak = !away && meeting.links.value[person.id] === "poor";
  const states = [
    apart && apartWords,
    speaking && t.tile.speaking,
    muted && t.tile.muted,
    !camera && t.tile.cameraOff,
    away && t.tile.away,
    weak && t.tile.poor,
    large && t.sharing.pinned,
  ].filter((state): state is string => typeof state === "string");
  const name = own ? t.tile.own(person.name) : person.name;
  return (
    <li
      class={`tile tint-${tint(person.id)}`}
      style={placed(place)}
      hidden={vacant}
      data-participant={vacant ? undefined : person.id}
      data-front={front === undefined ? undefined : front ? "true" : "false"}
      data-own={own ? "true" : undefined}
      data-speaking={speaking ? "true" : "false"}
      data-muted={muted ? "true" : "false"}
      data-camera={camera ? "true" : "false"}
      data-present={person.present ? "true" : "false"}
      data-apart={apart ? apartWhy : undefined}
      data-large={large ? "true" : undefined}
    >
      <span class="initials" aria-hidden="true">
        {initials(person.name)}
      </span>
      {(tile.seat !== null || own) && <Picture stream={stream} mirrored={own} />}
      {away && <State name="away" class="banner" words={t.tile.away} />}
      {!away && apart && <State name={APART_ICONS[apartWhy]} class="banner" words={apartWords} />}
      {own && (
        <button
          type="button"
          class="hide-own icon-only"
          data-testid="hide-own"
          aria-label={t.tile.hideOwn}
          title={t.tile.hideOwn}
          onClick={() => (ownTileShown.value = false)}
        >
          <Icon name="hide" />
        </button>
      )}
      {!own && (
        <button
          type="button"
          class="pin icon-only"
          data-testid={`pin-${person.id}`}
          aria-pressed={large}
          aria-label={large ? t.sharing.unpin(person.name) : t.sharing.pin(person.name)}
          title={large ? t.sharing.unpin(person.name) : t.sharing.pin(person.name)}
          onClick={() => pin(person.id)}
        >
          <Icon name="pin" />
        </button>
      )}
      <div class="plate">
        <span class="name" dir="auto">
          {name}
        </span>
        {person.role !== "participant" && person.role !== "guest" && <span class="role">{t.roles[person.role]}</span>}
        {states.length > 0 && <span class="sr-only">: {states.join(", ")}</span>}
        <span class="states">
          {speaking && <State name="speaking" class="speaking" words={t.tile.speaking} />}
          {muted && <State name="microphoneOff" class="muted" words={t.tile.muted} />}
          {TILE_MARKS.map((Mark, number) => (
            <Mark key={number} person={person} />
          ))}
          {weak && <State name="weak" class="weak" words={t.tile.poor} />}
        </span>
      </div>
    </li>
  );
}

/** An icon with its words; the tile's own sentence says it to screen readers, once. */
function State({ name, words, class: kind }: { name: IconName; words: string; class: string }): JSX.Element {
  return (
    <span class={`state ${kind}`} aria-hidden="true" title={words}>
      <Icon name={name} />
      <span class="words">{words}</span>
    </span>
  );
}

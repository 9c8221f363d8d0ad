/** One person of the circle: picture or initials, name, and each state as an icon with words. */
import type { JSX } from "preact";
import { isApart, type Tile } from "../media/seats";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon, type IconName } from "./icons";
import { TILE_MARKS } from "./instruments";
import { initials, tint } from "./initials";
import { Picture } from "./media";
import { Remembered } from "./remembered";

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
  stream: MediaStream | null;
  /** Whether it stands in front; undefined while all are equal. */
  front?: boolean | undefined;
  /** The first of those behind. */
  firstBehind?: boolean;
}

export function TileView({ tile, stream, front, firstBehind }: Props): JSX.Element {
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
  ].filter((state): state is string => typeof state === "string");
  const name = own ? t.tile.own(person.name) : person.name;
  return (
    <li
      class={`tile tint-${tint(person.id)}${firstBehind ? " first-behind" : ""}`}
      data-participant={person.id}
      data-front={front === undefined ? undefined : front ? "true" : "false"}
      data-own={own ? "true" : undefined}
      data-speaking={speaking ? "true" : "false"}
      data-muted={muted ? "true" : "false"}
      data-camera={camera ? "true" : "false"}
      data-present={person.present ? "true" : "false"}
      data-apart={apart ? apartWhy : undefined}
    >
      {(tile.seat !== null || own) && <Picture stream={stream} mirrored={own} />}
      {(!camera || away || apart || stream === null) && (
        <span class="initials" aria-hidden="true">
          {initials(person.name)}
        </span>
      )}
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
      <div class="plate">
        <span class="name">{name}</span>
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

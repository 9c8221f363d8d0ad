/** Tiles of the circle in every state a person can be in: real views before a room without a server. */
import type { JSX } from "preact";
import type { Participant } from "../protocol";
import { TestRoom } from "../testing/room";
import { person, view } from "../testing/samples";
import { RoomProvider } from "../views/context";
import { TileView } from "../views/tile";
import { Part, Sample } from "./sample";

const STATES: readonly (readonly [state: string, change: Partial<Participant>])[] = [
  ["default", {}],
  ["speaking", {}],
  ["muted", { muted: true }],
  ["camera off", { camera: false }],
  ["hand raised", {}],
  ["facilitator", { role: "facilitator", muted: true }],
  ["weak link", {}],
  ["reconnecting", { present: false }],
  ["stepped away", { away: true }],
  ["on hold", { held: true }],
  ["in a side conversation", { aside: true }],
  ["a long name", { name: "Maximiliane-Charlotte von Hohenstein", muted: true }],
];

function room(people: readonly Participant[]): TestRoom {
  const made = new TestRoom();
  made.welcome({ ...view(...people), hands: [idOf("hand raised")] }, { id: "me" });
  made.server.signals({ speaking: [idOf("speaking")], links: { [idOf("weak link")]: "poor" } });
  return made;
}

const PLACE = { x: 0, y: 0, width: 210, height: 176 };
const idOf = (state: string): string => `p-${state.replace(/\W/g, "-")}`;
const PEOPLE = STATES.map(([state, change]) => person(idOf(state), { name: "Ann", ...change }));
const ROOM = room(PEOPLE);

export function Tiles(): JSX.Element {
  return (
    <Part title="Tiles">
      <RoomProvider value={ROOM.room}>
        {PEOPLE.map((each, number) => (
          <Sample key={each.id} state={STATES[number]?.[0] ?? ""}>
            <ul class="gallery-tile">
              <TileView
                tile={{ key: each.id, person: each, own: false, seat: null, picture: each.camera, sound: !each.muted }}
                vacant={false}
                place={PLACE}
                large={false}
                front={undefined}
                stream={null}
              />
            </ul>
          </Sample>
        ))}
      </RoomProvider>
    </Part>
  );
}

/** The facilitator's tab about who speaks: the floor, whose turn it is, the hands, a go-around, a talking piece. */
import type { JSX } from "preact";
import { useRoom } from "../context";
import { FloorPart } from "./floor";
import { Hands } from "./hands";
import { Now } from "./now";
import { PiecePart } from "./piece";
import { Round } from "./round";
import { SetUp } from "./set_up";

export function TurnsTab(): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null) return <></>;
  return (
    <div class="turns-tab">
      <Now view={view} me={me} />
      {view.go_around !== null && <Round view={view} round={view.go_around} />}
      <Hands view={view} me={me} />
      <FloorPart view={view} />
      {view.go_around === null && view.piece === null && <SetUp view={view} me={me} />}
      {view.go_around === null && <PiecePart view={view} me={me} />}
    </div>
  );
}

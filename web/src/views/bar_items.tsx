/**
 * The buttons of the bar, in the order they stand in. Each says when it is there and how soon it leaves the row for the
 * menu on a small page: microphone, camera and the way out of sight are the last.
 */
import type { JSX } from "preact";
import { waiting } from "../state/lobby";
import { t } from "../text";
import { BarButton } from "./bar_button";
import { type Room, useRoom } from "./context";
import { BAR } from "./instruments";
import { leading } from "./leading";

export interface BarItem {
  readonly id: string;
  /** 1 is the last to leave the row; those who lead need other things at hand. */
  readonly rank: (leads: boolean) => number;
  readonly shown: (room: Room) => boolean;
  /** How many things wait behind it. */
  readonly calling?: (room: Room) => number;
  readonly View: () => JSX.Element | null;
}

const inCircle = ({ meeting }: Room): boolean => meeting.apart.value === null;
const leadsHere = (room: Room): boolean => inCircle(room) && room.meeting.leads.value;
const speaks = (room: Room): boolean => inCircle(room) && room.meeting.me.value?.may_speak === true;
const callsInRooms = ({ meeting }: Room): number => meeting.view.value?.breakouts?.help.length ?? 0;
const atTheDoor = ({ meeting }: Room): number => waiting(meeting.view.value);
const unread = ({ tools }: Room): number => tools.chat.unread.value;
const onTheDesk = (room: Room): number => leading.part.value?.calling(room) ?? 0;

export const BAR_ITEMS: readonly BarItem[] = [
  { id: "mic", rank: () => 1, shown: speaks, View: Microphone },
  { id: "camera", rank: () => 2, shown: speaks, View: Camera },
  ...BAR.map((item): BarItem => ({ ...item, shown: (room) => inCircle(room) && item.shown(room) })),
  { id: "away", rank: () => 3, shown: ({ meeting }) => meeting.apart.value !== "held", View: Away },
  { id: "people", rank: () => 8, shown: inCircle, calling: atTheDoor, View: People },
  { id: "chat", rank: () => 7, shown: inCircle, calling: unread, View: Chat },
  { id: "rooms", rank: () => 5, shown: leadsHere, calling: callsInRooms, View: Rooms },
  { id: "desk", rank: () => 4, shown: leadsHere, calling: onTheDesk, View: Desk },
  { id: "help", rank: () => 12, shown: () => true, View: Help },
];

function Microphone(): JSX.Element {
  const { meeting, studio } = useRoom();
  const on = meeting.own.value.microphone;
  const locked = meeting.locked.value.microphone;
  return (
    <BarButton
      id="mic"
      icon={locked ? "lock" : on ? "microphone" : "microphoneOff"}
      words={locked ? t.bar.microphoneLocked : on ? t.bar.microphoneOn : t.bar.microphoneOff}
      off={!on}
      keys="M"
      press={() => void studio.toggle("microphone")}
    />
  );
}

function Camera(): JSX.Element {
  const { meeting, studio } = useRoom();
  const on = meeting.own.value.camera;
  const locked = meeting.locked.value.camera;
  return (
    <BarButton
      id="camera"
      icon={locked ? "lock" : on ? "camera" : "cameraOff"}
      words={locked ? t.bar.cameraLocked : on ? t.bar.cameraOn : t.bar.cameraOff}
      off={!on}
      keys="V"
      press={() => void studio.toggle("camera")}
    />
  );
}

function Away(): JSX.Element {
  const { meeting } = useRoom();
  const away = meeting.apart.value === "away";
  return (
    <BarButton
      id="away"
      icon="privacy"
      words={away ? t.bar.comeBack : t.bar.stepAway}
      off={away}
      keys="A"
      press={() => meeting.stepAway(!away)}
    />
  );
}

function People(): JSX.Element {
  const room = useRoom();
  const { side } = room.tools;
  return (
    <BarButton
      id="people"
      icon="people"
      words={t.bar.people}
      badge={room.meeting.view.value?.participants.length ?? 0}
      calling={atTheDoor(room)}
      expanded={side.open.value === "people"}
      keys="P"
      press={() => side.toggle("people")}
    />
  );
}

function Chat(): JSX.Element {
  const room = useRoom();
  const { side } = room.tools;
  return (
    <BarButton
      id="chat"
      icon="message"
      words={t.chat.bar}
      calling={unread(room)}
      expanded={side.open.value === "chat"}
      keys="C"
      press={() => side.toggle("chat")}
    />
  );
}

function Rooms(): JSX.Element {
  const room = useRoom();
  const { side } = room.tools;
  return (
    <BarButton
      id="rooms"
      icon="rooms"
      words={t.bar.rooms}
      calling={callsInRooms(room)}
      expanded={side.open.value === "rooms"}
      press={() => side.toggle("rooms")}
    />
  );
}

function Desk(): JSX.Element {
  const room = useRoom();
  const { side } = room.tools;
  return (
    <BarButton
      id="desk"
      icon="desk"
      words={t.bar.desk}
      calling={onTheDesk(room)}
      expanded={side.open.value !== null}
      press={() => side.toggleAny()}
    />
  );
}

function Help(): JSX.Element {
  const { side } = useRoom().tools;
  return <BarButton id="help" icon="help" words={t.bar.help} keys="?" press={() => (side.help.value = true)} />;
}

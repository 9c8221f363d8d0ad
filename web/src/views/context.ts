/** What the pages are given: the meeting and what belongs to it. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Blur } from "../media/blur";
import type { Device } from "../media/devices";
import type { Playback } from "../media/playback";
import type { Transport } from "../media/transport";
import type { Doorstep } from "../session/doorstep";
import type { Meeting } from "../session/meeting";
import type { Recovery } from "../session/recovery";
import type { OwnScreen } from "../session/screen";
import type { Showing } from "../session/showing";
import type { Studio } from "../session/studio";
import type { Tools } from "../session/tools";

export interface Room {
  readonly doorstep: Doorstep;
  readonly meeting: Meeting;
  readonly studio: Studio;
  readonly screen: OwnScreen;
  readonly showing: Showing;
  readonly tools: Tools;
  readonly transport: Transport;
  readonly playback: Playback;
  readonly recovery: Recovery;
  readonly microphone: Device;
  readonly camera: Device;
  readonly blur: Blur;
  /** Where everything begins anew: `inside` goes straight back in. */
  restart(inside: boolean): void;
  /** The role on the invitation, unverified, for display. */
  readonly invitedAs: string | null;
}

export const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error("This view stands outside of a room");
  return room;
}

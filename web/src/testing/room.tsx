/** A room whose server is the test: real meeting, devices and views, no network and no browser media. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import type { LinkState } from "../generated/api";
import { Blur } from "../media/blur";
import { Device } from "../media/devices";
import { Playback } from "../media/playback";
import { Transport } from "../media/transport";
import type { Command, Reply, ShownSeat, View, Welcome } from "../protocol";
import { Connection, type Handlers, type SocketLike } from "../session/connection";
import { Doorstep } from "../session/doorstep";
import { Meeting } from "../session/meeting";
import { Recovery } from "../session/recovery";
import { OwnScreen } from "../session/screen";
import { Showing } from "../session/showing";
import { Studio } from "../session/studio";
import { Ticket } from "../session/ticket";
import { tools } from "../session/tools";
import { en } from "../text/en";
import { type Room, RoomProvider } from "../views/context";
import { Join } from "../views/join";
import { leading } from "../views/leading";
import { find as findPart } from "../views/rail/registry";
import { FakeDevices, FakeStore, settle } from "./devices";
import { linkState } from "./samples";
import { FakeTimers } from "./timers";

export class TestRoom {
  readonly devices = new FakeDevices();
  readonly store = new FakeStore();
  readonly commands: Command[] = [];
  /** What the page has said that it shows. */
  readonly shown: ShownSeat[][] = [];
  /** Whenever the page was begun anew: whether it goes straight back inside. */
  readonly restarts: boolean[] = [];
  readonly room: Room;
  /** Whether the device has a network. */
  readonly online = signal(true);
  readonly timers = new FakeTimers();
  /** Whether the page has room for something beside the circle. */
  readonly wide = signal(false);
  reply: Reply = { ok: true, seq: 0 };
  /** What the server says of the link. A leader's needs no first page. */
  link: () => Promise<LinkState> = async () => linkState({ role: "facilitator" });
  server!: Handlers;

  constructor() {
    const { timers } = this;
    const microphone = new Device("microphone", this.devices, null);
    const camera = new Device("camera", this.devices, null);
    const transport = new Transport({
      offer: async () => null,
      open: () => {
        throw new Error("no media here");
      },
      stream: () => new MediaStream(),
      timers,
    });
    const ticket = new Ticket("link", this.store);
    const meeting = new Meeting({
      ticket,
      text: en,
      timers,
      transport: { welcome: () => undefined, signallingLost: () => undefined, close: () => undefined },
      connect: (_auth, handlers) => {
        this.server = handlers;
        return this.#connection(handlers, timers);
      },
    });
    const studio = new Studio({ meeting, transport, microphone, camera, devices: this.devices, text: en });
    const recovery = new Recovery({ meeting, transport, online: this.online, timers, text: en });
    const screen = new OwnScreen({ meeting, transport, devices: this.devices, timers, text: en });
    const showing = new Showing({
      send: async (seats) => {
        this.shown.push([...seats]);
        return true;
      },
      timers,
    });
    this.room = {
      doorstep: new Doorstep({ ticket, look: () => this.link(), timers }),
      meeting,
      recovery,
      studio,
      tools: tools(meeting, this.wide, this.store),
      screen,
      showing,
      transport,
      playback: new Playback(),
      microphone,
      camera,
      blur: new Blur(camera.state, null),
      restart: (inside) => void this.restarts.push(inside),
      invitedAs: null,
    };
  }

  /** Draw the page a person with a link is on. */
  async open(): Promise<void> {
    await leading.begin();
    document.body.innerHTML = '<div id="app"></div>';
    const root = document.getElementById("app")!;
    await act(async () => {
      render(
        <RoomProvider value={this.room}>
          <Join name="" returning={false} />
        </RoomProvider>,
        root,
      );
    });
    await act(settle); // what the first effects began: the link is looked at
    await act(settle); // and what the page behind it began
  }

  /** Open the page and come in; `view` is the server's. */
  async enter(view: View, you: Partial<Welcome["you"]> = {}): Promise<void> {
    await this.open();
    await this.then(() => this.welcome(view, you));
  }

  /** Be let in by the server, without a page. */
  welcome(view: View, you: Partial<Welcome["you"]> = {}): void {
    this.room.meeting.join("");
    this.server.welcome({
      you: { id: "a", name: "A", role: "participant", token: "mine", ...you },
      seq: 1,
      view,
      missed: null,
      media: { seats: 3, ice_servers: [] },
      now: Date.now(),
    });
  }

  /** Do something and let the page follow. */
  async then(what: () => void): Promise<void> {
    await act(async () => {
      what();
      await settle();
    });
  }

  async press(selector: string): Promise<void> {
    await this.then(() => get(selector).click());
  }

  /** Open a part of the leaders' rail: `turns`, `polls`, `scene`. */
  async desk(part: string): Promise<void> {
    const { tab } = findPart(part);
    if (get(testId("desk")).getAttribute("aria-expanded") !== "true") await this.press(testId("desk"));
    await this.press(testId(`desk-${tab.id}`));
    if (tab.parts.length > 1) await this.press(testId(`desk-${part}`));
  }

  /** What those who listen to the page have heard last. */
  heard(): string {
    this.timers.advance(5_000);
    return this.room.meeting.announcer.said("polite").value.at(-1)?.text ?? "";
  }

  #connection(handlers: Handlers, timers: FakeTimers): Connection {
    const socket = {
      connect: () => undefined,
      disconnect: () => undefined,
      on: (event: string, handler: (data: never) => void) => {
        if (event === "welcome") this.server = { ...handlers, welcome: handler as Handlers["welcome"] };
      },
      timeout: () => ({
        emitWithAck: async (_event: string, command: unknown) => {
          this.commands.push(command as Command);
          return this.reply;
        },
      }),
    };
    return new Connection(socket as SocketLike, handlers, timers);
  }
}

export function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

export function get(selector: string): HTMLElement {
  const found = find(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}

export const testId = (id: string): string => `[data-testid="${id}"]`;
export const tileOf = (id: string): string => `.tile[data-participant="${id}"]`;

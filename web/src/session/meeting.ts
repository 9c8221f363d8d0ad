/**
 * One person's meeting, from the preview to its end: everything the pages show and everything they can ask for.
 *
 *     preview ──join──▶ joining ──welcome──▶ inside ──▶ over (left, ended, removed, replaced, …)
 *        ▲                 │ name refused       │ ▲ drop, welcome again: stays inside
 *        └─────────────────┘                    └─┘
 *
 * A tab that was inside before a reload begins as joining. Rule that holds: what is shown of the session is the server's
 * word (`replica`, `seats`, `speaking`); only own microphone and camera run ahead of it (`wish.ts`).
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Tile, tiles } from "../media/seats";
import type { MediaTerms } from "../media/transport";
import type {
  Auth,
  Command,
  Failure,
  LinkQuality,
  Participant,
  Reply,
  SeatEntry,
  Signals,
  View,
  Welcome,
  WireEvent,
  You,
} from "../protocol";
import { advance, fold, type Replica } from "../state/fold";
import { news } from "../state/news";
import type { Text } from "../text";
import type { Connection, Handlers, Status } from "./connection";
import type { Ticket } from "./ticket";
import * as wishes from "./wish";

export type Ending = "left" | "ended" | "removed" | "replaced" | "expired" | "full" | "invalid";

export type Stage =
  | { readonly at: "preview"; readonly complaint: string | null }
  | { readonly at: "joining" }
  | { readonly at: "inside" }
  | { readonly at: "over"; readonly ending: Ending };

/** A short word to the person; `id` tells equal ones apart. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

export interface MeetingNeeds {
  readonly ticket: Ticket;
  readonly text: Text;
  connect(auth: () => Auth, handlers: Handlers): Connection;
  /** The media transport follows signalling. */
  readonly transport: { welcome(terms: MediaTerms): void; signallingLost(): void; close(): void };
}

const ENDINGS: ReadonlySet<string> = new Set<Ending>(["left", "ended", "removed", "replaced", "expired", "full"]);
const NO_ONE: ReadonlySet<string> = new Set();

export class Meeting {
  readonly #needs: MeetingNeeds;
  readonly #stage: Signal<Stage>;
  readonly #you = signal<You | null>(null);
  readonly #replica = signal<Replica | null>(null);
  readonly #seats = signal<readonly SeatEntry[]>([]);
  readonly #speaking = signal<ReadonlySet<string>>(NO_ONE);
  readonly #links = signal<Readonly<Record<string, LinkQuality>>>({});
  readonly #preview = signal<wishes.OwnMedia>({ microphone: true, camera: true });
  readonly #wish = signal<wishes.Wish | null>(null);
  readonly #notice = signal<Notice | null>(null);
  readonly #announcement = signal("");
  readonly #connection = signal<Connection | null>(null);
  #wishes = 0;
  #notices = 0;
  /** The preview's choices are still to be told to the session. */
  #chosen = false;

  constructor(needs: MeetingNeeds) {
    this.#needs = needs;
    this.#stage = signal<Stage>({ at: "preview", complaint: null });
    if (needs.ticket.inside) this.#enter();
  }

  get stage(): ReadonlySignal<Stage> {
    return this.#stage;
  }
  get notice(): ReadonlySignal<Notice | null> {
    return this.#notice;
  }
  /** The latest news, for screen readers. */
  get announcement(): ReadonlySignal<string> {
    return this.#announcement;
  }
  get speaking(): ReadonlySignal<ReadonlySet<string>> {
    return this.#speaking;
  }
  get links(): ReadonlySignal<Readonly<Record<string, LinkQuality>>> {
    return this.#links;
  }

  readonly status: ReadonlySignal<Status> = computed(() => this.#connection.value?.status.value ?? "closed");
  readonly view: ReadonlySignal<View | null> = computed(() => this.#replica.value?.view ?? null);
  readonly seats: ReadonlySignal<readonly SeatEntry[]> = computed(() => this.#seats.value);
  readonly me: ReadonlySignal<Participant | null> = computed(
    () => this.view.value?.participants.find((person) => person.id === this.#you.value?.id) ?? null,
  );
  /** Whether this person leads the session; the server judges each command all the same. */
  readonly leads: ReadonlySignal<boolean> = computed(
    () => this.#you.value?.role === "facilitator" || this.#you.value?.role === "co_facilitator",
  );
  readonly tiles: ReadonlySignal<readonly Tile[]> = computed(() => {
    const view = this.view.value;
    return view === null ? [] : tiles(view, this.#seats.value, this.#you.value?.id ?? "");
  });
  readonly observers: ReadonlySignal<readonly Participant[]> = computed(
    () => this.view.value?.participants.filter((person) => person.role === "observer") ?? [],
  );
  /** Own microphone and camera as they are to be now. */
  readonly own: ReadonlySignal<wishes.OwnMedia> = computed(() => {
    const me = this.me.value;
    if (me === null) return this.#preview.value;
    return wishes.effective(this.#wish.value, { microphone: !me.muted, camera: me.camera });
  });

  /** Come in under this name; "" is the name on the invitation. */
  join(name: string): void {
    this.#chosen = true;
    this.#needs.ticket.remember({ name });
    this.#enter();
  }

  /** Switch own microphone or camera. */
  setMedia(change: Partial<wishes.OwnMedia>): void {
    const want = { ...this.own.value, ...change };
    if (this.me.value === null) {
      this.#preview.value = want;
    } else {
      this.#wish.value = { id: ++this.#wishes, want, until: null };
      void this.#tellWish();
    }
  }

  /** Ask the server for something; a refusal is told to the person. Returns: whether it was done. */
  async ask(command: Command): Promise<Reply> {
    const reply = await this.#command(command);
    if (!reply.ok) this.tell(reply.error.code === "offline" ? this.#needs.text.news.offline : reply.error.message);
    return reply;
  }

  async leave(): Promise<void> {
    const connection = this.#connection.value;
    const told = this.#command({ type: "leave" });
    this.#finish("left");
    await told;
    connection?.close();
  }

  /** Show a short word. */
  tell(text: string): void {
    this.#notice.value = { id: ++this.#notices, text };
  }

  dismiss(notice: Notice): void {
    if (this.#notice.value?.id === notice.id) this.#notice.value = null;
  }

  /** The network or the page came back: do not wait out a delay. */
  hurry(): void {
    this.#connection.value?.hurry();
  }

  /** Send an offer. Returns: the answer's SDP, or null when it was refused. */
  async offer(sdp: string): Promise<string | null> {
    const reply = await (this.#connection.value?.media(sdp) ?? null);
    if (reply?.ok) return reply.sdp;
    console.warn("The media offer was refused:", reply?.error.code ?? "offline");
    return null;
  }

  #enter(): void {
    this.#stage.value = { at: "joining" };
    const connection = this.#needs.connect(() => this.#auth(), {
      welcome: (welcome) => this.#welcome(welcome),
      events: (events) => this.#events(events),
      seats: (table) => (this.#seats.value = table),
      signals: (signals) => this.#signals(signals),
      lost: () => this.#lost(),
      over: (code, message) => this.#over(code, message),
    });
    this.#connection.value = connection;
    connection.open();
  }

  #auth(): Auth {
    const { ticket } = this.#needs;
    const replica = this.#replica.value;
    return {
      token: ticket.token,
      ...(ticket.name === "" ? {} : { name: ticket.name }),
      ...(replica === null ? {} : { resume: replica.seq }),
    };
  }

  #welcome({ you, view, seq, missed, media }: Welcome): void {
    batch(() => {
      this.#tellMissed(missed ?? []);
      this.#you.value = you;
      this.#replica.value = { view, seq };
      this.#stage.value = { at: "inside" };
      this.#wish.value = wishes.caughtUp(this.#wish.value, seq);
      if (this.#chosen && you.role !== "observer") this.#takeChoices();
      this.#chosen = false;
    });
    this.#needs.ticket.remember({ personal: you.token, name: you.name, inside: true });
    this.#needs.transport.welcome(media);
    if (this.#wish.value?.until === null) void this.#tellWish();
  }

  /** What was chosen in the preview becomes the first wish, where the session says otherwise. */
  #takeChoices(): void {
    const want = this.#preview.value;
    const me = this.me.value;
    const same = me !== null && want.microphone === !me.muted && want.camera === me.camera;
    this.#wish.value = same ? null : { id: ++this.#wishes, want, until: null };
  }

  #events(events: readonly WireEvent[]): void {
    const replica = this.#replica.value;
    if (replica === null) return;
    batch(() => {
      const fresh = events.filter((event) => event.seq > replica.seq);
      this.#tellNews(fresh, replica.view);
      const after = advance(replica, fresh);
      this.#replica.value = after;
      this.#wish.value = wishes.caughtUp(this.#wish.value, after.seq);
    });
  }

  #tellMissed(missed: readonly WireEvent[]): void {
    const before = this.#replica.value;
    if (before !== null)
      this.#tellNews(
        missed.filter((event) => event.seq > before.seq),
        before.view,
      );
  }

  #tellNews(events: readonly WireEvent[], before: View): void {
    const you = this.#you.value?.id ?? "";
    let view = before;
    for (const event of events) {
      const told = news(event, view, you, this.#needs.text);
      if (told) this.#announcement.value = told.text;
      if (told?.shown) this.tell(told.text);
      if (event.type === "muted" && event.participant === you) this.#wish.value = wishes.mutedByOther(this.#wish.value);
      view = fold(view, event);
    }
  }

  #signals(signals: Signals): void {
    batch(() => {
      if (signals.speaking) this.#speaking.value = new Set(signals.speaking);
      if (signals.links) this.#links.value = signals.links;
    });
  }

  #lost(): void {
    this.#speaking.value = NO_ONE;
    this.#links.value = {};
    this.#needs.transport.signallingLost();
  }

  #over(code: string, message: string): void {
    if (this.#stage.value.at === "over") return; // The server's answer to leaving is to send away.
    const { ticket } = this.#needs;
    if (code === "invalid" && this.#stage.value.at === "joining") {
      ticket.remember({ name: "", inside: false });
      this.#stage.value = { at: "preview", complaint: message };
      return;
    }
    if (!ENDINGS.has(code)) ticket.forget();
    this.#finish(ENDINGS.has(code) ? (code as Ending) : "invalid");
  }

  #finish(ending: Ending): void {
    this.#needs.ticket.remember({ inside: false });
    this.#needs.transport.close();
    this.#stage.value = { at: "over", ending };
  }

  #command(command: Command): Promise<Reply> {
    const offline: Failure = { ok: false, error: { code: "offline", message: "" } };
    return this.#connection.value?.command(command) ?? Promise.resolve(offline);
  }

  async #tellWish(): Promise<void> {
    const sent = this.#wish.value;
    if (sent === null) return;
    const reply = await this.#command({ type: "set_media", ...sent.want });
    if (reply.ok) {
      const taken = wishes.accepted(this.#wish.value, sent, reply.seq);
      this.#wish.value = wishes.caughtUp(taken, this.#replica.value?.seq ?? 0);
    } else if (reply.error.code !== "offline") {
      this.#wish.value = wishes.declined(this.#wish.value, sent);
      this.tell(reply.error.message);
    }
    // Offline: the wish stays and is told with the next welcome.
  }
}

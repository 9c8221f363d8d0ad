/**
 * One person's meeting, from the preview to its end: everything the pages show and everything they can ask for.
 *
 *     preview ──join──▶ joining ──welcome──▶ inside ──▶ over (left, ended, removed, replaced, …)
 *        ▲                 │ name refused       │ ▲ drop, welcome again: stays inside
 *        └─────────────────┘                    └─┘
 *
 * A tab that was inside before a reload begins as joining. Inside may be at the door (`door`: agreements, waiting room)
 * or in the circle, and there apart from the others (`apart`). Rule that holds: what is shown of the session is the
 * server's word (`replica`, `seats`, `speaking`); only own microphone and camera and being away run ahead of it
 * (`ahead.ts`).
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Screen, screen, type Tile, tiles } from "../media/seats";
import type { MediaTerms } from "../media/transport";
import type {
  Auth,
  Command,
  DoorView,
  Failure,
  LinkQuality,
  Message,
  Participant,
  Reply,
  Role,
  SeatEntry,
  ShownSeat,
  Signals,
  View,
  Welcome,
  WireEvent,
  You,
} from "../protocol";
import { advance, fold, type Replica } from "../state/fold";
import { news } from "../state/news";
import { isLeader } from "../state/roles";
import { inWords } from "../state/room_names";
import type { Text } from "../text";
import { browserTimers, type Timers } from "../timers";
import { type Refused, refusalsIn } from "../text/refusals";
import { Ahead } from "./ahead";
import { Announcer, sentences, type Urgency } from "./announcer";
import { ServerClock } from "./clock";
import type { Connection, Handlers, Retry, Status } from "./connection";
import { claims, type Ticket } from "./ticket";
import { mutedByOther, type OwnMedia, stoppedByOther } from "./wish";

export type Ending =
  "left" | "ended" | "removed" | "dismissed" | "replaced" | "expired" | "full" | "locked" | "invalid";

/** Why nothing passes between this person and the others. */
export type Apart = "away" | "held";

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
  /** The browser's own unless others are given. */
  readonly timers?: Timers;
}

const ENDINGS: ReadonlySet<string> = new Set<Ending>([
  "left",
  "ended",
  "removed",
  "dismissed",
  "replaced",
  "expired",
  "full",
  "locked",
]);
/** Refusals that may concern the personal token alone. */
const STALE: ReadonlySet<string> = new Set(["expired", "unauthenticated", "not_found", "forbidden"]);
const SWITCHED_OFF: OwnMedia = { microphone: false, camera: false };
const NO_ONE: ReadonlySet<string> = new Set();

/** A part of the meeting that hears what the server says, beside the meeting itself; called in one batch with it. */
export interface Listener {
  signals?(signals: Signals): void;
  /** One has come in, or has come back: what passed before may have been missed. */
  welcome?(welcome: Welcome): void;
}

export class Meeting {
  readonly #needs: MeetingNeeds;
  readonly #refusal: (refused: Refused) => string;
  readonly #stage: Signal<Stage>;
  readonly #you = signal<You | null>(null);
  readonly #replica = signal<Replica | null>(null);
  readonly #seats = signal<readonly SeatEntry[]>([]);
  readonly #speaking = signal<ReadonlySet<string>>(NO_ONE);
  readonly #links = signal<Readonly<Record<string, LinkQuality>>>({});
  readonly #message = signal<Message | null>(null);
  readonly #preview: Signal<OwnMedia>;
  readonly #media = this.#ahead<OwnMedia>((want) => ({ type: "set_media", ...want }));
  readonly #privacy = this.#ahead<boolean>((away) => ({ type: "step_away", away }));
  readonly #notice = signal<Notice | null>(null);
  readonly #connection = signal<Connection | null>(null);
  readonly clock = new ServerClock();
  /** What is said to those who listen to the page. */
  readonly announcer: Announcer;
  readonly #listeners: Listener[] = [];
  #notices = 0;
  /** The preview's choices are still to be told to the session. */
  #chosen = false;

  constructor(needs: MeetingNeeds) {
    this.#needs = needs;
    this.announcer = new Announcer(needs.timers ?? browserTimers, needs.text.news.more);
    this.#refusal = refusalsIn(needs.text);
    this.#preview = signal(needs.ticket.media);
    this.#stage = signal<Stage>({ at: "preview", complaint: null });
    if (needs.ticket.inside) this.#enter();
  }

  /** Be told of what passes, for as long as the meeting lasts. */
  attach(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** The words of the page's language. */
  get words(): Text {
    return this.#needs.text;
  }
  get stage(): ReadonlySignal<Stage> {
    return this.#stage;
  }
  get notice(): ReadonlySignal<Notice | null> {
    return this.#notice;
  }
  get speaking(): ReadonlySignal<ReadonlySet<string>> {
    return this.#speaking;
  }
  get links(): ReadonlySignal<Readonly<Record<string, LinkQuality>>> {
    return this.#links;
  }

  readonly status: ReadonlySignal<Status> = computed(() => this.#connection.value?.status.value ?? "closed");
  /** When the next try to come back is. */
  readonly retry: ReadonlySignal<Retry> = computed(() => this.#connection.value?.retry.value ?? { tried: 0, at: null });
  readonly view: ReadonlySignal<View | null> = computed(() => {
    const replica = this.#replica.value;
    return replica === null ? null : inWords(replica.view, this.#needs.text);
  });
  readonly seats: ReadonlySignal<readonly SeatEntry[]> = computed(() => this.#seats.value);
  readonly me: ReadonlySignal<Participant | null> = computed(
    () => this.view.value?.participants.find((person) => person.id === this.#you.value?.id) ?? null,
  );
  /** What a facilitator has written to this person and others; it stays until it is put away, or they are elsewhere. */
  readonly message: ReadonlySignal<Message | null> = computed(() => {
    const message = this.#message.value;
    const view = this.view.value;
    const there = message?.scope === "lobby" ? view?.door : view?.breakouts;
    return there || this.leads.value ? message : null;
  });
  /** What this person sees while they have not been let in; null for those inside. */
  readonly door: ReadonlySignal<DoorView | null> = computed(() => this.view.value?.door ?? null);
  readonly role: ReadonlySignal<Role | null> = computed(() => this.me.value?.role ?? this.#you.value?.role ?? null);
  /** Whether this person leads the session; the server judges each command all the same. */
  readonly leads: ReadonlySignal<boolean> = computed(() => isLeader(this.me.value?.role ?? null));
  /** Away first, as it is the person's own wish and can be ended by them. */
  readonly apart: ReadonlySignal<Apart | null> = computed(() => {
    if (this.#privacy.effective(this.me.value?.away ?? false)) return "away";
    return this.me.value?.held === true ? "held" : null;
  });
  readonly tiles: ReadonlySignal<readonly Tile[]> = computed(() => {
    const view = this.view.value;
    return view === null ? [] : tiles(view, this.#seats.value, this.#you.value?.id ?? "");
  });
  /** The screen that somebody else shares here. */
  readonly screen: ReadonlySignal<Screen | null> = computed(() => {
    const view = this.view.value;
    return view === null ? null : screen(view, this.#seats.value);
  });
  /** Whether this person's own screen is shared, by the server's word. */
  readonly shares: ReadonlySignal<boolean> = computed(
    () => this.view.value?.sharing.screens.some((each) => each.participant === this.#you.value?.id) ?? false,
  );
  readonly observers: ReadonlySignal<readonly Participant[]> = computed(
    () => this.view.value?.participants.filter((person) => person.role === "observer") ?? [],
  );
  /** Own microphone and camera as they are to be now. Somebody at the door is not told the session's word on them. */
  readonly own: ReadonlySignal<OwnMedia> = computed(() => {
    const me = this.me.value;
    if (me === null) return this.#preview.value;
    return this.#media.effective({ microphone: !me.muted, camera: me.camera });
  });

  /** What of this person's a facilitator keeps off. */
  readonly locked: ReadonlySignal<OwnMedia> = computed(() => {
    const locks = this.view.value?.locks;
    const you = this.#you.value?.id ?? "";
    return {
      microphone: locks?.microphones.participants.includes(you) ?? false,
      camera: locks?.cameras.participants.includes(you) ?? false,
    };
  });

  /** Come in under this name; "" is the name on the invitation. */
  join(name: string): void {
    this.#chosen = true;
    this.#needs.ticket.remember({ name });
    this.#enter();
  }

  /** Switch own microphone or camera. */
  setMedia(change: Partial<OwnMedia>): void {
    const locked = this.locked.value;
    const { locks } = this.#needs.text.moderation;
    if (change.microphone && locked.microphone) return this.tell(locks.ownMicrophone);
    if (change.camera && locked.camera) return this.tell(locks.ownCamera);
    const want = { ...this.own.value, ...change };
    this.#preview.value = want;
    this.#needs.ticket.remember({ media: want });
    if (this.#stage.value.at === "inside") void this.#media.want(want);
  }

  /** The privacy button: nothing more is sent or shown from this moment on, whenever the server hears of it. */
  stepAway(away: boolean): void {
    if (away) {
      this.#notice.value = null;
      this.announcer.hush();
    }
    void this.#privacy.want(away);
  }

  /** Ask the server for something; a refusal is told to the person. Returns: whether it was done. */
  async ask(command: Command): Promise<Reply> {
    const reply = await this.#command(command);
    if (!reply.ok) this.tell(this.#sentence(reply));
    return reply;
  }

  /** Ask for something of which the person need not know. */
  quietly(command: Command): Promise<Reply> {
    return this.#command(command);
  }

  async leave(): Promise<void> {
    const connection = this.#connection.value;
    const told = this.#command({ type: "leave" });
    this.#finish("left");
    await told;
    connection?.close();
  }

  /** Show a short word, and say it. */
  tell(text: string): void {
    this.#show(text);
    this.announce(text);
  }

  /** Say something to those who listen to the page, without showing it. */
  announce(text: string, urgency: Urgency = "polite"): void {
    this.announcer.say(text, urgency);
  }

  dismiss(notice: Notice): void {
    if (this.#notice.value?.id === notice.id) this.#notice.value = null;
  }

  /** Put the facilitator's message away. */
  dismissMessage(): void {
    this.#message.value = null;
  }

  /** The network or the page came back: do not wait out a delay. */
  hurry(): void {
    this.#connection.value?.hurry();
  }

  /** Tell the server which seats this page shows, and how large. */
  async show(seats: readonly ShownSeat[]): Promise<boolean> {
    return (await this.#connection.value?.show(seats))?.ok ?? false;
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

  #welcome(welcome: Welcome): void {
    const { you, view, seq, missed, media, now } = welcome;
    this.clock.learn(now);
    batch(() => {
      this.#tellMissed(missed ?? []);
      this.#you.value = you;
      this.#replica.value = { view, seq };
      this.#stage.value = { at: "inside" };
      this.#caughtUp(seq);
      if (this.#chosen) this.#takeChoices(you.role);
      this.#chosen = false;
      for (const listener of this.#listeners) listener.welcome?.(welcome);
    });
    this.#needs.ticket.remember({ personal: you.token, name: you.name, inside: true });
    this.#needs.transport.welcome(media);
    void this.#media.tell();
    void this.#privacy.tell();
  }

  /**
   * What was chosen in the preview becomes the first wish, where the session does not say the same already. Who comes in
   * during a break comes in as everyone is then, switched off.
   */
  #takeChoices(role: Role): void {
    const locked = this.locked.value;
    const chosen = this.view.value?.recess ? SWITCHED_OFF : this.#preview.value;
    const want = {
      microphone: chosen.microphone && !locked.microphone,
      camera: chosen.camera && !locked.camera,
    };
    const me = this.me.value;
    if (me === null ? role === "observer" : !me.may_speak) return;
    const same = me !== null && want.microphone === !me.muted && want.camera === me.camera;
    if (!same) this.#media.hold(want);
  }

  #events(events: readonly WireEvent[]): void {
    const replica = this.#replica.value;
    if (replica === null) return;
    batch(() => {
      const fresh = events.filter((event) => event.seq > replica.seq);
      for (const event of fresh) this.clock.learn(event.at);
      this.#tellNews(fresh, replica.view);
      const after = advance(replica, fresh);
      this.#replica.value = after;
      this.#caughtUp(after.seq);
    });
  }

  #caughtUp(seq: number): void {
    this.#media.caughtUp(seq);
    this.#privacy.caughtUp(seq);
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
    const shown: string[] = [];
    for (const event of events) {
      const after = fold(view, event);
      const own = "participant" in event && event.participant === you;
      // Whoever is apart is told of themselves only: somebody else may be looking.
      const told = own || this.apart.value === null ? news(event, view, after, you, this.#needs.text) : null;
      if (told) this.announce(told.text, told.urgent ? "assertive" : "polite");
      if (told?.shown) shown.push(told.text);
      if (event.type === "muted" && event.participant === you) this.#media.change(mutedByOther);
      if (event.type === "camera_stopped" && event.participant === you) this.#media.change(stoppedByOther);
      if (event.type === "break_started") this.#media.change((wish) => stoppedByOther(mutedByOther(wish)));
      view = after;
    }
    // What happened at once is shown at once: one word would hide the other.
    if (shown.length > 0) this.#show(sentences(shown));
  }

  #show(text: string): void {
    this.#notice.value = { id: ++this.#notices, text };
  }

  #signals(signals: Signals): void {
    batch(() => {
      if (signals.speaking) this.#speaking.value = new Set(signals.speaking);
      if (signals.links) this.#links.value = signals.links;
      const { message } = signals;
      const forMany = message?.scope === "lobby" || message?.scope === "rooms";
      // Who leads shares what they write with the others who lead, and so gets it back.
      if (forMany && message.from !== this.#you.value?.id) this.#message.value = message;
      for (const listener of this.#listeners) listener.signals?.(signals);
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
      this.#stage.value = { at: "preview", complaint: this.#refusal({ code, message }) };
      return;
    }
    if (this.#stage.value.at === "joining" && this.#mayTryLink(code)) {
      ticket.dropPersonal();
      this.#enter();
      return;
    }
    if (!ENDINGS.has(code)) ticket.forget();
    this.#finish(ENDINGS.has(code) ? (code as Ending) : "invalid");
  }

  /** A tab that was in before came back with the token of that time: where it has run out, the link may still lead in. */
  #mayTryLink(code: string): boolean {
    const { ticket } = this.#needs;
    if (!ticket.isPersonal) return false;
    // A group's link leads from one session into the next.
    return STALE.has(code) || (code === "ended" && claims(ticket.link).grp !== undefined);
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

  #sentence({ error }: Failure): string {
    return error.code === "offline" ? this.#needs.text.news.offline : this.#refusal(error);
  }

  #ahead<T>(command: (want: T) => Command): Ahead<T> {
    return new Ahead<T>({
      send: (want) => this.#command(command(want)),
      refused: (failure) => this.tell(this.#sentence(failure)),
      seq: () => this.#replica.peek()?.seq ?? 0,
    });
  }
}

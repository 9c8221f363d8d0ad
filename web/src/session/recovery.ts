/**
 * What is the matter between this device and the others, as one thing at a time, and what the page does about it.
 *
 * The weightiest trouble is told: without a network nothing else matters, without the server not how media travels.
 * Short drops are taken up before anybody need know: most are told only once they have lasted. A weak link is met by
 * sending the picture in its least size, so that sound comes first. Rule that holds: nothing here asks the person to do
 * anything in order to come back; it says what happens, and what would help.
 */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Phase } from "../media/link";
import type { Path } from "../media/path";
import type { Transport } from "../media/transport";
import { isBad, JUDGE_EVERY_MS, judge, STRONG } from "../media/weakness";
import type { Text } from "../text";
import type { Timers } from "../timers";
import type { Status } from "./connection";
import type { Meeting, Notice } from "./meeting";

export type Trouble =
  | "offline" // the device has no network
  | "server" // the server cannot be reached
  | "blocked" // it can, but media does not get through
  | "connecting" // media has not come through so far
  | "restoring" // it did, and is being taken up again
  | "weak";

export interface Facts {
  readonly status: Status;
  readonly online: boolean;
  readonly phase: Phase;
  /** Media has come through before. */
  readonly met: boolean;
  /** Dials in a row that led nowhere. */
  readonly failures: number;
  /** The server has answered an offer, so that what fails is the way there. */
  readonly answered: boolean;
  readonly weak: boolean;
}

/** So many dials come to nothing before the network is to blame. */
const BLOCKED_FROM = 2;
const LOOK_EVERY_MS = 3_000;
/** Trouble that is over sooner than this is not worth a word. */
export const WORTH_TELLING_MS = 700;

/** Whether what is shown of the others stands still. */
export function isFrozen({ met, phase }: Pick<Facts, "met" | "phase">): boolean {
  return met && phase !== "connected" && phase !== "probing" && phase !== "closed";
}

/** The weightiest trouble there is. */
export function troubleOf(facts: Facts): Trouble | null {
  const { status, online, phase, met, failures, answered, weak } = facts;
  if (status !== "online" && status !== "reconnecting") return null;
  if (!online) return "offline";
  if (status === "reconnecting") return "server";
  if (phase === "connected" || phase === "probing") return weak ? "weak" : null;
  if (answered && failures >= BLOCKED_FROM) return "blocked";
  if (isFrozen(facts)) return "restoring";
  return !met && failures > 0 ? "connecting" : null;
}

export interface RecoveryNeeds {
  readonly meeting: Pick<Meeting, "status" | "links" | "me" | "stage" | "notice" | "tell" | "dismiss" | "hurry">;
  readonly transport: Pick<Transport, "phase" | "streams" | "failures" | "targets" | "path" | "spare">;
  /** Whether the device has a network at all, as far as the browser knows. */
  readonly online: ReadonlySignal<boolean>;
  readonly timers: Timers;
  readonly text: Text;
}

export class Recovery {
  readonly #needs: RecoveryNeeds;
  readonly #weakness = signal(STRONG);
  readonly #path = signal<Path | null>(null);
  readonly #told = signal<Trouble | null>(null);
  readonly #stop: (() => void)[];
  /** The word that all is well again. */
  #relief: Notice | null = null;
  #cancel: () => void = () => undefined;

  constructor(needs: RecoveryNeeds) {
    this.#needs = needs;
    this.#stop = [
      effect(() => this.#follow(this.#trouble.value)),
      effect(() => (this.#isUp.value ? this.#watch() : undefined)),
      effect(() => needs.transport.spare(this.#isWeak.value)),
    ];
  }

  /** The trouble the person is told of. */
  get trouble(): ReadonlySignal<Trouble | null> {
    return this.#told;
  }

  /** How media travels, as it was when last looked at. */
  get path(): ReadonlySignal<Path | null> {
    return this.#path;
  }

  readonly #isWeak = computed(() => this.#weakness.value.weak);
  readonly #isUp = computed(() => this.#needs.transport.phase.value === "connected");
  readonly #trouble = computed(() => {
    const { meeting, transport, online } = this.#needs;
    return troubleOf({
      status: meeting.status.value,
      online: online.value,
      phase: transport.phase.value,
      met: transport.streams.value.length > 0,
      failures: transport.failures.value,
      answered: transport.targets.value.length > 0,
      weak: this.#isWeak.value,
    });
  });
  /** Whether the pictures of the others stand still. */
  readonly frozen: ReadonlySignal<boolean> = computed(() => {
    const { transport } = this.#needs;
    return isFrozen({ met: transport.streams.value.length > 0, phase: transport.phase.value });
  });

  /** Come back now, without waiting for the next try. */
  tryNow(): void {
    this.#needs.meeting.hurry();
  }

  close(): void {
    for (const stop of this.#stop) stop();
    this.#cancel();
  }

  /** Tell of a change: at once when something was told already, else when it has lasted. */
  #follow(trouble: Trouble | null): void {
    const { timers } = this.#needs;
    this.#cancel();
    const before = this.#told.peek();
    if (trouble === before) return;
    if (trouble === null || before !== null || trouble === "offline") this.#tell(trouble);
    else this.#cancel = timers.after(WORTH_TELLING_MS, () => this.#tell(trouble));
  }

  #tell(trouble: Trouble | null): void {
    const { meeting, text } = this.#needs;
    const before = this.#told.peek();
    this.#told.value = trouble;
    if (trouble !== null) {
      if (this.#relief) meeting.dismiss(this.#relief);
      this.#relief = null;
    } else if (before !== null && meeting.stage.peek().at === "inside") {
      meeting.tell(before === "weak" ? text.recovery.good : text.recovery.back);
      this.#relief = meeting.notice.peek();
    }
  }

  /** Look at the path now and then, and judge it, for as long as media comes through. */
  #watch(): () => void {
    const { meeting, transport, timers } = this.#needs;
    let stopped = false;
    let cancels: (() => void)[] = [];
    const look = async (): Promise<void> => {
      const path = await transport.path();
      if (stopped) return;
      this.#path.value = path;
      cancels[0] = timers.after(LOOK_EVERY_MS, () => void look());
    };
    const next = (): void => {
      cancels[1] = timers.after(JUDGE_EVERY_MS, () => {
        const own = meeting.me.peek()?.id ?? "";
        this.#weakness.value = judge(this.#weakness.peek(), isBad(meeting.links.peek()[own], this.#path.peek()));
        next();
      });
    };
    void look();
    next();
    return () => {
      stopped = true;
      for (const cancel of cancels) cancel?.();
      cancels = [];
      // The judgement stands: a link that breaks off now and then is no better for it.
      this.#path.value = null;
    };
  }
}

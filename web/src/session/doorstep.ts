/**
 * Before anything else: what the link leads to, as the server tells it to whoever holds it.
 *
 *     asking ──link──▶ link (the first page) ──enter──▶ passed (the preview)
 *       │  ╲                 ╲ shut: it does not lead in now; looked at again where that may pass
 *       │   ╲ no answer: unreachable, asked again
 *       └──▶ passed at once, for those who need not read it: leaders, and whoever was in by this tab before
 *
 * Rule that holds: no camera and no microphone is asked for before `passed`. What the server says here is for display;
 * whether somebody comes in is judged anew when they do.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { LinkState } from "../generated/api";
import { isLeader } from "../state/roles";
import type { Timers } from "../timers";
import type { Ticket } from "./ticket";

export type Obstacle = NonNullable<LinkState["obstacle"]>;

export type Step =
  | { readonly at: "asking" }
  | { readonly at: "unreachable" }
  | { readonly at: "link"; readonly link: LinkState }
  | { readonly at: "shut"; readonly why: Obstacle | "invalid"; readonly link: LinkState | null }
  | { readonly at: "passed"; readonly link: LinkState };

/** The token is nobody's, or leads to nothing there is. Anything else that is thrown may pass. */
export class NoLink extends Error {}

export interface DoorstepNeeds {
  readonly ticket: Pick<Ticket, "link" | "token" | "forget">;
  readonly timers: Timers;
  /** Throws: NoLink. */
  look(token: string): Promise<LinkState>;
}

export const FIRST_RETRY_MS = 1_000;
export const LAST_RETRY_MS = 15_000;
export const LOOK_AGAIN_MS = 20_000;
/** Why a link may lead in a little later. */
const PASSING: ReadonlySet<string> = new Set<Obstacle>(["full", "locked", "early"]);
/** What a tab's own token says of a session that is over, while its link may lead into the next one. */
const STALE: ReadonlySet<string> = new Set<Obstacle>(["ended", "expired"]);

export class Doorstep {
  readonly #needs: DoorstepNeeds;
  readonly #step = signal<Step>({ at: "asking" });
  #turn = 0;
  #failures = 0;
  #cancel: () => void = () => undefined;

  constructor(needs: DoorstepNeeds) {
    this.#needs = needs;
  }

  get step(): ReadonlySignal<Step> {
    return this.#step;
  }

  /** What is known of the link; null: nothing. */
  get link(): LinkState | null {
    const step = this.#step.value;
    return "link" in step ? step.link : null;
  }

  /** Ask what the link leads to, now. Once it has let the person pass, there is nothing to ask. */
  look(): void {
    if (this.#step.value.at !== "passed") void this.#look();
  }

  /** The network or the page is back. */
  hurry(): void {
    const { at } = this.#step.value;
    if (at !== "asking") this.look();
  }

  /** On to the preview. */
  enter(): void {
    const step = this.#step.value;
    if (step.at !== "link") return;
    this.#cancel();
    this.#step.value = { at: "passed", link: step.link };
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    this.#cancel();
    const { ticket } = this.#needs;
    const shown = ticket.token;
    try {
      const link = await this.#needs.look(shown);
      if (turn !== this.#turn) return;
      this.#failures = 0;
      const stale = link.obstacle !== null && STALE.has(link.obstacle);
      if (stale && shown !== ticket.link) this.#afresh();
      else this.#told(link, shown !== ticket.link);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!(error instanceof NoLink)) this.#unreachable();
      else if (shown !== ticket.link) this.#afresh();
      else this.#step.value = { at: "shut", why: "invalid", link: null };
    }
  }

  /** This tab's own token is of no use any more: the link itself may be. */
  #afresh(): void {
    this.#needs.ticket.forget();
    void this.#look();
  }

  #told(link: LinkState, wasIn: boolean): void {
    const { obstacle } = link;
    if (obstacle !== null) {
      this.#step.value = { at: "shut", why: obstacle, link };
      if (PASSING.has(obstacle)) this.#again(LOOK_AGAIN_MS);
      return;
    }
    const knows = wasIn || isLeader(link.role);
    this.#step.value = { at: knows && !link.present ? "passed" : "link", link };
  }

  #unreachable(): void {
    // Who has been told something keeps it on the screen.
    if (this.#step.value.at === "asking") this.#step.value = { at: "unreachable" };
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#again(delay);
  }

  #again(delay: number): void {
    this.#cancel = this.#needs.timers.after(delay, () => void this.#look());
  }
}

const PATH = "/api/v1/link";
/** Answers that will not change: no such link, or not one that fits. */
const NO_LINK: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** Ask the server. Throws: NoLink, or what may pass. */
export async function lookAtLink(token: string): Promise<LinkState> {
  const response = await fetch(PATH, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
    cache: "no-store",
  });
  if (NO_LINK.has(response.status)) throw new NoLink();
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()) as LinkState;
}

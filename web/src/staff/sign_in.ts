/**
 * Whether somebody is signed in, and that nobody stays so at a desk they have left.
 *
 *     unknown ──whoami──▶ out ──enter──▶ in ──leave, the server's word, idle minutes──▶ out
 *
 * The token is kept for this tab only. The server counts requests, the page counts what the person does: who reads for
 * long is kept signed in, and who has gone is signed out here as well, `WARNING` before which they are asked.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Member, Scope } from "../generated/api";
import type { Timers } from "../timers";
import { type Api, Refused } from "./api";

export type State =
  | { readonly at: "unknown" }
  | { readonly at: "out"; readonly why: Why }
  | { readonly at: "in"; readonly staff: Member; readonly scopes: readonly Scope[] };

/** Why nobody is signed in. `changed`: with a new password one signs in anew. */
export type Why = "never" | "left" | "idle" | "changed";

const KEY = "hearth:staff";
const MINUTE = 60_000;
const WARNING = 2 * MINUTE;
/** So often at most the server is told that somebody is there who only reads. */
const KEEP_ALIVE = 5 * MINUTE;
const LOOK = 15_000;

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
interface Kept {
  readonly token: string;
  readonly idle: number;
}

export interface SignInNeeds {
  readonly store: Store;
  readonly timers: Timers;
  now(): number;
}

export class SignIn {
  readonly #needs: SignInNeeds;
  readonly #state: Signal<State> = signal({ at: "unknown" });
  readonly #leaving = signal(false);
  #kept: Kept | null;
  #active: number;
  #told: number;
  #cancel: (() => void) | null = null;
  #api!: Api;

  constructor(needs: SignInNeeds) {
    this.#needs = needs;
    this.#kept = read(needs.store);
    this.#active = this.#told = needs.now();
  }

  get state(): ReadonlySignal<State> {
    return this.#state;
  }
  /** They will be signed out in a moment unless they do something. */
  readonly leaving: ReadonlySignal<boolean> = computed(() => this.#leaving.value);

  get token(): string | null {
    return this.#kept?.token ?? null;
  }

  /** Find out who it is, as far as this tab remembers somebody. */
  async begin(api: Api): Promise<void> {
    this.#api = api;
    if (this.#kept === null) this.#state.value = { at: "out", why: "never" };
    else await this.#recognise();
  }

  /** Sign in. Returns: why not, or null when it is done. */
  async enter(login: string, password: string): Promise<Refused | null> {
    try {
      const { token, idle_minutes } = await this.#api.ask("signIn", { body: { login, password } });
      this.#keep({ token, idle: idle_minutes * MINUTE });
      await this.#recognise();
      return null;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  async leave(why: "left" | "idle" = "left"): Promise<void> {
    const told = this.#api.ask("signOut", {}).catch((error: unknown) => console.debug("Signed out here only", error));
    this.#out(why);
    await told;
  }

  /** The server's word: this sign-in is over. */
  over(why: "idle" | "changed" = "idle"): void {
    if (this.#state.value.at !== "out") this.#out(why);
  }

  /** The person is there. */
  active(): void {
    this.#active = this.#needs.now();
    this.#leaving.value = false;
    if (this.#state.value.at === "in" && this.#active - this.#told >= KEEP_ALIVE) this.#tell();
  }

  async #recognise(): Promise<void> {
    try {
      const { staff, scopes } = await this.#api.ask("whoami", {});
      if (staff === null) return this.#out("never");
      this.#active = this.#told = this.#needs.now();
      this.#state.value = { at: "in", staff, scopes };
      this.#look();
    } catch (error) {
      // `over` has put it down already, if that was it.
      if (this.#state.value.at !== "out") this.#out("never");
      console.debug("Nobody is signed in", error);
    }
  }

  #tell(): void {
    this.#told = this.#needs.now();
    this.#api.ask("whoami", {}).catch((error: unknown) => console.debug("The server was not told", error));
  }

  #look(): void {
    const idle = this.#needs.now() - this.#active;
    const most = this.#kept?.idle ?? 0;
    if (idle >= most) {
      void this.leave("idle");
      return;
    }
    this.#leaving.value = idle >= most - WARNING;
    this.#cancel = this.#needs.timers.after(LOOK, () => this.#look());
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#needs.store.setItem(KEY, JSON.stringify(kept));
  }

  #out(why: Why): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#kept = null;
    this.#needs.store.removeItem(KEY);
    this.#leaving.value = false;
    this.#state.value = { at: "out", why };
  }
}

function read(store: Store): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(KEY) ?? "null") as Kept | null;
    return kept !== null && typeof kept.token === "string" && typeof kept.idle === "number" ? kept : null;
  } catch {
    return null;
  }
}

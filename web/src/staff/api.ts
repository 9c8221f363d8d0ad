/**
 * The HTTP API by its generated operations: what is asked, with what, and what comes back, all in types.
 *
 * Rule that holds: a refusal is always a `Refused` with the server's stable code; `signed_out` is told once to whoever
 * keeps the sign-in, whichever request finds out.
 */
import { type Api as Operations, type Code, ROUTES } from "../generated/api";

export type Name = keyof typeof ROUTES;
export type Answer<N extends Name> = Operations[N] extends { answer: infer A } ? A : undefined;

type Route<N extends Name> = (typeof ROUTES)[N][1];
type InPath<P extends string> = P extends `${string}{${infer K}}${infer Rest}` ? K | InPath<Rest> : never;
type Empty = Readonly<Record<never, never>>;
/** What an operation takes: the names in its path, its query and its body. */
export type Wish<N extends Name> = ([InPath<Route<N>>] extends [never]
  ? Empty
  : { path: Readonly<Record<InPath<Route<N>>, string | number>> }) &
  (Operations[N] extends { query: infer Q } ? { query?: Partial<Q> } : Empty) &
  (Operations[N] extends { body: infer B } ? { body: B } : Empty);

/** The server said no, or could not be reached (`offline`). The message is a sentence for people. */
export class Refused extends Error {
  constructor(
    readonly code: Code | "offline",
    message: string,
  ) {
    super(message);
  }
}

export interface ApiNeeds {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The token of the sign-in; null: nobody is signed in. */
  token(): string | null;
  /** The sign-in is over. */
  signedOut(): void;
}

const PREFIX = "/api/v1";

export class Api {
  readonly #needs: ApiNeeds;

  constructor(needs: ApiNeeds) {
    this.#needs = needs;
  }

  /** Ask for an operation. Throws: Refused. */
  async ask<N extends Name>(name: N, wish: Wish<N>): Promise<Answer<N>> {
    const response = await this.#send(name, wish);
    if (response.status === 204) return undefined as Answer<N>;
    return (await response.json()) as Answer<N>;
  }

  /** An operation's answer as a file, for downloads. Throws: Refused. */
  async file<N extends Name>(name: N, wish: Wish<N>): Promise<Blob> {
    return (await this.#send(name, wish)).blob();
  }

  async #send<N extends Name>(name: N, wish: Wish<N>): Promise<Response> {
    const { path, query, body } = wish as Loose;
    const [method, route] = ROUTES[name];
    const token = this.#needs.token();
    const headers: Record<string, string> = {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "POST" ? { "Idempotency-Key": freshKey() } : {}),
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    let response: Response;
    try {
      response = await this.#needs.fetch(PREFIX + filled(route, path ?? {}) + search(query ?? {}), init);
    } catch {
      throw new Refused("offline", "");
    }
    if (response.ok) return response;
    const refused = await problem(response);
    if (refused.code === "unauthenticated" && token !== null) this.#needs.signedOut();
    throw refused;
  }
}

interface Loose {
  path?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

/** A key nobody has used. Unlike `randomUUID` it is there without https, too. */
function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function filled(route: string, path: Readonly<Record<string, string | number>>): string {
  return route.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(path[name] ?? ""));
}

function search(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function problem(response: Response): Promise<Refused> {
  try {
    const { code, detail } = (await response.json()) as { code: Code; detail: string };
    return new Refused(code, detail);
  } catch {
    return new Refused("unavailable", "");
  }
}

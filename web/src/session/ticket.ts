/**
 * The way in: the token behind `#` of an invitation link, and what this tab remembers about it.
 *
 * The fragment never leaves the browser, so no log and no Referer holds it. The welcome brings
 * a personal token; it is kept for this tab only (sessionStorage), so that a reload comes back as the same person and a
 * shared computer forgets it with the tab. Rule that holds: claims are read here for display only, the server judges.
 */
import type { OwnMedia } from "./wish";

export interface Claims {
  readonly role?: string;
  /** The group, in an invitation that leads into whichever of its sessions is on. */
  readonly grp?: string;
  /** Seconds since the Unix epoch. */
  readonly exp?: number;
}

/** The token of a link's fragment (`#…`), or null if there is none. */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, "").trim();
  return token === "" ? null : token;
}

/** The claims of a signed token, unverified; empty if it is not one. */
export function claims(token: string): Claims {
  try {
    const payload = token.split(".")[1] ?? "";
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof read !== "object" || read === null) return {};
    const { role, exp, grp } = read as { role?: unknown; exp?: unknown; grp?: unknown };
    return {
      ...(typeof role === "string" ? { role } : {}),
      ...(typeof exp === "number" ? { exp } : {}),
      ...(typeof grp === "string" ? { grp } : {}),
    };
  } catch {
    return {};
  }
}

interface Memory {
  /** The last choice of microphone and camera, for as long as the session's word is not known. */
  readonly media?: OwnMedia;
  readonly personal?: string;
  readonly name?: string;
  /** Whether this tab was in the circle: then a reload goes straight back. */
  readonly inside?: boolean;
}

export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What this tab remembers about one link. */
export class Ticket {
  readonly link: string;
  readonly #store: Store | null;
  readonly #key: string;
  #memory: Memory;

  /** `store` null is a browser that forbids storage: everything works, but a reload asks again. */
  constructor(link: string, store: Store | null) {
    this.link = link;
    this.#store = store;
    this.#key = `hearth:${link}`;
    this.#memory = this.#read();
  }

  /** What to show the server: the personal token if there is one, else the link's own. */
  get token(): string {
    return this.#memory.personal ?? this.link;
  }

  /** Whether the token to be shown is not the link's own. */
  get isPersonal(): boolean {
    return this.#memory.personal !== undefined;
  }

  get name(): string {
    return this.#memory.name ?? "";
  }

  get media(): OwnMedia {
    return this.#memory.media ?? { microphone: true, camera: true };
  }

  get inside(): boolean {
    return this.#memory.inside ?? false;
  }

  remember(change: Memory): void {
    this.#memory = { ...this.#memory, ...change };
    try {
      this.#store?.setItem(this.#key, JSON.stringify(this.#memory));
    } catch (error) {
      console.debug("This browser keeps nothing for the tab", error);
    }
  }

  /** Forget the personal token alone: the link itself is to be tried. */
  dropPersonal(): void {
    const { personal: _, ...others } = this.#memory;
    this.#memory = others;
    this.remember({});
  }

  /** Forget who this tab was: the server no longer knows the personal token. */
  forget(): void {
    this.#memory = {};
    this.#store?.removeItem(this.#key);
  }

  #read(): Memory {
    try {
      const read: unknown = JSON.parse(this.#store?.getItem(this.#key) ?? "{}");
      return typeof read === "object" && read !== null ? (read as Memory) : {};
    } catch {
      return {};
    }
  }
}

/** The storage of this tab, or null where the browser forbids it. */
export function tabStore(): Store | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

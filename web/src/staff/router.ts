/**
 * Which of the staff's pages an address is, and going from one to another without loading anything anew.
 *
 * Rule that holds: the address alone says what is shown, so every page can be reloaded, bookmarked and gone back to.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";

export type Page =
  | { readonly page: "today" }
  | { readonly page: "groups" }
  | { readonly page: "group"; readonly group: string; readonly part: GroupPart }
  | { readonly page: "sessions" }
  | { readonly page: "session"; readonly session: string }
  | { readonly page: "sheet"; readonly session: string; readonly participant: string }
  | { readonly page: "accounts" }
  | { readonly page: "keys" }
  | { readonly page: "audit" }
  | { readonly page: "own" }
  | { readonly page: "unknown" };

export const GROUP_PARTS = ["people", "meetings", "links", "sessions", "settings"] as const;
export type GroupPart = (typeof GROUP_PARTS)[number];

const ROOT = "/staff";
const PLAIN = ["groups", "sessions", "accounts", "keys", "audit", "own"] as const;
type Plain = (typeof PLAIN)[number];

/** The page at an address; `pathname` is that of the whole URL. */
export function pageAt(pathname: string): Page {
  const [first, second, third, ...rest] = pathname.slice(ROOT.length).split("/").filter(Boolean).map(decoded);
  if (first === undefined) return { page: "today" };
  if (rest.length > 0) return { page: "unknown" };
  if (second === undefined) return isPlain(first) ? { page: first } : { page: "unknown" };
  if (first === "sessions") {
    return third === undefined
      ? { page: "session", session: second }
      : { page: "sheet", session: second, participant: third };
  }
  if (first === "groups") {
    const part = GROUP_PARTS.find((each) => each === (third ?? "people"));
    if (part !== undefined) return { page: "group", group: second, part };
  }
  return { page: "unknown" };
}

/** The address of a page. */
export function addressOf(page: Exclude<Page, { page: "unknown" }>): string {
  switch (page.page) {
    case "today":
      return ROOT;
    case "group":
      return `${ROOT}/groups/${encodeURIComponent(page.group)}${page.part === "people" ? "" : `/${page.part}`}`;
    case "session":
      return `${ROOT}/sessions/${encodeURIComponent(page.session)}`;
    case "sheet":
      return `${ROOT}/sessions/${encodeURIComponent(page.session)}/${encodeURIComponent(page.participant)}`;
    default:
      return `${ROOT}/${page.page}`;
  }
}

function isPlain(name: string): name is Plain {
  return (PLAIN as readonly string[]).includes(name);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export class Router {
  readonly #page: Signal<Page> = signal(pageAt(location.pathname));

  constructor() {
    window.addEventListener("popstate", () => (this.#page.value = pageAt(location.pathname)));
    document.addEventListener("click", (event) => this.#follow(event));
  }

  get page(): ReadonlySignal<Page> {
    return this.#page;
  }

  go(address: string): void {
    history.pushState(null, "", address);
    this.#page.value = pageAt(location.pathname);
    window.scrollTo(0, 0);
  }

  /** Links among the staff's pages are followed here, all others by the browser, and all that are to open elsewhere. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === null || !plain || event.defaultPrevented || link.target !== "" || link.hasAttribute("download"))
      return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || (to.pathname !== ROOT && !to.pathname.startsWith(`${ROOT}/`))) return;
    if (to.hash !== "" && to.pathname === location.pathname) return;
    event.preventDefault();
    this.go(to.pathname);
  }
}

/**
 * The focus is never lost: what holds it may go away, as a turn that is over, a strip, a dialog, a row, a panel.
 *
 * Nowhere, from where a keyboard starts at the top of the page and a screen reader falls silent, is not a place. What
 * had the focus is remembered with what stood around it; when it is gone and nobody else has taken the focus, it goes to
 *
 * 1. the same control, where it was drawn anew (its `data-testid`, or its id);
 * 2. what opened the place it was in: the button or tab that controls the panel, what had the focus before the dialog;
 * 3. the row that now stands where its row stood;
 * 4. the nearest thing around it that is still there and is a place of its own: a panel, a strip, a dialog, by its heading;
 * 5. the page's heading, or its main part.
 *
 * Rules that hold: never to another control that would act, as the next press may be on its way already; a key held down
 * does not press what it has just been moved to; a control that is only busy keeps its place for a second; views that
 * take the focus themselves (a heading, a field) go first.
 */

/** Views give the focus in an effect, which comes after the next frame. */
const WAIT_MS = 50;
const BUSY_MS = 1_000;
const PLACES = "dialog, [role=dialog], [role=tabpanel], aside, section, fieldset, form, .strip";
const HEADINGS = "h1, h2, h3, h4, legend";

interface Held {
  readonly element: HTMLElement;
  /** The element and what was around it, outwards. */
  readonly path: readonly HTMLElement[];
  readonly name: string | null;
  /** What controlled each of the path when it got the focus. */
  readonly openers: ReadonlyMap<HTMLElement, HTMLElement>;
  /** For each row of the path its place among its like. */
  readonly rows: ReadonlyMap<HTMLElement, number>;
  /** What was held before the dialog this stands in opened. */
  readonly before: Held | null;
}

/** Keep watch over the page's focus. Returns: stop. */
export function keepFocus(page: Document): () => void {
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lostSince: number | null = null;
  let byPointer = false;
  let movedTo: HTMLElement | null = null;

  const remember = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target === page.body) return;
    if (event.target !== movedTo) movedTo = null;
    held = hold(event.target, held);
    lostSince = null;
  };
  // Who puts the focus down by pressing beside everything has not lost it.
  const put = (event: FocusEvent): void => {
    const { target } = event;
    if (event.relatedTarget !== null || !(target instanceof HTMLElement) || target !== held?.element) return;
    setTimeout(() => {
      if (held?.element === target && nowhere(page) && usable(target)) held = null;
    }, 0);
  };
  const check = (): void => {
    timer = undefined;
    if (held === null || !nowhere(page) || !page.hasFocus()) return void (lostSince = null);
    if (usable(held.element)) return held.element.focus({ preventScroll: true });
    lostSince ??= Date.now();
    const busy = held.element.isConnected && held.element.closest("[inert], [hidden]") === null;
    const wait = busy ? lostSince + BUSY_MS - Date.now() : 0;
    if (wait > 0) return void (timer = setTimeout(check, wait));
    const heir = heirOf(held, page);
    if (heir === null) return;
    movedTo = heir;
    give(heir, byPointer);
  };
  const look = (): void => {
    if (held !== null && nowhere(page)) timer ??= setTimeout(check, WAIT_MS);
  };
  const pressed = (event: KeyboardEvent): void => {
    byPointer = false;
    if (event.repeat && movedTo !== null && event.target === movedTo && (event.key === "Enter" || event.key === " "))
      event.preventDefault();
  };
  const pointed = (): void => void (byPointer = true);

  const observer = new MutationObserver(look);
  observer.observe(page.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled", "inert", "hidden", "open"],
  });
  const listeners: readonly [string, (event: never) => void][] = [
    ["focusin", remember],
    ["focusout", put],
    ["keydown", pressed],
    ["pointerdown", pointed],
  ];
  for (const [type, listener] of listeners) page.addEventListener(type, listener as EventListener, true);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const [type, listener] of listeners) page.removeEventListener(type, listener as EventListener, true);
  };
}

const nowhere = (page: Document): boolean => page.activeElement === null || page.activeElement === page.body;

function hold(element: HTMLElement, last: Held | null): Held {
  const path: HTMLElement[] = [];
  for (let each: HTMLElement | null = element; each !== null && each.tagName !== "BODY"; each = each.parentElement)
    path.push(each);
  const openers = new Map<HTMLElement, HTMLElement>();
  const rows = new Map<HTMLElement, number>();
  for (const each of path) {
    const opener = each.id === "" ? null : openerOf(each);
    if (opener !== null) openers.set(each, opener);
    if (each.tagName === "LI") rows.set(each, [...(each.parentElement?.children ?? [])].indexOf(each));
  }
  const dialog = element.closest("dialog");
  const before = dialog === null ? null : last !== null && dialog.contains(last.element) ? last.before : last;
  return { element, path, name: nameOf(element), openers, rows, before };
}

function openerOf(place: HTMLElement): HTMLElement | null {
  const found = place.ownerDocument.querySelector(`[aria-controls~="${CSS.escape(place.id)}"]`);
  return found instanceof HTMLElement ? found : null;
}

function nameOf(element: HTMLElement): string | null {
  if (element.dataset["testid"]) return `[data-testid="${CSS.escape(element.dataset["testid"])}"]`;
  return element.id === "" ? null : `#${CSS.escape(element.id)}`;
}

function heirOf(held: Held, page: Document): HTMLElement | null {
  const again = held.name === null ? null : page.querySelector<HTMLElement>(held.name);
  if (again !== null && usable(again)) return again;
  for (const each of held.path) {
    const found = each.isConnected && seen(each) ? placeOf(each, held) : openerIfGone(each, held);
    if (found !== null) return found;
    // A dialog that is gone gives back what it took.
    if (each.tagName === "DIALOG" && held.before !== null && !(each.isConnected && seen(each)))
      return usable(held.before.element) ? held.before.element : heirOf(held.before, page);
  }
  // A screen before the circle is a main part too, and the circle inert meanwhile.
  const main = [...page.querySelectorAll<HTMLElement>("main")].find(seen);
  return main === undefined ? null : (main.querySelector<HTMLElement>("h1") ?? main);
}

function openerIfGone(place: HTMLElement, held: Held): HTMLElement | null {
  const opener = held.openers.get(place);
  if (opener === undefined) return null;
  if (usable(opener)) return opener;
  const name = nameOf(opener);
  const again = name === null ? null : place.ownerDocument.querySelector<HTMLElement>(name);
  return again !== null && usable(again) ? again : null;
}

/** Around the lost one and still there: the row in its place, or a place of its own; `null`: look further out. */
function placeOf(around: HTMLElement, held: Held): HTMLElement | null {
  const child = held.path[held.path.indexOf(around) - 1];
  const row = child === undefined || child.isConnected ? undefined : held.rows.get(child);
  if (row !== undefined && around.children.length > 0)
    return around.children[Math.min(row, around.children.length - 1)] as HTMLElement;
  if (around === held.element) return null;
  if (around.hasAttribute("tabindex")) return around;
  if (!around.matches(PLACES)) return null;
  return around.querySelector<HTMLElement>(HEADINGS) ?? around;
}

/** What is no control takes the focus as long as it has it, without becoming a stop of the Tab key. */
function give(heir: HTMLElement, byPointer: boolean): void {
  if (!heir.hasAttribute("tabindex") && !heir.matches("button, input, select, textarea, a[href], summary")) {
    heir.tabIndex = -1;
    heir.addEventListener("blur", () => heir.removeAttribute("tabindex"), { once: true });
  }
  heir.focus({ preventScroll: byPointer });
}

const usable = (element: HTMLElement): boolean => element.isConnected && !element.matches(":disabled") && seen(element);

function seen(element: HTMLElement): boolean {
  if (element.closest("[inert], [hidden], dialog:not([open])") !== null) return false;
  return typeof element.checkVisibility !== "function" || element.checkVisibility();
}

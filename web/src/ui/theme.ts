/**
 * How the pages look: the person's choice, or else what their system asks for. The style sheet does the rest.
 *
 * `data-theme` on the page is the choice, and absent when there is none; `data-contrast` is `more` where the system asks
 * for it, whatever the choice. Both are set before anything is drawn.
 */
import { effect, signal } from "@preact/signals";
import { RememberedChoice } from "../views/remembered";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export const theme = new RememberedChoice<Theme>("hearth:theme", THEMES, "system");

/** Counts up whenever the system's own wish changes. */
const turns = signal(0);

/** Called with every change of how the page looks, and once at first. Returns: what ends that. */
export function onLook(look: () => void): () => void {
  return effect(() => {
    void turns.value;
    void theme.value;
    look();
  });
}

/** Make the page look as wanted, now and from now on. */
export function dress(page: Document): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const turn = (): void => {
    turns.value += 1;
  };
  dark.addEventListener("change", turn);
  contrast.addEventListener("change", turn);
  const root = page.documentElement;
  const frames = [...page.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
  const drawn = frames.map((frame) => frame.content);
  onLook(() => {
    const chosen = theme.value;
    if (chosen === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = chosen;
    if (contrast.matches) root.dataset["contrast"] = "more";
    else delete root.dataset["contrast"];
    // The browser's own frame: as the page says for either scheme, or the ground's colour of the one that was chosen.
    const ground = chosen === "system" ? null : colourOf(page, "--ground");
    for (const [number, frame] of frames.entries()) frame.content = ground ?? drawn[number] ?? "";
  });
}

/** What a token of the style sheet is now, as a plain colour: a token may have a side for either scheme. */
export function colourOf(page: Document, token: string): string {
  const probe = page.createElement("span");
  probe.style.color = `var(${token})`;
  page.documentElement.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

/** How large the page is, in rem, so that larger type counts as a smaller page. The style sheets have the same bounds. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

const USUAL_REM = 16;

function measured(): number {
  return window.innerWidth / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_REM);
}

const width = signal(measured());
window.addEventListener("resize", () => (width.value = measured()));

export const pageWidth: ReadonlySignal<number> = width;
/** Room for the circle and the rail side by side. */
export const wide: ReadonlySignal<boolean> = computed(() => width.value >= 68.75);
/** Room for one thing beside nothing. */
export const phone: ReadonlySignal<boolean> = computed(() => width.value < 44);

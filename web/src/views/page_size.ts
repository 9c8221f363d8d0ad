/** How large the page is, in rem, so that larger type counts as a smaller page. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

const measured = (): number => window.innerWidth / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16); // prettier-ignore

const width = signal(measured());
window.addEventListener("resize", () => (width.value = measured()));

export const pageWidth: ReadonlySignal<number> = width;
/** Room for the circle and the rail side by side; the same number stands in circle.css. */
export const wide: ReadonlySignal<boolean> = computed(() => width.value >= 68.75);

/** Whether a calendar is a list or a month; for all calendars alike, until the page is left. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../text";

export type Shape = "list" | "grid";
const SHAPES: readonly Shape[] = ["list", "grid"];
/** Not in the tab's storage: nothing of anybody is left there after they have signed out. */
const chosen = signal<Shape>("list");

export function useShape(): readonly [Shape, (next: Shape) => void] {
  return [chosen.value, (next) => (chosen.value = next)];
}

export function Shapes({ shape, choose }: { shape: Shape; choose: (next: Shape) => void }): JSX.Element {
  return (
    <div class="shapes" role="group" aria-label={t.month.views}>
      {SHAPES.map((each) => (
        <button
          key={each}
          type="button"
          class="secondary small"
          data-testid={`calendar-${each}`}
          aria-pressed={each === shape}
          onClick={() => choose(each)}
        >
          {t.month[each]}
        </button>
      ))}
    </div>
  );
}

/** The person's own controls, always in the same place: one row, with a menu for what does not fit into it. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { barPlan, places } from "../session/bar_plan";
import { t } from "../text";
import { BarButton } from "./bar_button";
import { BAR_ITEMS, type BarItem } from "./bar_items";
import { useRoom } from "./context";
import { LeaveButton } from "./leave";
import { pageWidth } from "./page_size";
import { useClosing } from "./use_closing";

export function Bar(): JSX.Element {
  const room = useRoom();
  const leads = room.meeting.leads.value;
  const here = BAR_ITEMS.filter((item) => item.shown(room));
  const ranked = here.map((item) => ({ id: item.id, rank: item.rank(leads) }));
  const { row, menu } = barPlan(ranked, places(pageWidth.value) - 1); // one place is leave's
  return (
    <nav class="bar" aria-label={t.bar.label}>
      {here
        .filter((item) => row.has(item.id))
        .map((item) => (
          <item.View key={item.id} />
        ))}
      {menu.size > 0 && <Menu items={here.filter((item) => menu.has(item.id))} />}
      <span class="bar-gap" />
      <LeaveButton />
    </nav>
  );
}

function Menu({ items }: { items: readonly BarItem[] }): JSX.Element {
  const room = useRoom();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useClosing({ open, place, close: () => setOpen(false), first: ".bar-menu button", opener: "[data-testid=bar-more]" });
  const calling = items.reduce((sum, item) => sum + (item.calling?.(room) ?? 0), 0);
  const close = (event: Event): void => {
    // Signs have a list of their own.
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (pressed !== null && pressed.dataset["testid"] !== "react") setOpen(false);
  };
  return (
    <div ref={place} class="bar-more">
      <BarButton
        id="bar-more"
        icon="more"
        words={t.rail.bar.more}
        expanded={open}
        calling={calling}
        press={() => setOpen(!open)}
      />
      {open && (
        <div id="bar-more-panel" class="bar-menu" role="group" aria-label={t.rail.bar.menu} onClick={close}>
          {items.map((item) => (
            <item.View key={item.id} />
          ))}
        </div>
      )}
    </div>
  );
}

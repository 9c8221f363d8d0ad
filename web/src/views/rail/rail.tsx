/**
 * The leaders' rail beside the circle: what is at hand first, then a row of tabs and the instrument that is open. The
 * arrow keys go from tab to tab (WAI-ARIA tabs).
 */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { returnFocus } from "../panel";
import { QuickActs } from "./quick";
import { callingIn, find, type Part, type Tab, TABS } from "./registry";
import { Tabs } from "./tabs";

export function Rail({ at }: { at: string }): JSX.Element {
  const room = useRoom();
  const { side } = room.tools;
  const { tab, part } = find(at);
  const frame = useRef<HTMLElement>(null);
  const asked = side.asked.value;
  // Only who asked for it is taken there.
  const seen = useRef(0);
  useEffect(() => {
    if (asked > seen.current && !frame.current?.contains(document.activeElement)) focusTab(frame.current);
    seen.current = asked;
  }, [asked]);
  const close = (): void => {
    side.close();
    returnFocus(part.id, "desk");
  };
  const choose = (chosen: Tab): void => {
    const ids = chosen.parts.map((each) => each.id);
    const calls = chosen.parts.find((each) => (each.calling?.(room) ?? 0) > 0)?.id;
    side.show(calls ?? side.lastOf(ids) ?? ids[0]!);
  };
  return (
    <aside
      ref={frame}
      id="desk-panel"
      class="panel rail"
      aria-labelledby="desk-title"
      data-testid="desk-panel"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented && over(frame.current)) close();
      }}
    >
      <header class="rail-head">
        <h2 id="desk-title" class="sr-only">
          {t.desk.title}
        </h2>
        <QuickActs />
        <button
          type="button"
          class="plain icon-only"
          data-testid="close-desk"
          aria-label={t.desk.close}
          title={t.desk.close}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <Tabs
        label={t.desk.tabs}
        kind="rail-tabs"
        open={tab.id}
        choose={(id) => choose(TABS.find((each) => each.id === id)!)}
        tabs={TABS.map((each) => ({ ...each, panel: panelOf(each), calling: callingIn(each, room) }))}
      />
      <Shown tab={tab} part={part} />
    </aside>
  );
}

/** A tab of several parts has a panel that holds their choice; with one part that part is the panel. */
function panelOf(tab: Tab): string {
  return tab.parts.length > 1 ? `${tab.id}-parts` : `${tab.id}-panel`;
}

function Shown({ tab, part }: { tab: Tab; part: Part }): JSX.Element {
  const room = useRoom();
  if (tab.parts.length === 1) return <PartPanel part={part} />;
  return (
    <div id={panelOf(tab)} class="rail-parts" role="tabpanel" aria-labelledby={`desk-${tab.id}`}>
      <Tabs
        label={tab.label ?? tab.words}
        kind="part-tabs"
        open={part.id}
        choose={(id) => room.tools.side.show(id)}
        tabs={tab.parts.map((each) => ({ ...each, panel: `${each.id}-panel`, calling: each.calling?.(room) ?? 0 }))}
      />
      <PartPanel part={part} />
    </div>
  );
}

function PartPanel({ part }: { part: Part }): JSX.Element {
  return (
    <div
      id={`${part.id}-panel`}
      key={part.id}
      class={part.whole ? "rail-part" : "rail-part panel-body desk-body"}
      role="tabpanel"
      aria-labelledby={`desk-${part.id}`}
      data-testid={`${part.id}-panel`}
    >
      <part.View />
    </div>
  );
}

function focusTab(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
}

/** Whether it stands over the circle, and not beside it. */
function over(frame: HTMLElement | null): boolean {
  return frame !== null && getComputedStyle(frame).position === "fixed";
}

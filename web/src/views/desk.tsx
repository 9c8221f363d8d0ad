/** The facilitator's desk: every instrument a tab of one panel. The arrow keys go from tab to tab (WAI-ARIA tabs). */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";
import { DESK_TABS, type DeskTab } from "./instruments";
import { PanelFrame } from "./panel";

const last = { tab: "" };

export function Desk({ close }: { close: () => void }): JSX.Element {
  const tab = useSignal(last.tab);
  const open = DESK_TABS.find((each) => each.id === tab.value) ?? DESK_TABS[0];
  const choose = (each: DeskTab): void => {
    last.tab = tab.value = each.id;
  };
  return (
    <PanelFrame id="desk" title={t.desk.title} closeWords={t.desk.close} close={close}>
      {open && (
        <>
          <Tabs open={open} choose={choose} />
          <div
            id={`${open.id}-panel`}
            key={open.id}
            class="panel-body desk-body"
            role="tabpanel"
            aria-labelledby={`desk-${open.id}`}
            data-testid={`${open.id}-panel`}
          >
            <open.View />
          </div>
        </>
      )}
    </PanelFrame>
  );
}

function Tabs({ open, choose }: { open: DeskTab; choose: (tab: DeskTab) => void }): JSX.Element {
  const room = useRoom();
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number): void => {
    const next = (DESK_TABS.indexOf(open) + by + DESK_TABS.length) % DESK_TABS.length;
    choose(DESK_TABS[next]!);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  const turn = (event: KeyboardEvent): void => {
    if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} class="desk-tabs" role="tablist" aria-label={t.desk.tabs} onKeyDown={turn}>
      {DESK_TABS.map((tab) => {
        const calling = tab.calling?.(room) ?? 0;
        return (
          <button
            key={tab.id}
            id={`desk-${tab.id}`}
            data-testid={`desk-${tab.id}`}
            type="button"
            role="tab"
            class="desk-tab"
            aria-selected={tab === open}
            aria-controls={tab === open ? `${tab.id}-panel` : undefined}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => choose(tab)}
          >
            <Icon name={tab.icon} />
            <span>{tab.words}</span>
            {calling > 0 && (
              <span class="badge calling">
                {calling}
                <span class="sr-only"> {t.desk.calling}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** A row of tabs; the arrow keys go along it, whichever way the page reads. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../../text";
import { Icon, type IconName } from "../icons";

export interface TabWords {
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  /** The id of what it shows. */
  readonly panel: string;
  readonly calling: number;
}

interface Props {
  label: string;
  kind: "rail-tabs" | "part-tabs";
  tabs: readonly TabWords[];
  open: string;
  choose: (id: string) => void;
}

export function Tabs({ label, kind, tabs, open, choose }: Props): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.id === open);
  const go = (to: number): void => {
    choose(tabs[to]!.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  const turn = (event: KeyboardEvent): void => {
    const to = target(event.key, at, tabs.length, document.dir === "rtl");
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div ref={list} class={kind} role="tablist" aria-label={label} onKeyDown={turn}>
      {tabs.map((tab, number) => (
        <button
          key={tab.id}
          id={`desk-${tab.id}`}
          data-testid={`desk-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={number === at}
          aria-controls={number === at ? tab.panel : undefined}
          tabIndex={number === at ? 0 : -1}
          onClick={() => choose(tab.id)}
        >
          <span class="tab-icon">
            <Icon name={tab.icon} />
            {tab.calling > 0 && (
              <span class="badge calling" aria-hidden="true">
                {tab.calling}
              </span>
            )}
          </span>
          <span class="tab-words">{tab.words}</span>
          {tab.calling > 0 && <span class="sr-only"> {t.bar.calling(tab.calling)}</span>}
        </button>
      ))}
    </div>
  );
}

/** Which tab a key goes to; null: none. */
export function target(key: string, at: number, count: number, rightToLeft: boolean): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  return step === 0 ? null : (at + (rightToLeft ? -step : step) + count) % count;
}

/** A button of the bar: an icon over its words, and how many things wait behind it. */
import type { JSX } from "preact";
import { t } from "../text";
import { Icon, type IconName } from "./icons";

interface ButtonProps {
  id: string;
  icon: IconName;
  words: string;
  press: () => void;
  off?: boolean;
  /** Something of the person's own is on, as a raised hand. */
  active?: boolean;
  expanded?: boolean;
  badge?: number;
  /** How many wait for this person to look. */
  calling?: number;
  keys?: string;
}

export function BarButton({
  id,
  icon,
  words,
  press,
  off,
  active,
  expanded,
  badge,
  calling = 0,
  keys,
}: ButtonProps): JSX.Element {
  const on = active ?? (off === undefined ? undefined : !off);
  const number = calling > 0 ? calling : badge;
  return (
    <button
      type="button"
      class={`bar-button ${id} ${off ? "off" : ""} ${active ? "active" : ""}`}
      data-testid={id}
      data-on={on === undefined ? undefined : on ? "true" : "false"}
      aria-expanded={expanded}
      aria-controls={expanded ? `${id}-panel` : undefined}
      aria-keyshortcuts={keys}
      onClick={press}
    >
      <span class="bar-icon">
        <Icon name={icon} />
        {number !== undefined && (
          <span class={calling > 0 ? "badge calling" : "badge"} aria-hidden="true">
            {number}
          </span>
        )}
      </span>
      <span class="bar-words">{words}</span>
      {calling > 0 && <span class="sr-only">{t.bar.calling(calling)}</span>}
    </button>
  );
}

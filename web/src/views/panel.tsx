/** A panel beside the circle, over it on a small screen: a heading that takes the focus, and a way to close it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useRoom } from "./context";
import { Icon } from "./icons";

interface Props {
  /** Of the panel's and its parts' hooks: `people` makes `people-panel` and `close-people`. */
  id: string;
  title: string;
  closeWords: string;
  about?: string;
  children: ComponentChildren;
}

export function PanelFrame({ id, title, closeWords, about, children }: Props): JSX.Element {
  const { side } = useRoom().tools;
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = side.asked.value;
  // A panel that stands open from an earlier visit takes nobody's focus.
  useEffect(() => {
    if (asked > 0) heading.current?.focus();
  }, [asked]);
  const close = (): void => {
    side.close();
    returnFocus(id);
  };
  return (
    <aside id={`${id}-panel`} class="panel" aria-labelledby={`${id}-title`} data-testid={`${id}-panel`}>
      <header>
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <span class="quiet">{about}</span>
        <button
          type="button"
          class="plain icon-only"
          data-testid={`close-${id}`}
          aria-label={closeWords}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}

/** Where the focus goes when something beside the circle is closed: the button that opens it, or the menu that has it. */
export function returnFocus(...buttons: readonly string[]): void {
  const found = [...buttons, "bar-more"]
    .map((id) => document.querySelector<HTMLElement>(`.bar [data-testid="${id}"]`))
    .find((button) => button !== null);
  found?.focus();
}

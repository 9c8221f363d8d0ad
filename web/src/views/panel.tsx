/** A panel beside the circle, over it on a small screen: a heading that takes the focus, and a way to close it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icons";

interface Props {
  /** Of the panel's and its parts' hooks: `people` makes `people-panel` and `close-people`. */
  id: string;
  title: string;
  closeWords: string;
  about?: string;
  close: () => void;
  children: ComponentChildren;
}

export function PanelFrame({ id, title, closeWords, about, close, children }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
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

/** A page's heading, which is the window's title too, and what can be done on the page as a whole. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text";

interface Props {
  title: string;
  lead?: string;
  children?: ComponentChildren;
}

export function Heading({ title, lead, children }: Props): JSX.Element {
  useEffect(() => {
    document.title = t.title(title);
  }, [title]);
  return (
    <header class="heading">
      <div>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {children && <div class="heading-acts">{children}</div>}
    </header>
  );
}

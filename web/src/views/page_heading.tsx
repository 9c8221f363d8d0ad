/** The heading of a page that has just opened: the tab's title follows it, and the focus goes to it. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text";

export function PageHeading({ words }: { words: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${words} · ${t.product}`;
    heading.current?.focus();
  }, [words]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {words}
    </h1>
  );
}

/** How the gallery shows things: parts with a heading, and in them samples, each with the name of its state. */
import type { ComponentChildren, JSX } from "preact";

/** `hover`, `focus` and `active` are put on by whoever photographs; by hand they are what the pointer does. */
export type State = "default" | "hover" | "focus" | "active" | "disabled" | "busy" | "error" | "empty" | (string & {});

export function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const id = `part-${title.toLowerCase().replace(/\W+/g, "-")}`;
  return (
    <section class="gallery-part" aria-labelledby={id} data-part={id.slice(5)}>
      <h2 id={id}>{title}</h2>
      <div class="samples">{children}</div>
    </section>
  );
}

export function Sample({ state, wide, children }: { state: State; wide?: boolean; children: ComponentChildren }) {
  return (
    <figure class={wide ? "sample wide" : "sample"} data-state={state}>
      <figcaption>{state}</figcaption>
      <div>{children}</div>
    </figure>
  );
}

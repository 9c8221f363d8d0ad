/** A part of a report, under a heading of its own. */
import type { ComponentChildren, JSX } from "preact";
import { t } from "../../text";
import { time } from "../../when";

interface PartProps {
  /** Of its hook: `report-polls`. */
  id: string;
  title: string;
  /** Which heading it has: below a report's, or below the page's. */
  level?: "h2" | "h3";
  children: ComponentChildren;
}

export function Part({ id, title, level: Heading = "h3", children }: PartProps): JSX.Element {
  return (
    <section class="card report-part" data-testid={`report-${id}`}>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

/** The time of day, or that it goes on. */
export function until(at: number | null): string {
  return at === null ? t.report.goesOn : time(at);
}

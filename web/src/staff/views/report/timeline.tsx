/** What went on when, as bars along the session's time. */
import type { JSX } from "preact";
import { type Frame, type Stretch, timeline } from "../../report/timeline";
import { time } from "../../when";
import { Figure } from "./figure";

const MINUTE = 60_000;

export function Timeline({
  title,
  stretches,
  frame,
}: {
  title: string;
  stretches: readonly Stretch[];
  frame: Frame;
}): JSX.Element {
  const { labels, series, most } = timeline(stretches, frame);
  return (
    <Figure
      title={title}
      labels={labels}
      series={series}
      sideways
      least={0}
      most={Math.max(1, most)}
      words={(minutes) => time(frame.began + minutes * MINUTE)}
    />
  );
}

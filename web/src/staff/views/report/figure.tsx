/** A chart of a report. It brings what draws charts with it: what needs none does not ask for it. */
import type { JSX } from "preact";
import { Chart, type ChartProps } from "../../../ui/chart";
import { t } from "../../text";

/** A chart whose table stands below it. */
export function Figure(props: Omit<ChartProps, "words"> & { words?: (value: number) => string }): JSX.Element {
  return <Chart {...props} title={t.report.same(props.title)} words={props.words ?? t.report.minutesUnit} />;
}

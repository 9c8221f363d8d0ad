/**
 * A chart of bars or lines, drawn on a canvas by chart.js. It never stands alone: a table beside it has the same numbers.
 *
 * Rules that hold: colours are the tokens of the style sheet, in either scheme; what tells series apart is a pattern or
 * the shape of its points as well. The ground is painted too, so that a chart is readable wherever it is printed.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Drawn,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { onLook } from "./theme";
import { palette, type Palette, pattern, POINTS } from "./palette";

Drawn.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A value at a label; two numbers are a bar from the one to the other; with null there is none. */
export interface Datum {
  readonly at: string;
  readonly value: number | readonly [number, number] | null;
}

export interface Series {
  readonly name: string;
  readonly data: readonly Datum[];
}

export interface ChartProps {
  /** What it shows, for those who do not see it. */
  title: string;
  labels: readonly string[];
  series: readonly Series[];
  /** A line instead of bars. */
  line?: boolean;
  /** Labels stand in a column, bars lie. */
  sideways?: boolean;
  /** Series of the same label on top of each other, or in the same row. */
  stacked?: boolean;
  least?: number;
  most?: number;
  /** There are no halves. */
  whole?: boolean;
  /** A value in words. */
  words: (value: number) => string;
}

const ROW = 34;
const FRAME = 90;
const UPRIGHT = 280;

export function Chart(props: ChartProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const told = JSON.stringify([props.labels, props.series]);
  useEffect(() => {
    if (canvas.current === null) return;
    let drawn: { destroy(): void } | null = null;
    const end = onLook(() => {
      drawn?.destroy();
      drawn = canvas.current && new Drawn(canvas.current, configured(props));
    });
    return () => {
      end();
      drawn?.destroy();
    };
  }, [told]);
  const height = props.sideways ? FRAME + ROW * Math.max(2, props.labels.length) : UPRIGHT;
  return (
    <div class="chart" style={{ height: `${height}px` }}>
      <canvas ref={canvas} role="img" aria-label={props.title} />
    </div>
  );
}

interface Point {
  at: string;
  value: number | [number, number] | null;
}
type Configuration = ChartConfiguration<"bar" | "line", Point[], string>;

function configured(props: ChartProps): Configuration {
  const colours = palette(document.documentElement);
  const [labels, values] = props.sideways ? (["y", "x"] as const) : (["x", "y"] as const);
  const grid = { color: colours.line };
  return {
    type: props.line ? "line" : "bar",
    data: {
      labels: [...props.labels],
      datasets: props.series.map((series, number) => dataset(props, series, number, colours)),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: labels,
      color: colours.ink,
      font: { family: colours.font, size: 14 },
      scales: {
        [labels]: {
          stacked: props.stacked === true && !floating(props),
          ticks: { color: colours.ink, autoSkip: !props.sideways },
          grid: { display: false },
          border: grid,
        },
        [values]: {
          stacked: props.stacked === true && !floating(props),
          beginAtZero: true,
          ...(props.least === undefined ? {} : { min: props.least }),
          ...(props.most === undefined ? {} : { max: props.most }),
          ticks: {
            color: colours.softInk,
            callback: (value) => props.words(Number(value)),
            maxTicksLimit: 8,
            ...(props.whole ? { precision: 0 } : {}),
          },
          grid,
          border: grid,
        },
      },
      plugins: {
        legend: {
          display: props.series.length > 1,
          labels: { color: colours.ink, usePointStyle: props.line === true },
        },
        tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label ?? ""}: ${told(props, raw as Point)}` } },
      },
    },
    plugins: [
      {
        id: "ground",
        beforeDraw: ({ ctx, width, height }) => {
          ctx.fillStyle = colours.ground;
          ctx.fillRect(0, 0, width, height);
        },
      },
    ],
  };
}

function dataset(
  props: ChartProps,
  series: Series,
  number: number,
  colours: Palette,
): Configuration["data"]["datasets"][number] {
  const colour = colours.series[number % colours.series.length] ?? colours.ink;
  return {
    label: series.name,
    data: series.data.map(({ at, value }) => ({
      at,
      value: typeof value === "object" && value !== null ? [value[0], value[1]] : value,
    })),
    parsing: props.sideways ? { xAxisKey: "value", yAxisKey: "at" } : { xAxisKey: "at", yAxisKey: "value" },
    borderColor: colour,
    backgroundColor: props.line ? colour : pattern(number, colour, colours.ground),
    borderWidth: props.line ? 2.5 : 1.5,
    borderSkipped: false,
    // Bars of a timeline lie in the same row, whichever series they are of.
    grouped: !floating(props),
    maxBarThickness: 26,
    pointStyle: POINTS[number % POINTS.length],
    pointRadius: 5,
    spanGaps: true,
  } as Configuration["data"]["datasets"][number];
}

function floating({ series }: ChartProps): boolean {
  return series.some(({ data }) => data.some(({ value }) => typeof value === "object" && value !== null));
}

function told({ words }: ChartProps, { value }: Point): string {
  if (value === null) return "";
  return typeof value === "number" ? words(value) : `${words(value[0])} – ${words(value[1])}`;
}

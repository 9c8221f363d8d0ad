/**
 * A table with a caption, the first cell of each row its name. On a small screen each row is a block of its own, with the
 * titles beside the cells; a wide one, of numbers, stays as it is and scrolls in itself. The roles say what it is where the
 * layout has made something else of it.
 */
import type { ComponentChildren, JSX } from "preact";
import { Empty } from "./notes";

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ComponentChildren;
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean;
}

interface Props<T> {
  caption: string;
  /** The caption is for those who do not see the heading above. */
  captionHidden?: boolean;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** What is said instead of no rows. */
  empty: string;
  /** Of numbers to be compared: it stays a table on small screens, too. */
  wide?: boolean;
}

export function Table<T>({ caption, captionHidden, columns, rows, keyOf, empty, wide }: Props<T>): JSX.Element {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <div class={wide ? "table-frame" : "table-frame stacks"} role="region" aria-label={caption} tabIndex={0}>
      <table role="table">
        <caption class={captionHidden ? "sr-only" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" class={column.numeric ? "numeric" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" data-row={keyOf(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} scope="row" role="rowheader">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    data-title={column.title}
                    class={column.numeric ? "numeric" : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which of the bar's buttons stand in its one row, and which in the menu beside it. Pure. */

export interface Ranked {
  readonly id: string;
  /** The greatest is the first to leave the row. */
  readonly rank: number;
}

export interface BarPlan {
  readonly row: ReadonlySet<string>;
  readonly menu: ReadonlySet<string>;
}

/** Below this many rem a phone holds the page, and buttons are narrow. */
const PHONE = 52;
const BUTTON = { phone: 3.75, other: 5 } as const;
const EDGES = 1.5;
/** What a phone has room for, with no less than 44 px for each. */
const FEWEST = 7;

/** How many buttons fit side by side on a page of this many rem. */
export function places(width: number): number {
  const button = width < PHONE ? BUTTON.phone : BUTTON.other;
  return Math.max(FEWEST, Math.floor((width - EDGES) / button));
}

/** `most` is how many fit; where that is fewer than there are, one of them is the menu's own button. */
export function barPlan(buttons: readonly Ranked[], most: number): BarPlan {
  const left = buttons.length <= most ? buttons.length : Math.max(0, most - 1);
  const row = [...buttons].sort((a, b) => a.rank - b.rank).slice(0, left);
  return {
    row: new Set(row.map((each) => each.id)),
    menu: new Set(buttons.filter((each) => !row.includes(each)).map((each) => each.id)),
  };
}

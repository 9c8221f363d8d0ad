/** What leaders are given over everybody else's page, in one piece. */
import { BalanceStrip } from "../balance/strip";
import { Rail } from "./rail";
import { calling } from "./registry";

export const leaders = {
  Rail,
  /** Under the header, before leaders alone. */
  strips: [BalanceStrip],
  calling,
} as const;

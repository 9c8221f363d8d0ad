/** What each code of a refusal means, in German. */
import type { Codes } from "./refusals";

export const refusals: Codes = {
  unauthenticated: "Sie sind nicht angemeldet, oder Ihr Link ist nicht gültig.",
  expired: "Das ist abgelaufen. Bitte fragen Sie nach einem neuen Link, oder melden Sie sich noch einmal an.",
  forbidden: "Das dürfen Sie hier nicht.",
  not_found: "Das gibt es nicht (mehr).",
  invalid: "So geht es nicht. Bitte prüfen Sie, was Sie eingegeben haben.",
  conflict:
    "Das passt nicht zu dem, was gerade geschieht. Bitte sehen Sie nach, wie es steht, und versuchen Sie es noch einmal.",
  full: "Es ist kein Platz mehr.",
  locked: "Das ist im Moment gesperrt.",
  ended: "Diese Sitzung ist zu Ende.",
  removed: "Sie gehören nicht mehr zu dieser Sitzung.",
  rate_limited: "Das war zu schnell hintereinander. Bitte warten Sie einen Moment, und versuchen Sie es noch einmal.",
  too_large: "Das ist zu lang. Bitte kürzen Sie es.",
  unavailable: "Der Server kann das im Moment nicht. Bitte versuchen Sie es gleich noch einmal.",
};

/** What is kept of a session, what never is, and how to take back what one agreed to. */
import type { JSX } from "preact";
import { t } from "../text";

export function Kept(): JSX.Element {
  const { kept } = t.way;
  return (
    <details class="kept" data-testid="kept">
      <summary>{kept.title}</summary>
      <h2>{kept.no}</h2>
      <ul>
        {kept.noPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <h2>{kept.yes}</h2>
      <ul>
        {kept.yesPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>{kept.back}</p>
    </details>
  );
}

/** What a session was for the person who was in it, on its last page and for their eyes only. */
import type { JSX } from "preact";
import type { OwnTalk } from "../protocol";
import { type Shift, signed } from "../state/checkins";
import { t } from "../text";

interface Props {
  talk: OwnTalk;
  shifts: readonly Shift[];
}

export function OwnSummary({ talk, shifts }: Props): JSX.Element {
  return (
    <section class="card own-summary" aria-labelledby="own-summary-title" data-testid="own-summary">
      <h2 id="own-summary-title">{t.way.summary.title}</h2>
      <p data-testid="own-talk">{talk.spoken > 0 ? t.balance.own(talk.spoken, talk.turns) : t.balance.ownNothing}</p>
      {shifts.length > 0 && (
        <div data-testid="own-shift">
          <p>{t.way.summary.change}</p>
          <ul>
            {shifts.map((shift) => (
              <li key={shift.label}>
                <strong>
                  {t.checkins.part.from(shift.label ?? t.checkins.mood, shift.before, shift.after, signed(shift))}
                </strong>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="hint">{t.way.summary.only}</p>
    </section>
  );
}

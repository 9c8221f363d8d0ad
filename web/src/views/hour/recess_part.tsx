/** The break, for those who lead: begin it, and see who is back. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { View } from "../../protocol";
import { missing } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Icon } from "../icons";
import { NumberField } from "../rooms/number_field";
import { backCount } from "./looks";
import { BreakActs } from "./strip";

const MOST_MINUTES = 180;

export function BreakPart({ view }: { view: View }): JSX.Element {
  return (
    <section aria-labelledby="break-title" data-testid="break-part">
      <h3 id="break-title">
        <Icon name="cup" />
        {t.hour.recess.title}
      </h3>
      {view.recess === null ? <StartBreak /> : <BreakOn view={view} />}
    </section>
  );
}

function StartBreak(): JSX.Element {
  const { meeting } = useRoom();
  const [minutes, setMinutes] = useState<number | null>(10);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (minutes !== null) void meeting.ask({ type: "start_break", minutes });
  };
  return (
    <form class="hour-form" onSubmit={submit}>
      <p class="hint">{t.hour.recess.hint}</p>
      <NumberField
        id="break-minutes"
        label={t.hour.recess.minutes}
        value={minutes}
        most={MOST_MINUTES}
        change={setMinutes}
      />
      <button type="submit" class="secondary" data-testid="start-break" aria-disabled={minutes === null}>
        {t.hour.recess.start}
      </button>
    </form>
  );
}

function BreakOn({ view }: { view: View }): JSX.Element {
  const waited = missing(view);
  return (
    <>
      <p data-testid="break-on">
        {view.recess?.over === true || view.recess === null ? (
          t.hour.recess.over
        ) : (
          <>
            {t.hour.recess.left} <TimeLeft until={view.recess.ends_at} />
          </>
        )}
        {" · "}
        {t.hour.recess.count(...backCount(view))}
      </p>
      {waited.length > 0 && (
        <p class="hint" data-testid="not-back">
          {t.hour.recess.missing(waited.map((person) => person.name).join(", "))}
        </p>
      )}
      <div class="hour-acts">
        <BreakActs />
      </div>
    </>
  );
}

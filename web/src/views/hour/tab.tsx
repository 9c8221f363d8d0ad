/** The hour, for those who lead: the agenda as it goes and as it is written, the break, the guided pause. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { bellsOn } from "../../media/sounds";
import { t } from "../../text";
import { useRoom } from "../context";
import { AgendaEditor } from "./editor";
import { AgendaList } from "./list";
import { PausePart } from "./pause_part";
import { BreakPart } from "./recess_part";

export function HourTab(): JSX.Element {
  const { meeting } = useRoom();
  const [writing, setWriting] = useState(false);
  const view = meeting.view.value;
  if (view === null) return <></>;
  return (
    <div class="hour-tab">
      <section aria-labelledby="agenda-title">
        <h3 id="agenda-title">{t.hour.agenda.title}</h3>
        {writing || view.agenda === null ? (
          <AgendaEditor agenda={view.agenda} done={() => setWriting(false)} />
        ) : (
          <AgendaList agenda={view.agenda} view={view} edit={() => setWriting(true)} />
        )}
      </section>
      <BreakPart view={view} />
      <PausePart view={view} />
      <label class="check">
        <input
          type="checkbox"
          data-testid="bells"
          checked={bellsOn.value}
          onChange={(event) => (bellsOn.value = event.currentTarget.checked)}
        />
        <span>{t.hour.bells}</span>
      </label>
    </div>
  );
}

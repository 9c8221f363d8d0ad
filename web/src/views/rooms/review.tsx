/** The plan, to be looked over and changed before the rooms open. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Late, Plan, View } from "../../protocol";
import { plannedGroups } from "../../state/rooms";
import { t } from "../../text";
import { useRoom } from "../context";
import { KeptPairs } from "./apart_pairs";
import { Board } from "./board";
import { NumberField } from "./number_field";
import { USUAL_MINUTES } from "./set_up";

const MOST_MINUTES = 24 * 60;

export function Review({ view, plan }: { view: View; plan: Plan }): JSX.Element {
  const { meeting } = useRoom();
  const chosen = plan.method === "self_chosen";
  return (
    <>
      <div class="panel-body" data-testid="review">
        <p class="hint">{chosen ? t.rooms.reviewChoice : t.rooms.review}</p>
        <Board
          groups={plannedGroups(view, plan)}
          place={(person, room) => void meeting.ask({ type: "assign", participant: person.id, room })}
        />
        <KeptPairs view={view} />
      </div>
      <Launch chosen={chosen} />
    </>
  );
}

function Launch({ chosen }: { chosen: boolean }): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [minutes, setMinutes] = useState<number | null>(USUAL_MINUTES);
  const [late, setLate] = useState<Late>("main");
  const [mayReturn, setMayReturn] = useState(true);
  return (
    <footer>
      <NumberField id="minutes" label={t.rooms.minutes} value={minutes} most={MOST_MINUTES} change={setMinutes} />
      {!chosen && (
        <p class="number-field">
          <label for={`${id}-late`}>{t.rooms.late}</label>
          <select
            id={`${id}-late`}
            data-testid="late"
            value={late}
            onChange={(event) => setLate(event.currentTarget.value as Late)}
          >
            <option value="main">{t.rooms.lates.main}</option>
            <option value="smallest">{t.rooms.lates.smallest}</option>
          </select>
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          data-testid="may-return"
          checked={mayReturn}
          onChange={(event) => setMayReturn(event.currentTarget.checked)}
        />
        <span>{t.rooms.mayReturn}</span>
      </label>
      <div class="pair">
        <button
          type="button"
          class="primary"
          data-testid="launch"
          onClick={() => void meeting.ask({ type: "launch_breakouts", minutes, late, may_return: mayReturn })}
        >
          {t.rooms.open}
        </button>
        <button
          type="button"
          class="secondary"
          data-testid="discard"
          onClick={() => void meeting.ask({ type: "discard_plan" })}
        >
          {t.rooms.discard}
        </button>
      </div>
    </footer>
  );
}

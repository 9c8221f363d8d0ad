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
  const [wish, setWish] = useState<Wish>({ minutes: USUAL_MINUTES, late: "main", may_return: true });
  const chosen = plan.method === "self_chosen";
  return (
    <>
      <div class="panel-body" data-testid="review">
        <p class="hint">{chosen ? t.rooms.reviewChoice : t.rooms.review}</p>
        <Board
          groups={plannedGroups(view, plan)}
          place={(person, room) => void meeting.ask({ type: "assign", participant: person.id, room })}
        />
        <Conditions wish={wish} change={setWish} chosen={chosen} />
        <KeptPairs view={view} />
      </div>
      {/* No more than this: the rooms are to be in sight together, for who drags somebody from one to another. */}
      <footer>
        <div class="pair">
          <button
            type="button"
            class="primary"
            data-testid="launch"
            onClick={() => void meeting.ask({ type: "launch_breakouts", ...wish })}
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
    </>
  );
}

interface Wish {
  readonly minutes: number | null;
  readonly late: Late;
  readonly may_return: boolean;
}

interface ConditionsProps {
  wish: Wish;
  change: (wish: Wish) => void;
  /** People choose their room themselves, late or not. */
  chosen: boolean;
}

/** How long the rooms stay open, and who may go where meanwhile. */
function Conditions({ wish, change, chosen }: ConditionsProps): JSX.Element {
  const id = useId();
  return (
    <>
      <NumberField
        id="minutes"
        label={t.rooms.minutes}
        value={wish.minutes}
        most={MOST_MINUTES}
        change={(minutes) => change({ ...wish, minutes })}
      />
      {!chosen && (
        <p class="number-field">
          <label for={`${id}-late`}>{t.rooms.late}</label>
          <select
            id={`${id}-late`}
            data-testid="late"
            value={wish.late}
            onChange={(event) => change({ ...wish, late: event.currentTarget.value as Late })}
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
          checked={wish.may_return}
          onChange={(event) => change({ ...wish, may_return: event.currentTarget.checked })}
        />
        <span>{t.rooms.mayReturn}</span>
      </label>
    </>
  );
}

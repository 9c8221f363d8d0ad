/** Whose turn it is, and how long a turn lasts that is given from here. */
import type { JSX } from "preact";
import type { Participant, View } from "../../protocol";
import { named } from "../../state/rooms";
import { nextUp } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { givenSeconds, withTime } from "./given";
import { TurnTime } from "./time";

const CHOICES: readonly (number | null)[] = [null, 30, 60, 90, 120, 180, 300, 600];
const MORE_SECONDS = 60;

export function Now({ view, me }: { view: View; me: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const { turn } = view;
  const next = view.piece === null ? nextUp(view, me.room) : null;
  const holder = turn === null ? null : (named(view, [turn.participant])[0]?.name ?? "");
  return (
    <section aria-labelledby="turns-now">
      <h3 id="turns-now">{t.turns.nowTitle}</h3>
      <p class="turn-now" data-testid="turn-now">
        <Icon name="turn" />
        <strong>
          {holder === null ? t.turns.nobodys : turn?.missing ? t.turns.missing(holder) : t.turns.whose(holder)}
        </strong>
        {turn !== null && <TurnTime turn={turn} />}
      </p>
      {turn !== null && (
        <div class="turn-acts">
          {view.piece === null && next !== null && (
            <button
              type="button"
              class="primary small"
              data-testid="turn-next"
              onClick={() =>
                void meeting.ask({ type: "next_turn", after: turn.participant, ...withTime(givenSeconds.value) })
              }
            >
              <Icon name="next" />
              <span>{t.turns.next(next.name)}</span>
            </button>
          )}
          {turn.seconds !== null && (
            <button
              type="button"
              class="secondary small"
              data-testid="turn-extend"
              onClick={() => void meeting.ask({ type: "extend_turn", seconds: MORE_SECONDS })}
            >
              {t.turns.extend}
            </button>
          )}
          <button
            type="button"
            class="secondary small"
            data-testid="turn-end"
            onClick={() => void meeting.ask({ type: "end_turn", participant: turn.participant })}
          >
            {t.turns.end}
          </button>
        </div>
      )}
      <TimeChoice id="turn-seconds" value={givenSeconds.value} change={(seconds) => (givenSeconds.value = seconds)} />
    </section>
  );
}

export function TimeChoice(props: {
  id: string;
  value: number | null;
  change: (seconds: number | null) => void;
}): JSX.Element {
  return (
    <p class="choice-line">
      <label for={props.id}>{t.turns.timeForEach}</label>
      <select
        id={props.id}
        data-testid={props.id}
        value={props.value ?? ""}
        onChange={(event) => props.change(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
      >
        {CHOICES.map((seconds) => (
          <option key={seconds} value={seconds ?? ""}>
            {t.turns.timeChoice(seconds)}
          </option>
        ))}
      </select>
    </p>
  );
}

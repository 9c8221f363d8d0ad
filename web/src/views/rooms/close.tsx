/** The question before all rooms close: with which countdown. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../text";
import { useRoom } from "../context";
import { Confirm } from "../dialog";

const COUNTDOWNS: readonly number[] = [10, 30, 60, 120, 0];
const USUAL_SECONDS = 60;

export function CloseDialog({ close }: { close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [seconds, setSeconds] = useState(USUAL_SECONDS);
  return (
    <Confirm
      title={t.rooms.closeTitle}
      body={t.rooms.closeBody}
      action={t.rooms.closeAll}
      cancel={t.confirm.cancel}
      confirm={() => void meeting.ask({ type: "close_breakouts", in_seconds: seconds })}
      close={close}
    >
      <p class="number-field">
        <label for={id}>{t.rooms.countdown}</label>
        <select
          id={id}
          data-testid="countdown"
          value={seconds}
          onChange={(event) => setSeconds(Number(event.currentTarget.value))}
        >
          {COUNTDOWNS.map((each) => (
            <option key={each} value={each}>
              {t.rooms.seconds(each)}
            </option>
          ))}
        </select>
      </p>
    </Confirm>
  );
}

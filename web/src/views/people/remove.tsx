/** The question before somebody is taken out: for good, unless it is said otherwise. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Confirm } from "../dialog";

export function RemoveDialog({ person, close }: { person: Participant; close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [ban, setBan] = useState(true);
  return (
    <Confirm
      title={t.confirm.removeTitle(person.name)}
      body={t.confirm.removeBody}
      action={t.confirm.remove}
      cancel={t.confirm.cancel}
      confirm={() => void meeting.ask({ type: "remove", participant: person.id, ban })}
      close={close}
    >
      <label class="check">
        <input
          type="checkbox"
          data-testid="ban"
          checked={ban}
          onChange={(event) => setBan(event.currentTarget.checked)}
        />
        <span>{t.confirm.removeBan}</span>
      </label>
      <p class="hint">{t.confirm.removeBanHint}</p>
    </Confirm>
  );
}

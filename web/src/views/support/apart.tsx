/** What somebody who is away or on hold finds of it on their covered page: no names, for others may be looking. */
import type { JSX } from "preact";
import type { Apart } from "../../session/meeting";
import { asideOf, ownCall } from "../../state/support";
import { t } from "../../text";
import { useRoom } from "../context";

export function SupportWhileApart({ why }: { why: Apart }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null) return null;
  const call = ownCall(view, me.id);
  const aside = asideOf(view, me.id);
  return (
    <>
      {aside !== null && aside.leader !== me.id && (
        <p role="status" data-testid="waits">
          {why === "away" ? t.support.waitsAway : t.support.waitsHeld}
        </p>
      )}
      {call !== null && aside === null && <p role="status">{call.seen ? t.support.seen : t.support.own}</p>}
      {!meeting.leads.value && aside === null && (
        <button
          type="button"
          class="plain"
          data-testid={call === null ? "ask-support" : "withdraw-support"}
          onClick={() => void meeting.ask({ type: call === null ? "ask_for_support" : "withdraw_support" })}
        >
          {call === null ? t.support.ask : t.support.withdraw}
        </button>
      )}
    </>
  );
}

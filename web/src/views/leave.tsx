/** The way out. Who leads is asked: to leave alone is another thing than to end it for everyone. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../text";
import { BarButton } from "./bar_button";
import { useRoom } from "./context";
import { Dialog } from "./dialog";

export function LeaveButton(): JSX.Element {
  const { meeting } = useRoom();
  const [asking, setAsking] = useState(false);
  const press = (): void => {
    if (meeting.leads.value) setAsking(true);
    else void meeting.leave();
  };
  return (
    <>
      <BarButton id="leave" icon="leave" words={t.bar.leave} press={press} />
      {asking && <LeaveDialog close={() => setAsking(false)} />}
    </>
  );
}

function LeaveDialog({ close }: { close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const words = t.rail.leave;
  return (
    <Dialog title={words.title} close={close}>
      <div class="leave-ways">
        <div>
          <button type="button" class="primary" data-testid="leave-alone" onClick={() => void meeting.leave()}>
            {words.leave}
          </button>
          <p class="hint">{words.lead}</p>
        </div>
        <div>
          <button
            type="button"
            class="danger quiet-danger"
            data-testid="leave-end"
            onClick={() => {
              close();
              void meeting.ask({ type: "end_session" });
            }}
          >
            {words.end}
          </button>
          <p class="hint">{words.endHint}</p>
        </div>
      </div>
      <div class="dialog-actions">
        <button type="button" class="secondary" data-testid="stay" onClick={close}>
          {words.stay}
        </button>
      </div>
    </Dialog>
  );
}

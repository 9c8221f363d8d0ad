/** One's own way to the facilitators, always in the bar: ask for support, or step out for a moment. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ownCall } from "../../state/support";
import { t } from "../../text";
import { BarButton } from "../bar_button";
import { type Room, useRoom } from "../context";
import { Dialog } from "../dialog";
import { Icon } from "../icons";

export function mayCall({ meeting }: Room): boolean {
  return meeting.view.value !== null && !meeting.leads.value;
}

export function SupportButton(): JSX.Element | null {
  const { meeting } = useRoom();
  const [open, setOpen] = useState(false);
  const view = meeting.view.value;
  if (view === null) return null;
  const asked = ownCall(view, meeting.me.value?.id) !== null;
  return (
    <>
      <BarButton
        id="support"
        icon="support"
        words={asked ? t.support.asked : t.support.button}
        press={() => setOpen(true)}
      />
      {open && <SupportDialog asked={asked} close={() => setOpen(false)} />}
    </>
  );
}

function SupportDialog({ asked, close }: { asked: boolean; close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <Dialog title={t.support.title} close={close}>
      <p>{t.support.lead}</p>
      <div class="support-ways">
        <div>
          <button
            type="button"
            class={asked ? "secondary" : "primary"}
            data-testid={asked ? "withdraw-support" : "ask-support"}
            onClick={() => {
              void meeting.ask({ type: asked ? "withdraw_support" : "ask_for_support" });
              close();
            }}
          >
            <Icon name="support" />
            <span>{asked ? t.support.withdraw : t.support.ask}</span>
          </button>
          <p class="hint">{asked ? t.support.own : t.support.askHint}</p>
        </div>
        <div>
          <button
            type="button"
            class="secondary"
            data-testid="step-out"
            onClick={() => {
              close();
              meeting.stepAway(true); // nothing passes from now on, whenever the server hears the rest
              void meeting.ask({ type: "step_out" });
            }}
          >
            <Icon name="privacy" />
            <span>{t.support.stepOut}</span>
          </button>
          <p class="hint">{t.support.stepOutHint}</p>
        </div>
      </div>
      <div class="dialog-actions">
        <button type="button" class="secondary" data-testid="close-support" onClick={close}>
          {t.support.close}
        </button>
      </div>
    </Dialog>
  );
}

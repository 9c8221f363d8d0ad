/** Leaders alone see it, and it is not read out: whom one might invite, and one press that holds the silence. */
import type { JSX } from "preact";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function BalanceStrip(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const held = view?.balance_settings?.silence_held ?? false;
  const suggested = tools.balance.suggested.value;
  if (view === null || (!held && suggested.length === 0)) return null;
  const names = view.participants.filter((person) => suggested.includes(person.id)).map((person) => person.name);
  return (
    <section class="strip balance-strip" aria-label={t.balance.tab} data-testid="balance-strip">
      <p>
        <Icon name={held ? "hold" : "voice"} />
        <span>{held ? t.balance.held : t.balance.strip(names)}</span>
      </p>
      <HoldSilence id="strip-hold-silence" />
    </section>
  );
}

/** The button that holds the silence, and ends that. */
export function HoldSilence({ id }: { id: string }): JSX.Element {
  const { meeting } = useRoom();
  const held = meeting.view.value?.balance_settings?.silence_held ?? false;
  return (
    <button
      type="button"
      class="secondary small"
      data-testid={id}
      data-on={held ? "true" : "false"}
      onClick={() => void meeting.ask({ type: "hold_silence", on: !held })}
    >
      {held ? t.balance.release : t.balance.hold}
    </button>
  );
}

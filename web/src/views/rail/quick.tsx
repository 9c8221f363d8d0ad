/**
 * What a leader needs at once, whatever the rail shows: mute all, the next turn, small rooms, the silence. From a closed
 * rail each is two presses away.
 */
import type { JSX } from "preact";
import type { Command, View } from "../../protocol";
import { nextUp } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon, type IconName } from "../icons";
import { givenSeconds, withTime } from "../turns/given";

const COUNTDOWN_SECONDS = 60;

export function QuickActs(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null) return null;
  const held = view.balance_settings?.silence_held ?? false;
  return (
    <div class="quick" role="group" aria-label={t.rail.quick.label} data-testid="quick">
      <Quick id="quick-mute-all" icon="microphoneOff" words={t.rail.quick.muteAll} command={{ type: "mute_all" }} />
      <Next view={view} />
      <Rooms view={view} />
      <Quick
        id="quick-hold-silence"
        icon="hold"
        words={held ? t.rail.quick.release : t.rail.quick.hold}
        on={held}
        command={{ type: "hold_silence", on: !held }}
      />
    </div>
  );
}

/** The word goes on to whoever is next; with nobody after them, a turn that is on ends. */
function Next({ view }: { view: View }): JSX.Element {
  const { meeting } = useRoom();
  const next = view.piece === null ? nextUp(view, meeting.me.value?.room ?? "") : null;
  const { turn } = view;
  if (next === null && turn !== null) {
    const command: Command = { type: "end_turn", participant: turn.participant };
    return <Quick id="quick-next" icon="next" words={t.rail.quick.endTurn} command={command} />;
  }
  return (
    <Quick
      id="quick-next"
      icon="next"
      words={t.rail.quick.next}
      about={next === null ? t.rail.quick.nextNobody : t.rail.quick.nextOne(next.name)}
      idle={next === null}
      command={{
        type: "next_turn",
        ...(turn === null ? {} : { after: turn.participant }),
        ...withTime(givenSeconds.value),
      }}
    />
  );
}

/** Call back from rooms that are open; else open those that are planned or go where rooms are set up. */
function Rooms({ view }: { view: View }): JSX.Element {
  const { tools } = useRoom();
  const { quick } = t.rail;
  if (view.breakouts !== null) {
    const closing = view.breakouts.closing_at !== null;
    const command: Command = { type: "close_breakouts", in_seconds: COUNTDOWN_SECONDS };
    const words = closing ? quick.calledBack : quick.callBack;
    return (
      <Quick
        id="quick-call-back"
        icon="door"
        words={words}
        about={quick.callBackHint}
        idle={closing}
        command={command}
      />
    );
  }
  return (
    <Button
      id="quick-rooms"
      icon="rooms"
      words={view.plan === null ? quick.openRooms : quick.launch}
      about={quick.openRoomsHint}
      press={() => tools.side.show("rooms")}
    />
  );
}

interface QuickProps {
  id: string;
  icon: IconName;
  words: string;
  /** More than the few words say. */
  about?: string;
  on?: boolean;
  /** There is nothing to be done with it now. */
  idle?: boolean;
}

function Quick({ command, ...rest }: QuickProps & { command: Command }): JSX.Element {
  const { meeting } = useRoom();
  return <Button {...rest} press={() => void meeting.ask(command)} />;
}

function Button({ id, icon, words, about, on, idle, press }: QuickProps & { press: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="quick-act"
      data-testid={id}
      data-on={on === undefined ? undefined : on ? "true" : "false"}
      aria-disabled={idle}
      title={about}
      onClick={() => {
        if (!idle) press();
      }}
    >
      <Icon name={icon} />
      <span class="tab-words">{words}</span>
      {about !== undefined && <span class="sr-only">: {about}</span>}
    </button>
  );
}

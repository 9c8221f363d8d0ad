/** While small rooms are open: time, calls for help, each room, and what is for all of them. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Breakouts, Room, View } from "../../protocol";
import { liveGroups, MAIN, named, roomOf } from "../../state/rooms";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Icon } from "../icons";
import { MessageForm } from "../message";
import { KeptPairs } from "./apart_pairs";
import { Board } from "./board";
import { CloseDialog } from "./close";

const EXTENSION_MINUTES = 5;
const ROOM_COUNTDOWN_SECONDS = 60;
const MESSAGE = "message-rooms";

export function Live({ view, breakouts }: { view: View; breakouts: Breakouts }): JSX.Element {
  const { meeting } = useRoom();
  const [closing, setClosing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const rooms = new Map(view.rooms.map((room) => [room.id, room]));
  const addressed = chosen === null ? undefined : rooms.get(chosen); // a room that has closed is written to no more
  const write = (room: string | null): void => {
    setChosen(room);
    document.getElementById(MESSAGE)?.focus();
  };
  return (
    <>
      <div class="panel-body" data-testid="live-rooms">
        <Time breakouts={breakouts} />
        <Help view={view} breakouts={breakouts} />
        <Board
          groups={liveGroups(view)}
          place={(person, room) =>
            void meeting.ask({ type: "move", participant: person.id, room: room === MAIN ? null : room })
          }
          about={(group) => {
            const at = rooms.get(group.id ?? "")?.closing_at ?? null;
            const callers = group.people.filter((person) => breakouts.help.includes(person.id));
            if (callers.length > 0) return <Flag names={callers.map((person) => person.name)} />;
            return at === null ? null : (
              <>
                {t.rooms.closingIn} <TimeLeft until={at} />
              </>
            );
          }}
          acts={(group) => {
            const room = rooms.get(group.id ?? "");
            return room && room.id !== MAIN && <RoomActs room={room} write={() => write(room.id)} />;
          }}
        />
        <Unassigned view={view} breakouts={breakouts} />
        <KeptPairs view={view} />
        <p class="hint">{t.rooms.listenHint}</p>
      </div>
      <footer>
        <Speak breakouts={breakouts} />
        <MessageForm
          id={MESSAGE}
          label={addressed ? t.roomNames.messageOne(addressed.name) : t.rooms.messageLabel}
          command={(text) => ({ type: "message_rooms", text, ...(addressed && { room: addressed.id }) })}
        />
        {addressed && (
          <button type="button" class="plain small" data-testid="message-all" onClick={() => write(null)}>
            {t.roomNames.messageAll}
          </button>
        )}
        <button type="button" class="danger quiet-danger" data-testid="close-all" onClick={() => setClosing(true)}>
          {t.rooms.closeAll}
        </button>
      </footer>
      {closing && <CloseDialog close={() => setClosing(false)} />}
    </>
  );
}

function Flag({ names }: { names: readonly string[] }): JSX.Element {
  return (
    <span class="room-flag" data-testid="room-flag">
      <Icon name="flag" />
      {t.rail.rooms.asksHelp(names.join(", "))}
    </span>
  );
}

/** Those of the group who have no small room, by name: nobody is overlooked. */
function Unassigned({ view, breakouts }: { view: View; breakouts: Breakouts }): JSX.Element | null {
  const people = named(view, breakouts.unassigned);
  if (people.length === 0) return null;
  return (
    <p class="hint" data-testid="unassigned">
      {t.roomNames.unassigned(people.map((person) => person.name).join(", "))}
    </p>
  );
}

function Time({ breakouts }: { breakouts: Breakouts }): JSX.Element {
  const { meeting } = useRoom();
  const { ends_at: ends, closing_at: closing } = breakouts;
  const until = closing ?? ends;
  return (
    <div class="time" data-testid="live-time" data-closing={closing === null ? "false" : "true"}>
      <Icon name="clock" />
      {until === null ? (
        <span>{t.rooms.noEnd}</span>
      ) : (
        <>
          <span>
            {closing === null ? t.rooms.timeLeft : t.rooms.closingIn} <TimeLeft until={until} />
          </span>
          <button
            type="button"
            class="secondary small"
            data-testid="extend"
            onClick={() => void meeting.ask({ type: "extend_breakouts", minutes: EXTENSION_MINUTES })}
          >
            {t.rooms.extend}
          </button>
        </>
      )}
    </div>
  );
}

/** Those who call for a leader, in the order in which they called. */
function Help({ view, breakouts }: { view: View; breakouts: Breakouts }): JSX.Element | null {
  const { meeting } = useRoom();
  if (breakouts.help.length === 0) return null;
  return (
    <section class="help-list" aria-labelledby="help-list-title">
      <h3 id="help-list-title">
        <Icon name="flag" />
        {t.rooms.helpTitle}
      </h3>
      <ul>
        {breakouts.help.map((id) => {
          const person = view.participants.find((each) => each.id === id);
          const name = person?.name ?? id;
          const answer = (visit: boolean): void => void meeting.ask({ type: "answer_help", participant: id, visit });
          return (
            <li key={id} data-help={id}>
              <span class="who">
                <span class="name">{name}</span>
                <span class="about">{t.rooms.helpIn(roomOf(view, person ?? null)?.name ?? "")}</span>
              </span>
              <button
                type="button"
                class="primary small"
                data-testid={`answer-${id}`}
                aria-label={t.rooms.answerOne(name)}
                onClick={() => answer(true)}
              >
                {t.rooms.answer}
              </button>
              <button
                type="button"
                class="plain small"
                data-testid={`dismiss-help-${id}`}
                aria-label={t.rooms.dismissHelpOne(name)}
                onClick={() => answer(false)}
              >
                {t.rooms.dismissHelp}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function RoomActs({ room, write }: { room: Room; write: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const me = meeting.me.value;
  const here = me?.room === room.id;
  const listens = room.listening.includes(me?.id ?? "");
  return (
    <div class="room-acts">
      {here ? (
        <button
          type="button"
          class="secondary small"
          data-testid={`end-visit-${room.id}`}
          onClick={() => void meeting.ask({ type: listens ? "listen_in" : "visit", room: null })}
        >
          {t.rooms.endVisit}
        </button>
      ) : (
        <>
          <button
            type="button"
            class="secondary small"
            data-testid={`visit-${room.id}`}
            aria-label={t.rooms.visitOne(room.name)}
            onClick={() => void meeting.ask({ type: "visit", room: room.id })}
          >
            {t.rooms.visit}
          </button>
          <button
            type="button"
            class="plain small"
            data-testid={`listen-${room.id}`}
            aria-label={t.rooms.listenOne(room.name)}
            onClick={() => void meeting.ask({ type: "listen_in", room: room.id })}
          >
            {t.rooms.listen}
          </button>
        </>
      )}
      <button
        type="button"
        class="plain small"
        data-testid={`message-${room.id}`}
        aria-label={t.roomNames.messageOne(room.name)}
        onClick={write}
      >
        {t.roomNames.message}
      </button>
      {room.closing_at === null && (
        <button
          type="button"
          class="plain small"
          data-testid={`close-${room.id}`}
          aria-label={t.rooms.closeOneOf(room.name)}
          onClick={() => void meeting.ask({ type: "close_room", room: room.id, in_seconds: ROOM_COUNTDOWN_SECONDS })}
        >
          {t.rooms.closeOne}
        </button>
      )}
    </div>
  );
}

function Speak({ breakouts }: { breakouts: Breakouts }): JSX.Element {
  const { meeting } = useRoom();
  const speaking = breakouts.addressing.includes(meeting.me.value?.id ?? "");
  return (
    <button
      type="button"
      class={speaking ? "primary" : "secondary"}
      data-testid="speak-to-rooms"
      aria-pressed={speaking}
      onClick={() => void meeting.ask({ type: "speak_to_rooms", on: !speaking })}
    >
      <Icon name="voice" />
      <span>{speaking ? t.rooms.speakEnd : t.rooms.speak}</span>
    </button>
  );
}

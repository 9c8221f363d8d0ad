/** What a person in small rooms has before them: where they are, the time, a call for help, the ways out. */
import type { JSX } from "preact";
import { closingAt, named, roomOf, smallRoomOf, smallRooms } from "../state/rooms";
import type { Breakouts, Room, View } from "../protocol";
import { asideOf } from "../state/support";
import { t } from "../text";
import { useRoom } from "./context";
import { TimeLeft } from "./countdown";
import { Icon } from "./icons";

export function RoomStrip(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const breakouts = view?.breakouts ?? null;
  if (view === null || breakouts === null) return null;
  if (asideOf(view, meeting.me.value?.id) !== null) return null; // its own strip says where one is then
  const me = meeting.me.value;
  const room = smallRoomOf(view, me);
  const closes = closingAt(room, breakouts);
  const ends = closes ?? breakouts.ends_at;
  return (
    <section
      class={closes === null ? "strip room-strip" : "strip room-strip closing"}
      aria-label={t.rooms.strip}
      data-testid="room-strip"
      data-room={me?.room}
    >
      <p class="where">
        <Icon name="rooms" />
        <strong data-testid="room-name">{roomOf(view, me)?.name}</strong>
      </p>
      {ends !== null && (
        <p class="when" data-testid={closes === null ? "time-left" : "closing"}>
          <Icon name="clock" />
          <span>{closes === null ? t.rooms.timeLeft : t.rooms.closingIn}</span> <TimeLeft until={ends} />
        </p>
      )}
      <Heard view={view} breakouts={breakouts} room={room} />
      {!meeting.leads.value && <OwnWays breakouts={breakouts} room={room} />}
      {breakouts.choose && !meeting.leads.value && <Choice view={view} room={room} />}
    </section>
  );
}

/** Who listens in, and who speaks to all rooms: nobody is overheard without being told. */
function Heard({ view, breakouts, room }: { view: View; breakouts: Breakouts; room: Room | null }): JSX.Element {
  const names = (ids: readonly string[]): string =>
    named(view, ids)
      .map((person) => person.name)
      .join(", ");
  const listening = names(room?.listening ?? []);
  const addressing = names(breakouts.addressing);
  return (
    <>
      {listening !== "" && (
        <p class="heard" role="status" data-testid="listener">
          <Icon name="ear" />
          {t.rooms.listener(listening)}
        </p>
      )}
      {addressing !== "" && (
        <p class="heard" role="status" data-testid="addressed">
          <Icon name="voice" />
          {t.rooms.addressed(addressing)}
        </p>
      )}
    </>
  );
}

function OwnWays({ breakouts, room }: { breakouts: Breakouts; room: Room | null }): JSX.Element | null {
  const { meeting } = useRoom();
  if (room === null) return null;
  const asked = breakouts.help.includes(meeting.me.value?.id ?? "");
  return (
    <div class="strip-acts">
      {asked && (
        <span class="asked" role="status" data-testid="help-asked">
          <Icon name="flag" />
          {t.rooms.helpAsked}
        </span>
      )}
      <button
        type="button"
        class="secondary small"
        data-testid={asked ? "withdraw-help" : "ask-help"}
        onClick={() => void meeting.ask({ type: asked ? "withdraw_help" : "ask_for_help" })}
      >
        {!asked && <Icon name="flag" />}
        <span>{asked ? t.rooms.withdrawHelp : t.rooms.askHelp}</span>
      </button>
      {breakouts.may_return && (
        <button
          type="button"
          class="secondary small"
          data-testid="return-to-main"
          onClick={() => void meeting.ask({ type: "return_to_main" })}
        >
          <Icon name="door" />
          <span>{t.rooms.returnToMain}</span>
        </button>
      )}
    </div>
  );
}

function Choice({ view, room }: { view: View; room: Room | null }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <details class="choice" open={room === null}>
      <summary data-testid="choose">{t.rooms.choose}</summary>
      <p class="hint">{t.rooms.chooseLead}</p>
      <ul>
        {smallRooms(view).map((each) => (
          <li key={each.id}>
            <span class="name">{each.name}</span>
            {each.id === room?.id ? (
              <span class="quiet">{t.rooms.here}</span>
            ) : (
              <button
                type="button"
                class="secondary small"
                data-testid={`choose-${each.id}`}
                aria-label={t.rooms.goTo(each.name)}
                onClick={() => void meeting.ask({ type: "choose_room", room: each.id })}
              >
                {t.rooms.go}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

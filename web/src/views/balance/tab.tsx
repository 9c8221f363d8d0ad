/** The leaders' tab about participation: bands in words, in the order people came, and never a ranking. */
import type { JSX } from "preact";
import type { Balance, GroupTalk, RoomBalance, View } from "../../protocol";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { People } from "./people";
import { Settings } from "./settings";
import { HoldSilence } from "./strip";

export function BalanceTab(): JSX.Element {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const now = tools.balance.now.value;
  const room = tools.balance.room.value;
  const settings = view?.balance_settings;
  if (view === null || !settings) return <></>;
  return (
    <div class="balance">
      <p class="hint">{t.balance.lead}</p>
      <p class="balance-hold">
        <HoldSilence id="hold-silence" />
        <span class="hint">{settings.silence_held ? t.balance.held : t.balance.holdHint}</span>
      </p>
      {now === null || room === null ? (
        <p>{t.balance.nothing}</p>
      ) : (
        <>
          <Choices view={view} now={now} room={room} />
          <Group room={room} group={room.groups[tools.balance.window.value]} />
          {!settings.silence_held && <Suggestions view={view} room={room} />}
          <People view={view} now={now} room={room} window={tools.balance.window.value} />
        </>
      )}
      <Settings settings={settings} />
    </div>
  );
}

function Choices({ view, now, room }: { view: View; now: Balance; room: RoomBalance }): JSX.Element {
  const { tools } = useRoom();
  const { window, chosen } = tools.balance;
  const name = (id: string): string => view.rooms.find((each) => each.id === id)?.name ?? t.balance.aside;
  return (
    <div class="balance-choices">
      {now.rooms.length > 1 && (
        <p>
          <label for="balance-room">{t.balance.room}</label>{" "}
          <select
            id="balance-room"
            data-testid="balance-room"
            value={room.room}
            onChange={(event) => (chosen.value = event.currentTarget.value)}
          >
            {now.rooms.map((each) => (
              <option key={each.room} value={each.room}>
                {name(each.room)}
              </option>
            ))}
          </select>
        </p>
      )}
      <fieldset>
        <legend>{t.balance.window}</legend>
        {now.windows.map((minutes, number) => (
          <label key={number}>
            <input
              type="radio"
              name="balance-window"
              data-testid={`balance-window-${minutes ?? "all"}`}
              checked={number === window.value}
              onChange={() => (window.value = number)}
            />
            <span>{t.balance.windows(minutes)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function Group({ room, group }: { room: RoomBalance; group: GroupTalk | undefined }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (!group || view === null) return null;
  const members = room.people.filter(
    (each) => !isLeader(view.participants.find((person) => person.id === each.participant)?.role ?? null),
  ).length;
  return (
    <section aria-labelledby="balance-group" data-testid="balance-group">
      <h3 id="balance-group">{t.balance.group}</h3>
      <p>{group.evenness === null || group.speakers === null ? noFigure(members) : spread(group, members)}</p>
      <p class="hint">{t.balance.talk(t.balance.time(group.members), t.balance.time(group.leaders))}</p>
    </section>
  );
}

const noFigure = (members: number): string => (members === 1 ? t.balance.alone : t.balance.tooLittle);
const spread = (group: GroupTalk, members: number): string =>
  t.balance.evenness(group.evenness ?? 0, group.speakers ?? 0, members);

function Suggestions({ view, room }: { view: View; room: RoomBalance }): JSX.Element {
  const { meeting } = useRoom();
  const people = room.suggested.flatMap((id) => view.participants.filter((person) => person.id === id));
  return (
    <section aria-labelledby="balance-suggest" data-testid="balance-suggested">
      <h3 id="balance-suggest">{t.balance.suggest}</h3>
      {people.length === 0 ? (
        <p class="hint">{t.balance.nobody}</p>
      ) : (
        <ul class="balance-invite">
          {people.map((person) => (
            <li key={person.id} data-suggested={person.id}>
              <span>{person.name}</span>
              {person.room === meeting.me.value?.room && (
                <button
                  type="button"
                  class="secondary small"
                  data-testid={`give-${person.id}`}
                  aria-label={t.balance.give(person.name)}
                  onClick={() => void meeting.ask({ type: "grant_turn", participant: person.id })}
                >
                  <Icon name="voice" />
                  <span>{t.balance.giveWord}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

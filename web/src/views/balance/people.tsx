/** Each person of a room: their band and why they are silent in words, a quiet trace, and figures for who unfolds them. */
import type { JSX } from "preact";
import type { Balance, Participant, PersonBalance, RoomBalance, View } from "../../protocol";
import { bars } from "../../state/balance";
import { isLeader } from "../../state/roles";
import { t } from "../../text";

const BAR = { width: 6, gap: 2, height: 20, most: 12 };

export function People({
  view,
  now,
  room,
  window,
}: {
  view: View;
  now: Balance;
  room: RoomBalance;
  window: number;
}): JSX.Element {
  return (
    <section aria-labelledby="balance-people">
      <h3 id="balance-people">{t.balance.people}</h3>
      <p class="hint">{t.balance.peopleHint}</p>
      <ul class="balance-people" data-testid="balance-people">
        {room.people.map((each) => {
          const person = view.participants.find((one) => one.id === each.participant);
          return person && <Row key={each.participant} person={person} talk={each} window={window} at={now.at} />;
        })}
      </ul>
    </section>
  );
}

interface RowProps {
  person: Participant;
  talk: PersonBalance;
  window: number;
  at: number;
}

function Row({ person, talk, window, at }: RowProps): JSX.Element {
  const band = talk.shares[window]?.band ?? null;
  const words = isLeader(person.role) ? t.balance.leader : band === null ? t.balance.early : t.balance.bands[band];
  return (
    <li class="balance-person" data-balance={person.id} data-band={band ?? ""} data-silence={talk.silence}>
      <span class="name">{person.name}</span>
      <Trace trace={talk.trace} />
      <span class="band">{words}</span>
      <span class="why">{t.balance.silences[talk.silence]}</span>
      <details>
        <summary aria-label={t.balance.detailsOf(person.name)}>{t.balance.details}</summary>
        <Figures talk={talk} window={window} at={at} />
      </details>
    </li>
  );
}

function Figures({ talk, window, at }: { talk: PersonBalance; window: number; at: number }): JSX.Element {
  const share = talk.shares[window];
  const { facts, time, counted } = t.balance;
  const rows: readonly (readonly [string, string])[] = share
    ? [
        [facts.spoken, time(share.spoken)],
        [facts.turns, String(share.turns)],
        [facts.longest, time(share.longest_silence)],
        [facts.overlap, time(share.overlap)],
        [facts.interrupted, counted(share.interrupted)],
        [facts.wasInterrupted, counted(share.was_interrupted)],
      ]
    : [];
  const last = [facts.total, time(talk.total)] as const;
  return (
    <dl class="balance-figures">
      {[...rows, last, [facts.last, heard(talk.last_at, at)] as const].map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function heard(last: number | null, at: number): string {
  if (last === null) return t.balance.never;
  return at - last < 10_000 ? t.balance.now : t.balance.ago(at - last);
}

/** Quiet: no axis, no figures, one height for all; what it says is said in words as well. */
function Trace({ trace }: { trace: readonly number[] }): JSX.Element {
  const width = BAR.most * (BAR.width + BAR.gap);
  const first = BAR.most - trace.length;
  return (
    <svg
      class="trace"
      viewBox={`0 0 ${width} ${BAR.height}`}
      width={width}
      height={BAR.height}
      role="img"
      aria-label={t.balance.trace(trace.map(t.balance.time))}
    >
      {bars(trace).map((bar, number) => {
        const height = 1 + bar * (BAR.height - 1);
        return (
          <rect
            key={number}
            x={(first + number) * (BAR.width + BAR.gap)}
            y={BAR.height - height}
            width={BAR.width}
            height={height}
            rx={1}
          />
        );
      })}
    </svg>
  );
}

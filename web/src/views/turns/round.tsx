/** The go-around that is on: everyone of it with where they stand, and what a leader does about it. */
import type { JSX } from "preact";
import type { GoAround, View } from "../../protocol";
import { named } from "../../state/rooms";
import { type Standing, standings } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon, type IconName } from "../icons";

const ICONS: Readonly<Record<Standing, IconName>> = {
  current: "turn",
  waiting: "clock",
  deferred: "round",
  dropped: "away",
  done: "check",
  passed: "next",
};

export function Round({ view, round }: { view: View; round: GoAround }): JSX.Element {
  const { meeting } = useRoom();
  const everyone = standings(round);
  const asked = round.done.length + round.passed.length;
  return (
    <section aria-labelledby="turns-round" data-testid="go-around">
      <div class="part-head">
        <h3 id="turns-round">{t.turns.roundTitle}</h3>
        <span class="quiet">{round.paused ? t.turns.paused : t.turns.progress(asked, everyone.length)}</span>
      </div>
      <ol class="turn-list">
        {everyone.map(({ id, standing }) => (
          <Entry key={id} view={view} id={id} standing={standing} paused={round.paused} />
        ))}
      </ol>
      <div class="turn-acts">
        <button
          type="button"
          class="secondary small"
          data-testid="pause-round"
          onClick={() => void meeting.ask({ type: "pause_go_around", paused: !round.paused })}
        >
          <Icon name={round.paused ? "next" : "hold"} />
          <span>{round.paused ? t.turns.resume : t.turns.pause}</span>
        </button>
        <button
          type="button"
          class="plain small warning"
          data-testid="end-round"
          onClick={() => void meeting.ask({ type: "end_go_around" })}
        >
          {t.turns.endRound}
        </button>
      </div>
    </section>
  );
}

function Entry(props: { view: View; id: string; standing: Standing; paused: boolean }): JSX.Element | null {
  const { meeting } = useRoom();
  const { view, id, standing, paused } = props;
  const person = named(view, [id])[0];
  if (person === undefined) return null;
  const toCome = standing === "waiting" || standing === "deferred";
  const callable = !paused && (toCome || standing === "passed");
  return (
    <li data-round={id} data-standing={standing}>
      <Icon name={ICONS[standing]} />
      <span class="who">
        <span class="name">{person.name}</span>
        <span class="about">{t.turns.standings[standing]}</span>
      </span>
      {callable && (
        <button
          type="button"
          class="secondary small"
          data-testid={`ask-now-${id}`}
          aria-label={t.turns.nowOne(person.name)}
          onClick={() => void meeting.ask({ type: "grant_turn", participant: id })}
        >
          {t.turns.now}
        </button>
      )}
      {(toCome || standing === "current" || standing === "dropped") && (
        <button
          type="button"
          class="plain small"
          data-testid={`skip-${id}`}
          aria-label={t.turns.skipOne(person.name)}
          onClick={() => void meeting.ask({ type: "skip_turn", participant: id })}
        >
          {t.turns.skip}
        </button>
      )}
    </li>
  );
}

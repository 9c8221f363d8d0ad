/** What a poll came to: bars to look at, and the same as a table; what is withheld says so. */
import type { JSX } from "preact";
import type { Poll, Tally } from "../../protocol";
import { answerWords, type Bar, bars, isWithheldWhole } from "../../state/polls";
import { named } from "../../state/rooms";
import { t } from "../../text";
import { useRoom } from "../context";

export function Result({ poll }: { poll: Poll }): JSX.Element | null {
  const result = poll.result;
  if (result === null) return null;
  return (
    <div class="poll-result" data-testid={`result-${poll.id}`} data-withheld={String(result.withheld)}>
      <p class="hint">{t.polls.result.ballots(result.ballots, poll.taken)}</p>
      {isWithheldWhole(result) ? <Withheld poll={poll} result={result} /> : <Told poll={poll} result={result} />}
      <Names poll={poll} />
    </div>
  );
}

function Withheld({ poll, result }: { poll: Poll; result: Tally }): JSX.Element {
  const few = result.ballots < poll.min_group;
  return <p data-testid="withheld">{few ? t.polls.result.tooFew(poll.min_group) : t.polls.result.whole}</p>;
}

function Told({ poll, result }: { poll: Poll; result: Tally }): JSX.Element {
  const lines = bars(poll, result, t);
  const mean = result.mean?.toLocaleString(t.language, { maximumFractionDigits: 1 });
  return (
    <>
      {mean !== undefined && (
        <p class="poll-mean">{poll.anonymous ? t.polls.result.meanAbout(mean) : t.polls.result.mean(mean)}</p>
      )}
      {lines.length > 0 && <Bars lines={lines} />}
      {result.texts.length > 0 && (
        <ul class="poll-texts" aria-label={t.polls.result.texts}>
          {result.texts.map((text, place) => (
            <li key={place}>{text}</li>
          ))}
        </ul>
      )}
      {result.withheld && <p class="hint">{t.polls.result.part}</p>}
    </>
  );
}

function Bars({ lines }: { lines: readonly Bar[] }): JSX.Element {
  const words = (count: number | null): string => (count === null ? t.polls.result.withheld : String(count));
  return (
    <>
      <div class="poll-bars" aria-hidden="true">
        {lines.map(({ label, count, share }) => (
          <div key={label} class="poll-bar" data-count={words(count)}>
            <span class="poll-bar-label">{label}</span>
            <span class={count === null ? "poll-bar-track unknown" : "poll-bar-track"}>
              <span style={{ width: `${100 * share}%` }} />
            </span>
            <span class="poll-bar-count">{words(count)}</span>
          </div>
        ))}
      </div>
      <details class="poll-table">
        <summary>{t.polls.result.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.polls.result.answer}</th>
              <th scope="col">{t.polls.result.votes}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{words(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** Who chose what, where the viewer may know it. */
export function Names({ poll }: { poll: Poll }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null || poll.votes === null || poll.votes.length === 0) return null;
  return (
    <details class="poll-names" open={poll.state === "open"}>
      <summary>{t.polls.result.names}</summary>
      <ul>
        {poll.votes.map(({ participant, choice }) => (
          <li key={participant} data-vote={participant}>
            <strong>{named(view, [participant])[0]?.name ?? t.polls.live.someone}:</strong> {answerWords(poll, choice)}
          </li>
        ))}
      </ul>
    </details>
  );
}

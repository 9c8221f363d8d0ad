/** The facilitators' side of polls: what is open, what came of it, and something new to ask. */
import type { JSX } from "preact";
import type { Poll, PollForm } from "../../protocol";
import { draftOf, polls } from "../../state/polls";
import { named } from "../../state/rooms";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Names, Result } from "./result";
import { SetUp } from "./set_up";

export function PollsTab(): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null) return <></>;
  const open = polls(view, "open");
  const earlier = view.polls.filter((poll) => poll.state !== "open").toReversed();
  return (
    <div class="polls">
      {open.map((poll) => (
        <Live key={poll.id} poll={poll} />
      ))}
      {earlier.slice(0, 1).map((poll) => (
        <Earlier key={poll.id} poll={poll} />
      ))}
      <SetUp />
      {earlier.length > 1 && (
        <details class="earlier-polls" data-testid="earlier-polls">
          <summary>{t.polls.live.earlier}</summary>
          {earlier.slice(1).map((poll) => (
            <Earlier key={poll.id} poll={poll} />
          ))}
        </details>
      )}
    </div>
  );
}

function Live({ poll }: { poll: Poll }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <section class="poll" aria-label={poll.question} data-testid={`live-${poll.id}`}>
      <Head poll={poll} />
      <p role="status" data-testid={`taken-${poll.id}`}>
        {t.polls.live.count(poll.taken, poll.asked ?? poll.taken)}
        {poll.closes_at !== null && (
          <>
            . {t.polls.left} <TimeLeft until={poll.closes_at} />
          </>
        )}
      </p>
      {poll.anonymous ? <Voters poll={poll} /> : <Names poll={poll} />}
      <button
        type="button"
        class="primary"
        data-testid={`close-${poll.id}`}
        onClick={() => void meeting.ask({ type: "close_poll", poll: poll.id })}
      >
        {t.polls.live.close}
      </button>
    </section>
  );
}

function Head({ poll }: { poll: Poll }): JSX.Element {
  const { meeting } = useRoom();
  const room = meeting.view.value?.rooms.find((each) => each.id === poll.room);
  const about = [
    t.polls.kinds[poll.kind],
    poll.anonymous ? t.polls.live.anonymous : t.polls.live.named,
    ...(poll.room === null ? [] : [t.polls.live.inRoom(room?.name ?? t.polls.live.gone)]),
  ];
  return (
    <>
      <h3>{poll.question}</h3>
      <p class="hint">{about.join(", ")}</p>
    </>
  );
}

/** That they have, and no more: what they chose is nobody's to see. */
function Voters({ poll }: { poll: Poll }): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const names = view === null ? [] : named(view, poll.voters ?? []).map((person) => person.name);
  if (names.length === 0) return <p class="hint">{t.polls.live.nobody}</p>;
  return (
    <p class="hint">
      {t.polls.live.voters}: {names.toSorted((one, other) => one.localeCompare(other, t.language)).join(", ")}
    </p>
  );
}

function Earlier({ poll }: { poll: Poll }): JSX.Element {
  const { meeting, tools } = useRoom();
  const form: PollForm = poll;
  return (
    <section class="poll" aria-label={poll.question} data-testid={`closed-${poll.id}`} data-state={poll.state}>
      <Head poll={poll} />
      <Result poll={poll} />
      <p class="hint">{poll.state === "closed" ? t.polls.live.keep : t.polls.live.published}</p>
      <div class="strip-acts">
        {poll.state === "closed" && (
          <button
            type="button"
            class="primary small"
            data-testid={`publish-${poll.id}`}
            onClick={() => void meeting.ask({ type: "publish_poll", poll: poll.id })}
          >
            {t.polls.live.publish}
          </button>
        )}
        <button
          type="button"
          class="secondary small"
          data-testid={`again-${poll.id}`}
          onClick={() => {
            tools.votes.draft.value = draftOf(form, tools.votes.draft.value);
            document.getElementById("poll-question")?.focus();
          }}
        >
          {t.polls.live.again}
        </button>
      </div>
    </section>
  );
}

/** Polls under the header: questions to members, and results that are shown to the group. */
import type { JSX } from "preact";
import type { Poll } from "../../protocol";
import { isAsked, polls } from "../../state/polls";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Dialog } from "../dialog";
import { Icon } from "../icons";
import { PollCard } from "./card";
import { Result } from "./result";

export function PollStrip(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || isLeader(me.role)) return null;
  const open = polls(view, "open");
  const shown = polls(view, "published").filter((poll) => !tools.votes.away.value.has(poll.id));
  const card = open.find((poll) => poll.id === tools.votes.card.value);
  return (
    <>
      {open.map((poll) => (
        <Question key={poll.id} poll={poll} asked={isAsked(me)} />
      ))}
      {shown.map((poll) => (
        <Published key={poll.id} poll={poll} />
      ))}
      {card !== undefined && isAsked(me) && <PollCard poll={card} />}
    </>
  );
}

function Question({ poll, asked }: { poll: Poll; asked: boolean }): JSX.Element {
  const { tools } = useRoom();
  const elsewhere = poll.anonymous && poll.voted && tools.votes.given(poll) === null;
  const act = tools.votes.begun(poll) ? t.polls.goOn : poll.voted ? t.polls.change : t.polls.vote;
  return (
    <section
      class="strip poll-strip"
      aria-label={t.polls.strip}
      data-testid={`poll-${poll.id}`}
      data-voted={String(poll.voted)}
    >
      <p>
        <Icon name={poll.voted ? "check" : "poll"} />
        <span>
          <strong>{poll.question}</strong>{" "}
          <span class="quiet">{poll.voted ? t.polls.given : t.polls.taken(poll.taken)}</span>
          {poll.closes_at !== null && (
            <>
              {" "}
              {t.polls.left} <TimeLeft until={poll.closes_at} />
            </>
          )}
        </span>
      </p>
      {asked && elsewhere && <p class="hint">{t.polls.givenElsewhere}</p>}
      {asked && !elsewhere && (
        <div class="strip-acts">
          <button
            type="button"
            class={poll.voted ? "secondary small" : "primary small"}
            data-testid={`vote-${poll.id}`}
            onClick={() => (tools.votes.card.value = poll.id)}
          >
            {act}
          </button>
        </div>
      )}
    </section>
  );
}

function Published({ poll }: { poll: Poll }): JSX.Element {
  const { tools } = useRoom();
  const seen = tools.votes.card.value === poll.id;
  const close = (): void => {
    tools.votes.card.value = null;
  };
  return (
    <section class="strip poll-strip" aria-label={t.polls.result.title} data-testid={`published-${poll.id}`}>
      <p>
        <Icon name="poll" />
        <span>
          <strong>{poll.question}</strong>
        </span>
      </p>
      <div class="strip-acts">
        <button
          type="button"
          class="primary small"
          data-testid={`see-${poll.id}`}
          onClick={() => (tools.votes.card.value = poll.id)}
        >
          {t.polls.see}
        </button>
        <button
          type="button"
          class="secondary small"
          data-testid={`put-away-${poll.id}`}
          onClick={() => tools.votes.putAway(poll)}
        >
          {t.polls.putAway}
        </button>
      </div>
      {seen && (
        <Dialog title={poll.question} close={close}>
          <div class="poll-result-card">
            <Result poll={poll} />
            <div class="dialog-actions">
              <button type="button" class="primary" data-testid="close-result" onClick={close}>
                {t.polls.close}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}

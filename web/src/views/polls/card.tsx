/** Where a member answers. Who gets to see what stands before the answer; closing the card keeps what was put in. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Answer, Poll } from "../../protocol";
import { isAnswer, toggled, wordsIn } from "../../state/polls";
import { t } from "../../text";
import { Chips, Levels } from "../checkins/fields";
import { useRoom } from "../context";
import { Dialog } from "../dialog";

interface Fields {
  readonly poll: Poll;
  readonly answer: Answer;
  readonly change: (answer: Answer) => void;
}

export function PollCard({ poll }: { poll: Poll }): JSX.Element {
  const { tools } = useRoom();
  const [refused, setRefused] = useState(false);
  const answer = tools.votes.answer(poll);
  const close = (): void => {
    tools.votes.card.value = null;
  };
  const change = (to: Answer): void => {
    setRefused(false);
    tools.votes.change(poll, to);
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isAnswer(poll, answer)) setRefused(true);
    else if (await tools.votes.cast(poll)) close();
  };
  const tooMany = Array.isArray(answer) && answer.length > (poll.most ?? 1);
  return (
    <Dialog title={poll.question} close={close}>
      <form class="poll-card" data-testid="poll-card" onSubmit={(event) => void send(event)}>
        <WhoSees poll={poll} />
        <AnswerFields poll={poll} answer={answer} change={change} />
        <p class="complaint" role="alert">
          {refused && (tooMany ? t.polls.card.tooMany(poll.most ?? 1) : t.polls.card.empty)}
        </p>
        <p class="hint">{t.polls.card.until}</p>
        <div class="dialog-actions">
          <button type="button" class="secondary" data-testid="poll-later" onClick={close}>
            {t.polls.card.later}
          </button>
          <button type="submit" class="primary" data-testid="poll-send">
            {poll.voted ? t.polls.card.sendChange : t.polls.card.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function WhoSees({ poll }: { poll: Poll }): JSX.Element {
  const who = t.polls.card.who;
  const lines = poll.anonymous
    ? [who.anonymous, who.taken, who.withheld(poll.min_group), ...(poll.kind === "text" ? [who.style] : [])]
    : [who.leaders, poll.names ? who.names : who.results];
  return (
    <ul class="who-sees" data-testid="who-sees" data-anonymous={String(poll.anonymous)}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function AnswerFields({ poll, answer, change }: Fields): JSX.Element {
  switch (poll.kind) {
    case "scale":
      return (
        <Levels
          id="scale"
          legend={t.polls.card.choose.scale}
          low={poll.options[0] ?? null}
          high={poll.options[1] ?? null}
          value={typeof answer === "number" && answer >= 0 ? answer : null}
          change={(value) => change(value ?? -1)}
        />
      );
    case "words":
      return <Words poll={poll} answer={answer} change={change} />;
    case "text":
      return (
        <p class="field">
          <label for="poll-text">{t.polls.card.text}</label>
          <textarea
            id="poll-text"
            data-testid="poll-text"
            rows={3}
            maxLength={500}
            value={typeof answer === "string" ? answer : ""}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </p>
      );
    default:
      return <Options poll={poll} answer={answer} change={change} />;
  }
}

function Options({ poll, answer, change }: Fields): JSX.Element {
  const single = poll.kind === "single";
  const legend = single ? t.polls.card.choose.single : t.polls.card.choose.several(poll.most ?? poll.options.length);
  return (
    <fieldset class="options" data-testid="poll-options">
      <legend>{legend}</legend>
      {poll.options.map((option, number) => (
        <label key={option} class="check">
          <input
            type={single ? "radio" : "checkbox"}
            name="poll-option"
            data-testid={`option-${number}`}
            checked={Array.isArray(answer) && answer.includes(number)}
            onChange={() => change(single ? [number] : toggled(poll, answer, number))}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Words({ poll, answer, change }: Fields): JSX.Element {
  const [own, setOwn] = useState("");
  const chosen = wordsIn(answer);
  const words = [...poll.options, ...chosen.filter((word) => !poll.options.includes(word))];
  const add = (): void => {
    const word = own.trim().toLowerCase();
    if (word !== "" && !chosen.includes(word)) change([...chosen, word]);
    setOwn("");
  };
  return (
    <div class="poll-words">
      <Chips
        legend={t.polls.card.words(poll.most ?? 1)}
        words={words}
        chosen={chosen}
        change={(next) => change([...next])}
      />
      {poll.own_words && (
        <p class="field own-word">
          <label for="own-word">{t.polls.card.ownWord}</label>
          <span>
            <input
              id="own-word"
              data-testid="own-word"
              maxLength={32}
              value={own}
              onInput={(event) => setOwn(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" class="secondary small" data-testid="add-word" onClick={add}>
              {t.polls.card.add}
            </button>
          </span>
        </p>
      )}
    </div>
  );
}

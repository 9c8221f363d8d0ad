/** Before the round: what is to be spoken about, and who is asked in which order. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { FeedbackPrompts, Participant, Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { inRank, startFeedbackCommand, usualOrder } from "../../state/scene";
import { moved } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { UpDown } from "../up_down";

const SETS: readonly FeedbackPrompts[] = ["saw_worked_wish", "felt_helped_ask", "strengths", "own", "none"];

interface Props {
  view: View;
  scene: Scene;
  people: readonly Participant[];
}

export function RoundSetUp({ view, scene, people }: Props): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [prompts, setPrompts] = useState<FeedbackPrompts>("saw_worked_wish");
  const [words, setWords] = useState("");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [ranked, setRanked] = useState<readonly string[]>([]);
  const [said, say] = useState("");
  const usual = inRank(usualOrder(scene, people), ranked);
  const step = (index: number, by: -1 | 1): void => {
    setRanked(moved(usual, index, by));
    say(t.turns.movedTo(nameIn(view, usual[index] ?? "", t), index + by + 1));
  };
  const command = startFeedbackCommand(
    prompts,
    words,
    usual.filter((each) => !left.includes(each)),
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    if (command !== null) void meeting.ask(command);
  };
  return (
    <form class="scene-set-up" data-testid="round-set-up" onSubmit={submit}>
      <h4>{t.scene.lead.feedbackTitle}</h4>
      <p class="hint">{t.scene.lead.feedbackIntro}</p>
      <label for={`${id}-prompts`}>{t.scene.lead.prompts}</label>
      <select
        id={`${id}-prompts`}
        data-testid="round-prompts"
        value={prompts}
        onChange={(event) => setPrompts(event.currentTarget.value as FeedbackPrompts)}
      >
        {SETS.map((each) => (
          <option key={each} value={each}>
            {t.scene.promptSets[each]}
          </option>
        ))}
      </select>
      {prompts === "own" && (
        <>
          <label for={`${id}-own`}>{t.scene.lead.ownPrompts}</label>
          <textarea
            id={`${id}-own`}
            data-testid="round-own-prompts"
            rows={3}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
      <fieldset>
        <legend>{t.scene.lead.order}</legend>
        <ol class="turn-list">
          {usual.map((each, index) => (
            <li key={each}>
              <label class="check who">
                <input
                  type="checkbox"
                  data-testid={`round-asks-${each}`}
                  checked={!left.includes(each)}
                  onChange={(event) =>
                    setLeft(event.currentTarget.checked ? left.filter((other) => other !== each) : [...left, each])
                  }
                />
                <span class="name">{nameIn(view, each, t)}</span>
              </label>
              <UpDown
                name={nameIn(view, each, t)}
                index={index}
                count={usual.length}
                ids={{ up: `round-up-${each}`, down: `round-down-${each}` }}
                step={step}
              />
            </li>
          ))}
        </ol>
        <p class="sr-only" role="status">
          {said}
        </p>
      </fieldset>
      <button type="submit" class="primary" data-testid="start-round" aria-disabled={command === null}>
        {t.scene.lead.startRound}
      </button>
    </form>
  );
}

/** The round, for those who lead: on to the next, somebody in between, whether the cast may answer. */
import type { JSX } from "preact";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { t } from "../../text";
import { useRoom } from "../context";
import { Also, Go } from "./buttons";

export function RoundLead({ view, scene }: { view: View; scene: Scene }): JSX.Element | null {
  const { meeting } = useRoom();
  const feedback = scene.feedback;
  if (feedback === null) return null;
  const current = feedback.current;
  return (
    <>
      <p class="turn">
        <strong>{current === null ? t.scene.waitingFor : t.scene.turnOf(nameIn(view, current, t))}</strong>
      </p>
      <div class="scene-acts">
        {current !== null && (
          <Go id="next-speaker" words={t.scene.lead.next} command={{ type: "next_speaker", after: current }} />
        )}
        <Also id="start-deroling" words={t.scene.lead.derole} command={{ type: "start_deroling" }} />
      </div>
      <label class="check">
        <input
          type="checkbox"
          data-testid="allow-answer"
          checked={feedback.answer}
          onChange={(event) => void meeting.ask({ type: "allow_answer", allowed: event.currentTarget.checked })}
        />
        <span>{t.scene.lead.answer}</span>
      </label>
      <People view={view} title={t.scene.lead.waiting} people={feedback.waiting} passes />
      <People view={view} title={t.scene.lead.given} people={feedback.given} />
      <People view={view} title={t.scene.lead.passed} people={feedback.passed} />
    </>
  );
}

interface PeopleProps {
  view: View;
  title: string;
  people: readonly string[];
  passes?: boolean;
}

function People({ view, title, people, passes = false }: PeopleProps): JSX.Element | null {
  const { meeting } = useRoom();
  if (people.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ol class="round-people">
        {people.map((id) => {
          const name = nameIn(view, id, t);
          return (
            <li key={id}>
              <span class="name">{name}</span>
              <button
                type="button"
                class="plain small"
                data-testid={`ask-${id}`}
                aria-label={t.scene.lead.askOne(name)}
                onClick={() => void meeting.ask({ type: "call_speaker", participant: id })}
              >
                {t.scene.lead.ask}
              </button>
              {passes && (
                <button
                  type="button"
                  class="plain small"
                  data-testid={`pass-${id}`}
                  aria-label={t.scene.lead.passOne(name)}
                  onClick={() => void meeting.ask({ type: "pass_feedback", participant: id })}
                >
                  {t.scene.pass}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

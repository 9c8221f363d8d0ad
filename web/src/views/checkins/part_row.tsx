/** One person's part in a check-in, as leaders see it. */
import type { JSX } from "preact";
import type { Answers, CheckIn, Questionnaire } from "../../protocol";
import { HIGHEST, type Part, shifts, signed } from "../../state/checkins";
import { t } from "../../text";
import { inLanguage } from "../../text/questionnaires";
import { useRoom } from "../context";

export function PartRow({ checkIn, part }: { checkIn: CheckIn; part: Part }): JSX.Element {
  const { name, answers } = part;
  return (
    <li class="part" data-part={part.participant} data-state={part.state}>
      <p>
        <strong>{name}</strong> <span class="quiet">{about(part)}</span>
      </p>
      {answers !== null && (
        <>
          {checkIn.mood && answers.mood !== null && <Level label={t.checkins.mood} value={answers.mood} />}
          {checkIn.scales.map((scale, number) => {
            const value = answers.scales[number] ?? null;
            return value === null ? null : <Level key={scale.label} label={scale.label} value={value} />;
          })}
          {answers.words.length > 0 && <p>{answers.words.join(", ")}</p>}
          {checkIn.questionnaire !== null && (
            <Questions questionnaire={checkIn.questionnaire} part={part} answers={answers} />
          )}
          {checkIn.when === "after" && <Shifts who={part.participant} />}
        </>
      )}
    </li>
  );
}

/** Why there are no answers, or that they are kept. */
function about(part: Part): string {
  const text = t.checkins.part;
  if (part.state === "declined") return text.declined;
  if (part.answers === null) return part.shared ? text.gone : text.own;
  return part.kept ? text.kept : "";
}

function Level({ label, value }: { label: string; value: number }): JSX.Element {
  return (
    <p class="level-bar">
      <span>{t.checkins.part.value(label, value)}</span>
      <span class="bar-track" aria-hidden="true">
        <span style={{ width: `${(100 * value) / HIGHEST}%` }} />
      </span>
    </p>
  );
}

function Shifts({ who }: { who: string }): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const found = view === null ? [] : shifts(view, tools.checkins.unkept.value, who);
  if (found.length === 0) return null;
  return (
    <p class="shift" data-testid={`shift-${who}`}>
      {found
        .map((each) => t.checkins.part.from(each.label ?? t.checkins.mood, each.before, each.after, signed(each)))
        .join("; ")}
    </p>
  );
}

function Questions({
  questionnaire: asked,
  part,
  answers,
}: {
  questionnaire: Questionnaire;
  part: Part;
  answers: Answers;
}): JSX.Element | null {
  if (answers.items.every((item) => item === null)) return null;
  const text = t.checkins.part;
  const questionnaire = inLanguage(asked, t);
  const { score } = part;
  const total =
    score === null
      ? text.incomplete(questionnaire.title)
      : text.score(questionnaire.title, score.total, score.highest, t.checkins.severity[score.severity]);
  const said = (item: number | null, options: readonly string[]): string =>
    item === null ? text.unanswered : (options[item] ?? text.unanswered);
  return (
    <>
      <p data-testid={`score-${part.participant}`}>{total}</p>
      <details>
        <summary>{text.details}</summary>
        <dl class="items">
          {questionnaire.items.map((item, number) => (
            <div key={item}>
              <dt>{t.checkins.form.item(number + 1, item)}</dt>
              <dd>{said(answers.items[number] ?? null, questionnaire.options)}</dd>
            </div>
          ))}
          <div>
            <dt>{questionnaire.difficulty}</dt>
            <dd>{said(answers.difficulty, questionnaire.difficulty_options)}</dd>
          </div>
        </dl>
      </details>
    </>
  );
}

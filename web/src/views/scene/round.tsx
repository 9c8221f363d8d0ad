/** The feedback round, for everybody: whose turn it is, what to speak about, one's own place in it. */
import type { JSX } from "preact";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { promptsOf, turnOf } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function Round({ view, scene }: { view: View; scene: Scene }): JSX.Element | null {
  const { meeting } = useRoom();
  const feedback = scene.feedback;
  if (scene.stage !== "feedback" || feedback === null) return null;
  const me = meeting.me.value?.id ?? "";
  const mine = turnOf(scene, me);
  const prompts = promptsOf(scene, t);
  return (
    <div class="scene-round" data-testid="scene-round" data-current={feedback.current ?? ""}>
      <p class="turn" role="status">
        <Icon name="speaking" />
        <strong data-testid="scene-turn">
          {mine === "current"
            ? t.scene.yourTurn
            : feedback.current === null
              ? t.scene.waitingFor
              : t.scene.turnOf(nameIn(view, feedback.current, t))}
        </strong>
        {feedback.answer && <span class="quiet">{t.scene.mayAnswer}</span>}
      </p>
      {prompts.length > 0 && (
        <ol class="scene-prompts" data-testid="scene-prompts">
          {prompts.map((prompt, number) => (
            <li key={number}>{prompt}</li>
          ))}
        </ol>
      )}
      <div class="strip-acts">
        {mine === "current" && (
          <button
            type="button"
            class="primary small"
            data-testid="scene-done"
            onClick={() => void meeting.ask({ type: "next_speaker", after: me })}
          >
            <Icon name="check" />
            <span>{t.scene.done}</span>
          </button>
        )}
        {mine === "waiting" && <span data-testid="scene-place">{t.scene.yourPlace(feedback.waiting.indexOf(me))}</span>}
        {mine === "passed" && <span class="quiet">{t.scene.youPassed}</span>}
        {(mine === "current" || mine === "waiting") && (
          <button
            type="button"
            class="secondary small"
            data-testid="scene-pass"
            onClick={() => void meeting.ask({ type: "pass_feedback" })}
          >
            {t.scene.pass}
          </button>
        )}
      </div>
    </div>
  );
}

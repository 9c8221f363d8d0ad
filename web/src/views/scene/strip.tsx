/** The scene, for everybody in its room: who plays what, the time, a stop, one's own part; then the round and its end. */
import type { JSX } from "preact";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { roleOf, timeLeft, unplayed } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { clockWords, useNow } from "../countdown";
import { Icon } from "../icons";
import { Notes, Received } from "./notes";
import { Deroling } from "./deroling";
import { Round } from "./round";

export function SceneStrip(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const scene = view?.scene ?? null;
  if (view === null || scene === null) return null;
  return (
    <section
      class={scene.frozen ? "strip scene-strip frozen" : "strip scene-strip"}
      aria-label={t.scene.strip}
      data-testid="scene-strip"
      data-stage={scene.stage}
      data-frozen={scene.frozen ? "true" : "false"}
    >
      <p class="where">
        <Icon name="scene" />
        <strong data-testid="scene-title">{scene.title ?? t.scene.untitled}</strong>
        <span class="quiet">{scene.frozen ? t.scene.frozen : t.scene.stages[scene.stage]}</span>
      </p>
      <SceneTime scene={scene} />
      <Cast view={view} scene={scene} />
      {scene.frozen && <Frozen scene={scene} />}
      <OwnPart scene={scene} />
      <Round view={view} scene={scene} />
      <Deroling view={view} scene={scene} />
      <Notes scene={scene} />
      <Received view={view} />
    </section>
  );
}

/** The time that is left, or by how much it is over. It is not read out: what matters of it is told as news. */
export function SceneTime({ scene }: { scene: Scene }): JSX.Element | null {
  const now = useNow(scene.ends_at !== null);
  const left = scene.stage === "playing" ? timeLeft(scene, now) : null;
  if (left === null) return null;
  return (
    <p class={left < 0 ? "when over" : "when"} data-testid="scene-time">
      <Icon name="clock" />
      <span>{left < 0 ? t.scene.over : t.scene.timeLeft}</span>
      <time class="time-left" role="timer" aria-live="off">
        {clockWords(Math.abs(left))}
      </time>
    </p>
  );
}

function Cast({ view, scene }: { view: View; scene: Scene }): JSX.Element {
  return (
    <ul class="scene-cast" aria-label={t.scene.cast} data-testid="scene-cast">
      {scene.cast.map((part) => {
        const name = part.participant === null ? t.scene.somebody : nameIn(view, part.participant, t);
        const state = part.left ? t.scene.leftRole : part.missing ? t.scene.missing : null;
        return (
          <li key={part.role_name} data-cast={part.participant ?? ""}>
            <span>{t.scene.plays(name, part.role_name)}</span>
            {state !== null && <span class="quiet">({state})</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Frozen({ scene }: { scene: Scene }): JSX.Element {
  const roles = unplayed(scene).join(", ");
  return (
    <p class="scene-frozen" role="status" data-testid="scene-frozen">
      <Icon name="hold" />
      <strong>{roles === "" ? t.scene.frozenAll : t.scene.frozenFor(roles)}</strong>
    </p>
  );
}

/** What oneself has to do in it, and the way out of a role. */
function OwnPart({ scene }: { scene: Scene }): JSX.Element | null {
  const { meeting } = useRoom();
  const me = meeting.me.value;
  if (me === null || scene.stage === "deroling") return null;
  const role = roleOf(scene, me.id);
  if (role === null) {
    const watches = scene.stage === "playing" && !meeting.leads.value && me.may_speak;
    return watches ? (
      <p class="quiet" data-testid="scene-watching">
        {t.scene.youWatch}
      </p>
    ) : null;
  }
  return (
    <div class="strip-acts">
      <strong data-testid="own-role">{t.scene.youPlay(role)}</strong>
      <button
        type="button"
        class="secondary small"
        data-testid="leave-role-early"
        onClick={() => void meeting.ask({ type: "leave_role" })}
      >
        {t.scene.leaveEarly}
      </button>
    </div>
  );
}

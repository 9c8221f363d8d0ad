/** The end of a scene: whoever played is asked to leave their role, and sees that the others do. */
import type { JSX } from "preact";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { roleOf } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function Deroling({ view, scene }: { view: View; scene: Scene }): JSX.Element | null {
  const { meeting } = useRoom();
  const me = meeting.me.value;
  if (scene.stage !== "deroling" || me === null) return null;
  if (scene.in_role.includes(me.id)) {
    const role = roleOf(scene, me.id);
    return (
      <div class="scene-deroling" data-testid="leave-role-card">
        <h2>{t.scene.deroleTitle}</h2>
        <p>{role === null ? t.scene.deroleNoRole(me.name) : t.scene.derole(me.name, role)}</p>
        <button
          type="button"
          class="primary"
          data-testid="leave-role"
          onClick={() => void meeting.ask({ type: "leave_role" })}
        >
          <Icon name="check" />
          <span>{t.scene.deroled}</span>
        </button>
      </div>
    );
  }
  const names = scene.in_role.map((id) => nameIn(view, id, t));
  const own = scene.cast.some((part) => part.participant === me.id);
  return (
    <p class="scene-deroling" data-testid="deroling">
      {own && <span>{t.scene.derolingDone}</span>}
      {names.length > 0 && (
        <span>{names.length === 1 ? t.scene.derolingOne(names[0]!) : t.scene.deroling(names.join(", "))}</span>
      )}
    </p>
  );
}

/** The end, for those who lead: who is still in a role, and that somebody has left it. */
import type { JSX } from "preact";
import type { Scene, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { t } from "../../text";
import { useRoom } from "../context";
import { Also } from "./buttons";

export function DerolingLead({ view, scene }: { view: View; scene: Scene }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <>
      <p class="hint">{t.scene.lead.deroleIntro}</p>
      <ul class="round-people">
        {scene.in_role.map((id) => {
          const name = nameIn(view, id, t);
          return (
            <li key={id}>
              <span class="name">{name}</span>
              <button
                type="button"
                class="secondary small"
                data-testid={`has-left-${id}`}
                aria-label={t.scene.lead.hasLeftOne(name)}
                onClick={() => void meeting.ask({ type: "leave_role", participant: id })}
              >
                {t.scene.lead.hasLeft}
              </button>
            </li>
          );
        })}
      </ul>
      <div class="scene-acts">
        <Also id="close-scene" words={t.scene.lead.close} command={{ type: "close_scene" }} />
      </div>
    </>
  );
}

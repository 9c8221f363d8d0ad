/** The cast, for those who lead: who plays what may be changed beside each role; the keyboard does it all. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Participant, Scene, ScenePart, View } from "../../protocol";
import { nameIn } from "../../state/news";
import { recastCommand, roleOf } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

interface Props {
  view: View;
  scene: Scene;
  people: readonly Participant[];
}

export function CastEditor({ view, scene, people }: Props): JSX.Element {
  const { meeting } = useRoom();
  const [one, other] = scene.cast.map((part) => part.participant);
  return (
    <section class="scene-editor" aria-label={t.scene.cast}>
      <h4>{t.scene.cast}</h4>
      <ul>
        {scene.cast.map((part) => (
          <CastRow key={part.role_name} view={view} scene={scene} part={part} people={people} />
        ))}
      </ul>
      {scene.cast.length === 2 && one && other && (
        <button
          type="button"
          class="secondary small"
          data-testid="swap-roles"
          onClick={() => void meeting.ask({ type: "swap_roles", one, other })}
        >
          {t.scene.lead.swap}
        </button>
      )}
      <AddRole scene={scene} people={people} />
    </section>
  );
}

function CastRow({ view, scene, part, people }: Props & { part: ScenePart }): JSX.Element {
  const { meeting } = useRoom();
  const player = part.participant;
  const known = people.some((person) => person.id === player);
  const name = player === null ? t.scene.somebody : nameIn(view, player, t);
  const recast = (chosen: string): void => {
    // Who has left the role, or cannot be exchanged with, is simply replaced.
    if (chosen !== player) void meeting.ask(recastCommand(part.left || !known ? null : player, part.role_name, chosen));
  };
  return (
    <li data-cast-role={part.role_name}>
      <span class="who">
        <span class="name">{part.role_name}</span>
        {(part.left || part.missing) && <span class="about">{part.left ? t.scene.leftRole : t.scene.missing}</span>}
      </span>
      <select
        data-testid={`played-by-${player ?? ""}`}
        aria-label={t.scene.lead.playedBy(part.role_name)}
        value={known && player !== null ? player : ""}
        onChange={(event) => recast(event.currentTarget.value)}
      >
        {!known && <option value="">{name}</option>}
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      {player !== null && scene.cast.length > 1 && (
        <button
          type="button"
          class="plain icon-only"
          data-testid={`take-out-${player}`}
          aria-label={t.scene.lead.takeOutOf(name)}
          title={t.scene.lead.takeOut}
          onClick={() => void meeting.ask({ type: "recast", participant: player, role_name: null })}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

/** One more role, for somebody who watches so far. */
function AddRole({ scene, people }: Omit<Props, "view">): JSX.Element | null {
  const { meeting } = useRoom();
  const id = useId();
  const [who, setWho] = useState("");
  const [role, setRole] = useState("");
  const free = people.filter((person) => roleOf(scene, person.id) === null);
  const chosen = free.some((person) => person.id === who) ? who : (free[0]?.id ?? "");
  if (free.length === 0) return null;
  const give = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (chosen === "" || role.trim() === "") return;
    const reply = await meeting.ask({ type: "recast", participant: chosen, role_name: role.trim() });
    if (reply.ok) setRole("");
  };
  return (
    <details class="add-role">
      <summary>{t.scene.lead.add}</summary>
      <form onSubmit={(event) => void give(event)}>
        <label for={`${id}-who`}>{t.scene.lead.addWho}</label>
        <select
          id={`${id}-who`}
          data-testid="add-role-who"
          value={chosen}
          onChange={(event) => setWho(event.currentTarget.value)}
        >
          {free.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <label for={`${id}-role`}>{t.scene.lead.addRole}</label>
        <div class="row">
          <input
            id={`${id}-role`}
            data-testid="add-role-name"
            type="text"
            autoComplete="off"
            maxLength={64}
            value={role}
            onInput={(event) => setRole(event.currentTarget.value)}
          />
          <button type="submit" class="secondary small" data-testid="add-role">
            {t.scene.lead.addDo}
          </button>
        </div>
      </form>
    </details>
  );
}

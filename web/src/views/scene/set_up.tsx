/** A scene is written down: what it is about, who plays what, for how long. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Participant, Scene } from "../../protocol";
import { isLeader } from "../../state/roles";
import { draftOf, type SceneDraft, setUpCommand, watchers } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { NumberField } from "../rooms/number_field";

const MOST_MINUTES = 240;
const MOST_IN_TITLE = 200;
const MOST_IN_ROLE = 64;

/** `scene` is the one that is changed, null for a new one. */
export function SetUp({
  scene,
  people,
  done,
}: {
  scene: Scene | null;
  people: readonly Participant[];
  done: () => void;
}): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [draft, setDraft] = useState<SceneDraft>(() => draftOf(scene));
  const change = (part: Partial<SceneDraft>): void => setDraft({ ...draft, ...part });
  const [out, setOut] = useState<readonly string[]>(() => notWatching(scene, people));
  const { view, me } = meeting;
  const besides = (view.value?.participants ?? [])
    .filter((person) => person.room === me.value?.room && !person.may_speak && !isLeader(person.role))
    .map((person) => person.id);
  const command = setUpCommand(draft, people, out, besides);
  const mayWatch = watchers(draft, people);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (command === null) return meeting.tell(t.scene.lead.needsRole);
    const reply = await meeting.ask(command);
    if (reply.ok) done();
  };
  return (
    <form class="scene-set-up" data-testid="scene-set-up" onSubmit={(event) => void submit(event)}>
      <p class="hint">{t.scene.lead.intro}</p>
      <label for={`${id}-title`}>{t.scene.lead.title}</label>
      <input
        id={`${id}-title`}
        data-testid="scene-title-field"
        type="text"
        autoComplete="off"
        maxLength={MOST_IN_TITLE}
        value={draft.title}
        onInput={(event) => change({ title: event.currentTarget.value })}
      />
      <fieldset>
        <legend>{t.scene.cast}</legend>
        {people.length === 0 && <p class="hint">{t.scene.lead.nobody}</p>}
        {people.map((person) => (
          <p class="role-field" key={person.id}>
            <label for={`${id}-${person.id}`} aria-label={t.scene.lead.role(person.name)}>
              {person.name}
            </label>
            <input
              id={`${id}-${person.id}`}
              data-testid={`role-for-${person.id}`}
              type="text"
              autoComplete="off"
              maxLength={MOST_IN_ROLE}
              placeholder={isLeader(person.role) ? t.scene.lead.leads : t.scene.lead.watches}
              value={draft.roles[person.id] ?? ""}
              onInput={(event) => change({ roles: { ...draft.roles, [person.id]: event.currentTarget.value } })}
            />
          </p>
        ))}
      </fieldset>
      {mayWatch.length > 0 && (
        <fieldset>
          <legend>{t.scene.lead.watchers}</legend>
          <p class="hint">{t.scene.lead.watchersHint}</p>
          {mayWatch.map((person) => (
            <label class="check" key={person.id}>
              <input
                type="checkbox"
                data-testid={`watches-${person.id}`}
                checked={!out.includes(person.id)}
                onChange={(event) =>
                  setOut(event.currentTarget.checked ? out.filter((id) => id !== person.id) : [...out, person.id])
                }
              />
              <span>{person.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <NumberField
        id="scene-minutes"
        label={t.scene.lead.minutes}
        value={draft.minutes}
        most={MOST_MINUTES}
        change={(minutes) => change({ minutes })}
      />
      <button type="submit" class="primary" data-testid="prepare-scene" aria-disabled={command === null}>
        {scene === null ? t.scene.lead.prepare : t.scene.lead.change}
      </button>
    </form>
  );
}

/** Those who have neither a role nor a place among the watchers of a scene that is changed. */
function notWatching(scene: Scene | null, people: readonly Participant[]): readonly string[] {
  if (scene === null) return [];
  return watchers(draftOf(scene), people)
    .map((person) => person.id)
    .filter((id) => !scene.observers.includes(id));
}

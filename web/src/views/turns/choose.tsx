/** Choosing one person and then saying so: a menu alone would act at every step of the arrow keys. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { t } from "../../text";

interface Props {
  id: string;
  label: string;
  people: readonly Participant[];
  act: string;
  primary?: boolean;
  choose: (participant: string) => void;
}

export function ChoosePerson({ id, label, people, act, primary = false, choose }: Props): JSX.Element {
  const [picked, pick] = useState("");
  const chosen = people.find((person) => person.id === picked);
  return (
    <form
      class="choose-person"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        pick("");
        choose(chosen.id);
      }}
    >
      <label for={id}>{label}</label>
      <select id={id} data-testid={id} value={chosen?.id ?? ""} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">{t.turns.choose}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      <button
        type="submit"
        class={primary ? "primary small" : "secondary small"}
        data-testid={`${id}-act`}
        disabled={chosen === undefined}
      >
        {act}
      </button>
    </form>
  );
}

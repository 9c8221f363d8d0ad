/** What a group is called and what sort of group it is: asked when one is made, and when it is changed. */
import type { JSX } from "preact";
import type { Kind } from "../../generated/api";
import { Field } from "../../ui/field";
import { t } from "../text";

const KINDS: readonly Kind[] = ["therapy", "family", "couples", "alumni"];

interface Props {
  title: string;
  retitle: (title: string) => void;
  kind: Kind;
  rekind: (kind: Kind) => void;
}

export function BasicFields({ title, retitle, kind, rekind }: Props): JSX.Element {
  return (
    <>
      <Field name="name" label={t.groups.name} hint={t.groups.nameHint}>
        {(control) => (
          <input
            {...control}
            type="text"
            required
            maxLength={200}
            value={title}
            onInput={(event) => retitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field name="kind" label={t.groups.kind}>
        {(control) => (
          <select {...control} value={kind} onChange={(event) => rekind(event.currentTarget.value as Kind)}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t.kinds[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

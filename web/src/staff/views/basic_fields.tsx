/** What a group is called and what sort of group it is: asked when one is made, and when it is changed. */
import type { JSX } from "preact";
import type { Kind } from "../../generated/api";
import { SelectField, TextField } from "../../ui/fields";
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
      <TextField
        name="name"
        label={t.groups.name}
        hint={t.groups.nameHint}
        required
        maxLength={200}
        value={title}
        change={retitle}
      />
      <SelectField
        name="kind"
        label={t.groups.kind}
        value={kind}
        change={rekind}
        choices={KINDS.map((each) => [each, t.kinds[each]] as const)}
      />
    </>
  );
}

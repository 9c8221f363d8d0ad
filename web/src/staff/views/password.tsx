/** A password to type: a new one is judged by its length, as the server does. */
import type { JSX } from "preact";
import { TextField } from "../../ui/fields";
import { t } from "../text";

const LEAST = 12;
const MOST = 256;

interface Props {
  name: string;
  label: string;
  fresh: boolean;
  value: string;
  change: (value: string) => void;
}

export function PasswordField({ name, label, fresh, value, change }: Props): JSX.Element {
  return (
    <TextField
      name={name}
      label={label}
      {...(fresh ? { hint: t.own.hint(LEAST) } : {})}
      type="password"
      required
      minLength={fresh ? LEAST : undefined}
      maxLength={MOST}
      autoComplete={fresh ? "new-password" : "current-password"}
      value={value}
      change={change}
    />
  );
}

/** A whole number from 1 on; empty is null. */
import type { JSX } from "preact";

interface Props {
  id: string;
  label: string;
  value: number | null;
  most: number;
  change: (value: number | null) => void;
}

export function NumberField({ id, label, value, most, change }: Props): JSX.Element {
  return (
    <p class="number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        data-testid={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        step={1}
        value={value ?? ""}
        onInput={(event) => {
          const read = event.currentTarget.valueAsNumber;
          change(Number.isInteger(read) && read >= 1 && read <= most ? read : null);
        }}
      />
    </p>
  );
}

/** The fields that forms are made of: each a `Field` with its control, its value given and its change told. */
import type { JSX } from "preact";
import { Field } from "./field";

interface Common {
  /** Of the control, in its form. */
  name: string;
  label: string;
  hint?: string;
  /** Why what is there cannot be; null or "": it can. */
  complaint?: string | null;
  required?: boolean;
  disabled?: boolean;
  /** Its hook, where its name is not enough. */
  hook?: string;
}

interface Typed extends Common {
  value: string;
  change: (value: string) => void;
  maxLength?: number;
}

interface TextProps extends Typed {
  type?: "text" | "password";
  minLength?: number | undefined;
  autoComplete?: string;
  /** No sentence and no name of a person: nothing is made of what is typed. */
  exact?: boolean;
}

export function TextField({ type = "text", minLength, maxLength, autoComplete, exact, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          {...told(field)}
          type={type as "text"} // the types of the DOM know one at a time
          minLength={minLength}
          maxLength={maxLength}
          autoComplete={autoComplete}
          {...(exact ? { autoCapitalize: "none", spellcheck: false } : {})}
        />
      )}
    </Field>
  );
}

export function LongTextField({ rows, maxLength, ...field }: Typed & { rows: number }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          data-testid={field.hook}
          required={field.required}
          disabled={field.disabled}
          rows={rows}
          maxLength={maxLength}
          value={field.value}
          onInput={(event) => field.change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function NumberField({ min, max, ...field }: Typed & { min: number; max: number }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => <input {...control} {...told(field)} type="number" inputMode="numeric" min={min} max={max} />}
    </Field>
  );
}

/** A moment of this browser's time zone, or a day alone. */
export function TimeField({ day, ...field }: Typed & { day?: boolean }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => <input {...control} {...told(field)} type={(day ? "date" : "datetime-local") as "date"} />}
    </Field>
  );
}

/** One thing to choose: its value, and what it is called. */
export type Choice<T extends string> = readonly [value: T, words: string];

interface SelectProps<T extends string> extends Common {
  value: T;
  change: (value: T) => void;
  choices: readonly Choice<T>[];
}

export function SelectField<T extends string>({ value, change, choices, ...field }: SelectProps<T>): JSX.Element {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          data-testid={field.hook}
          required={field.required}
          disabled={field.disabled}
          value={value}
          onChange={(event) => change(event.currentTarget.value as T)}
        >
          {choices.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  name?: string;
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
  disabled?: boolean;
  hook?: string;
}

export function CheckField({ name, label, checked, change, disabled, hook }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        name={name}
        data-testid={hook}
        disabled={disabled}
        checked={checked}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface CheckGroupProps<T extends string> {
  legend: string;
  /** The legend is for those who do not see the heading above. */
  legendHidden?: boolean;
  /** Of the boxes, in their form. */
  name?: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  change: (chosen: readonly T[]) => void;
  hookOf?: (value: T) => string;
}

/** Any number of things. What was chosen first stays first. */
export function CheckGroup<T extends string>(props: CheckGroupProps<T>): JSX.Element {
  const { legend, legendHidden, name, choices, chosen, change, hookOf } = props;
  return (
    <fieldset class="check-group">
      <legend class={legendHidden ? "sr-only" : undefined}>{legend}</legend>
      {choices.map(([value, words]) => (
        <CheckField
          key={value}
          {...(name === undefined ? {} : { name })}
          {...(hookOf === undefined ? {} : { hook: hookOf(value) })}
          label={words}
          checked={chosen.includes(value)}
          change={(on) => change(on ? [...chosen, value] : chosen.filter((each) => each !== value))}
        />
      ))}
    </fieldset>
  );
}

/** What every typed control is told besides. */
function told({ value, change, required, disabled, hook }: Typed) {
  return {
    value,
    required,
    disabled,
    "data-testid": hook,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  };
}

/** What this browser remembers of a person's choices, such as whether keys are used. */
import { type Signal, signal } from "@preact/signals";

/** One of a few words. Whatever else is stored counts as nothing. */
export class RememberedChoice<T extends string> {
  readonly #key: string;
  readonly #value: Signal<T>;

  constructor(key: string, choices: readonly T[], otherwise: T) {
    this.#key = key;
    const stored = read(key);
    this.#value = signal(choices.find((choice) => choice === stored) ?? otherwise);
  }

  get value(): T {
    return this.#value.value;
  }

  set value(choice: T) {
    this.#value.value = choice;
    try {
      localStorage.setItem(this.#key, choice);
    } catch (error) {
      console.debug("This browser does not remember the choice", error);
    }
  }
}

/** A yes or no. */
export class Remembered {
  readonly #choice: RememberedChoice<"on" | "off">;

  constructor(key: string, otherwise: boolean) {
    this.#choice = new RememberedChoice(key, ["on", "off"], otherwise ? "on" : "off");
  }

  get value(): boolean {
    return this.#choice.value === "on";
  }

  set value(on: boolean) {
    this.#choice.value = on ? "on" : "off";
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // A browser that forbids storage: the choice holds for this page.
  }
}

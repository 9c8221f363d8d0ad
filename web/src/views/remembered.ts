/** A yes or no that this browser remembers, such as whether keys are used. */
import { type Signal, signal } from "@preact/signals";

export class Remembered {
  readonly #key: string;
  readonly #value: Signal<boolean>;

  constructor(key: string, otherwise: boolean) {
    this.#key = key;
    this.#value = signal(read(key) ?? otherwise);
  }

  get value(): boolean {
    return this.#value.value;
  }

  set value(on: boolean) {
    this.#value.value = on;
    try {
      localStorage.setItem(this.#key, on ? "on" : "off");
    } catch (error) {
      console.debug("This browser does not remember the choice", error);
    }
  }
}

function read(key: string): boolean | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : stored === "on";
  } catch {
    return null; // A browser that forbids storage: the choice holds for this page.
  }
}

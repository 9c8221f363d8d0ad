/**
 * A scene on this page: one's own notes while others play, and written feedback that has come in.
 *
 * The notes are kept for this tab, so that a reload loses nothing. Rule that holds: when the scene is over, or one is in
 * another room, both are forgotten; nothing is sent unless one says so.
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Message } from "../protocol";
import type { Meeting } from "./meeting";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "hearth:scene-notes";

export class SceneNotes {
  readonly #meeting: Meeting;
  readonly #store: Store | null;
  readonly #notes = signal("");
  readonly #sent = signal(false);
  readonly #received = signal<readonly Message[]>([]);

  constructor(meeting: Meeting, store: Store | null) {
    this.#meeting = meeting;
    this.#store = store;
    this.#notes.value = this.#remembered();
    meeting.attach({
      signals: ({ message }) => {
        if (message?.scope !== "feedback") return;
        this.#received.value = [...this.#received.value, message];
      },
    });
    let room: string | undefined;
    effect(() => {
      const view = meeting.view.value;
      // Whoever is taken aside comes back to where they were.
      if (view === null || view.door !== null || meeting.me.value?.aside) return;
      const here = meeting.me.value?.room;
      if (view.scene === null || (room !== undefined && here !== room)) this.#forget();
      room = here;
    });
  }

  get notes(): ReadonlySignal<string> {
    return this.#notes;
  }
  /** Whether these very notes were sent. */
  get sent(): ReadonlySignal<boolean> {
    return this.#sent;
  }
  /** What others have written to those who played; in the order in which it came. */
  get received(): ReadonlySignal<readonly Message[]> {
    return this.#received;
  }

  write(notes: string): void {
    this.#notes.value = notes;
    this.#sent.value = false;
    try {
      this.#store?.setItem(KEY, notes);
    } catch (error) {
      console.debug("This browser keeps nothing for the tab", error);
    }
  }

  /** Pass the notes on to those who played. They stay here as well. */
  async send(): Promise<void> {
    const text = this.#notes.value.trim();
    if (text === "") return;
    const reply = await this.#meeting.ask({ type: "give_feedback", text });
    this.#sent.value = reply.ok;
  }

  #forget(): void {
    this.#notes.value = "";
    this.#sent.value = false;
    this.#received.value = [];
    try {
      this.#store?.removeItem(KEY);
    } catch {
      // A browser that forbids storage has nothing to forget.
    }
  }

  #remembered(): string {
    try {
      return this.#store?.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }
}

/**
 * Check-ins on this page: answers that are in the server's memory only, and the draft of one's own.
 *
 * The draft is kept for this tab, so that closing the form or reloading the page loses nothing; it is gone when it was
 * sent, when one declines, and when the check-in is over. Rule that holds: no answer is stored in this browser once sent;
 * one's own stay in the page's memory, for its last page.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { CheckIn, Unkept } from "../protocol";
import {
  answerCommand,
  type Draft,
  draftOf,
  openCheckIn,
  type Part,
  partOf,
  readDraft,
  type Shift,
  shifts,
} from "../state/checkins";
import type { Meeting } from "./meeting";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "hearth:check-in";

export class CheckIns {
  readonly #meeting: Meeting;
  readonly #store: Store | null;
  readonly #unkept = signal<readonly Unkept[]>([]);
  readonly #draft = signal<{ readonly key: string; readonly draft: Draft } | null>(null);
  /** One's own answers as they were last told: the server forgets them with the session. */
  readonly #mine = new Map<string, Unkept>();
  /** Whether the form stands open. */
  readonly form: Signal<boolean> = signal(false);

  constructor(meeting: Meeting, store: Store | null) {
    this.#meeting = meeting;
    this.#store = store;
    meeting.attach({
      welcome: () => (this.#unkept.value = []),
      signals: ({ answers }) => {
        if (answers === undefined) return;
        this.#unkept.value = answers;
        const me = meeting.me.value?.id;
        for (const each of answers) if (each.participant === me) this.#mine.set(each.check_in, each);
      },
    });
  }

  get unkept(): ReadonlySignal<readonly Unkept[]> {
    return this.#unkept;
  }

  /** The one that takes answers now. */
  readonly open: ReadonlySignal<CheckIn | null> = computed(() => {
    const view = this.#meeting.view.value;
    return view === null ? null : openCheckIn(view);
  });

  /** What one has made of the open one oneself; null: nothing yet. */
  readonly own: ReadonlySignal<Part | null> = computed(() => {
    const open = this.open.value;
    const me = this.#meeting.me.value;
    return open === null || me === null ? null : partOf(open, this.#unkept.value, me.id);
  });

  /** How one was at the beginning and at the end, also when the session is over. What was taken back counts no more. */
  get ownShifts(): readonly Shift[] {
    const view = this.#meeting.view.value;
    const me = this.#meeting.me.value?.id;
    if (view === null || me === undefined) return [];
    const stands = new Set(view.check_ins.filter((each) => answered(each, me)).map((each) => each.id));
    return shifts(
      view,
      [...this.#mine.values()].filter((each) => stands.has(each.check_in)),
      me,
    );
  }

  /** The form as one left it, or else as one answered. */
  draft(checkIn: CheckIn): Draft {
    const key = this.#key(checkIn);
    const held = this.#draft.value;
    if (held?.key === key) return held.draft;
    return readDraft(checkIn, this.#remembered(key)) ?? draftOf(checkIn, this.own.value);
  }

  /** Whether something was put in that has not been sent. */
  begun(checkIn: CheckIn): boolean {
    const key = this.#key(checkIn);
    return this.#draft.value?.key === key || this.#remembered(key) !== null;
  }

  change(checkIn: CheckIn, change: Partial<Draft>): void {
    const key = this.#key(checkIn);
    const draft = { ...this.draft(checkIn), ...change };
    this.#draft.value = { key, draft };
    try {
      this.#store?.setItem(KEY, JSON.stringify({ key, draft: JSON.stringify(draft) }));
    } catch (error) {
      console.debug("This browser keeps nothing for the tab", error);
    }
  }

  /** Answer as the form says. Returns: whether it was taken. */
  async send(checkIn: CheckIn): Promise<boolean> {
    const reply = await this.#meeting.ask(answerCommand(checkIn, this.draft(checkIn)));
    if (reply.ok) this.#done();
    return reply.ok;
  }

  async decline(checkIn: CheckIn): Promise<boolean> {
    const reply = await this.#meeting.ask({ type: "decline_check_in", check_in: checkIn.id });
    if (reply.ok) this.#done();
    return reply.ok;
  }

  /** The check-in is over: what was not sent is forgotten. */
  forget(): void {
    this.#done();
  }

  #done(): void {
    this.#draft.value = null;
    this.form.value = false;
    try {
      this.#store?.removeItem(KEY);
    } catch {
      // A browser that forbids storage has nothing to forget.
    }
  }

  #key(checkIn: CheckIn): string {
    return `${this.#meeting.view.value?.session.id ?? ""}/${this.#meeting.me.value?.id ?? ""}/${checkIn.id}`;
  }

  #remembered(key: string): string | null {
    try {
      const read = JSON.parse(this.#store?.getItem(KEY) ?? "null") as { key?: unknown; draft?: unknown } | null;
      return read?.key === key && typeof read.draft === "string" ? read.draft : null;
    } catch {
      return null;
    }
  }
}

function answered(checkIn: CheckIn, who: string): boolean {
  return checkIn.responses.some((each) => each.participant === who && each.state === "answered");
}

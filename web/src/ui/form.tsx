/** A form that asks the server for something: busy meanwhile, and what it answers said beside the button. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "./button";
import { Complaint } from "./notes";

interface Props {
  /** Of its hooks: `make-key` is the form, `make-key-submit` its button. */
  id: string;
  action: string;
  busyWords: string;
  /** Do it. Returns: what went wrong, as a sentence, or null. */
  submit: () => Promise<string | null>;
  /** What is said when it is done. */
  done?: string;
  children?: ComponentChildren;
}

type State = { at: "idle" } | { at: "busy" } | { at: "done" } | { at: "failed"; why: string };

export function Form({ id, action, busyWords, submit, done, children }: Props): JSX.Element {
  const [state, setState] = useState<State>({ at: "idle" });
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (state.at === "busy") return;
    setState({ at: "busy" });
    const why = await submit();
    setState(why === null ? { at: "done" } : { at: "failed", why });
  };
  return (
    <form
      class="form"
      data-testid={id}
      onSubmit={(event) => void send(event)}
      onInput={() => state.at === "done" && setState({ at: "idle" })}
      aria-busy={state.at === "busy"}
    >
      {children}
      <div class="form-end">
        <Button kind="primary" submit hook={`${id}-submit`} busy={state.at === "busy"} busyWords={busyWords}>
          {action}
        </Button>
        <p role="status" class="hint">
          {state.at === "done" ? (done ?? "") : ""}
        </p>
        <Complaint why={state.at === "failed" ? state.why : null} />
      </div>
    </form>
  );
}

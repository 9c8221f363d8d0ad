/** Buttons and fields in all their states. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../ui/button";
import { CheckField, CheckGroup, LongTextField, NumberField, SelectField, TextField, TimeField } from "../ui/fields";
import { Form } from "../ui/form";
import { Icon } from "../views/icons";
import { Part, Sample } from "./sample";

const KINDS = ["primary", "secondary", "plain", "danger", "quiet-danger"] as const;
const TOUCHED = ["default", "hover", "focus", "active"] as const;
const nothing = (): void => undefined;

export function Buttons(): JSX.Element {
  return (
    <>
      {KINDS.map((kind) => (
        <Part key={kind} title={`Button, ${kind}`}>
          {TOUCHED.map((state) => (
            <Sample key={state} state={state}>
              <Button kind={kind} press={nothing}>
                <Icon name="hand" />
                <span>Give the word</span>
              </Button>
            </Sample>
          ))}
          <Sample state="disabled">
            <Button kind={kind} disabled>
              Give the word
            </Button>
          </Sample>
          <Sample state="busy">
            <Button kind={kind} busy busyWords="Saving…">
              Save
            </Button>
          </Sample>
          <Sample state="small">
            <Button kind={kind} small press={nothing}>
              Revoke
            </Button>
          </Sample>
        </Part>
      ))}
    </>
  );
}

export function Fields(): JSX.Element {
  return (
    <>
      <Part title="Text field">
        {(["default", "hover", "focus"] as const).map((state) => (
          <Sample key={state} state={state}>
            <Name hint="As the group calls them." />
          </Sample>
        ))}
        <Sample state="filled">
          <Name value="Ann Miller" />
        </Sample>
        <Sample state="error">
          <Name value="?" complaint="A name has at least one letter." />
        </Sample>
        <Sample state="disabled">
          <Name value="Ann Miller" disabled />
        </Sample>
      </Part>
      <Part title="Other fields">
        <Sample state="number">
          <NumberField name="minutes" label="Minutes" min={5} max={240} value="90" change={nothing} />
        </Sample>
        <Sample state="moment">
          <TimeField name="when" label="Begins" value="2030-04-09T18:30" change={nothing} />
        </Sample>
        <Sample state="day">
          <TimeField day name="until" label="Until" value="2030-06-25" change={nothing} />
        </Sample>
        <Sample state="several lines">
          <LongTextField
            name="text"
            label="Agreements"
            rows={3}
            value="What is said here stays here."
            change={nothing}
          />
        </Sample>
        <Sample state="number, error">
          <NumberField
            name="days"
            label="Days"
            min={1}
            max={9}
            value="0"
            complaint="At least 1 day."
            change={nothing}
          />
        </Sample>
        <Sample state="password">
          <TextField type="password" name="secret" label="Password" value="long enough" change={nothing} />
        </Sample>
      </Part>
      <Part title="Choices">
        {(["default", "hover", "focus", "disabled"] as const).map((state) => (
          <Sample key={state} state={state}>
            <Role disabled={state === "disabled"} />
          </Sample>
        ))}
        <Sample state="one box">
          <Box />
        </Sample>
        <Sample state="several boxes" wide>
          <Boxes />
        </Sample>
      </Part>
    </>
  );
}

function Name({
  value: first = "",
  ...rest
}: {
  value?: string;
  hint?: string;
  complaint?: string;
  disabled?: boolean;
}) {
  const [value, change] = useState(first);
  return <TextField name="name" label="Name" value={value} change={change} {...rest} />;
}

function Role({ disabled }: { disabled: boolean }): JSX.Element {
  const [value, change] = useState<"member" | "leader">("member");
  const choices = [
    ["member", "Member"],
    ["leader", "Facilitator"],
  ] as const;
  return <SelectField name="role" label="Role" {...{ value, change, choices, disabled }} />;
}

function Box(): JSX.Element {
  const [checked, change] = useState(true);
  return <CheckField label="Everybody waits at the door" {...{ checked, change }} />;
}

function Boxes(): JSX.Element {
  const [chosen, change] = useState<readonly ("MO" | "WE" | "FR")[]>(["WE"]);
  const choices = [
    ["MO", "Monday"],
    ["WE", "Wednesday"],
    ["FR", "Friday"],
  ] as const;
  return <CheckGroup legend="On" {...{ choices, chosen, change }} />;
}

const never = (): Promise<string | null> => new Promise(() => undefined);

/** A form in each state that asking the server puts it in; whoever photographs presses the buttons of the last three. */
export function Forms(): JSX.Element {
  return (
    <Part title="Form">
      <Sample state="default">
        <Form id="idle" action="Save" busyWords="Saving…" submit={never}>
          <Name />
        </Form>
      </Sample>
      <Sample state="busy">
        <Form id="busy" action="Save" busyWords="Saving…" submit={never}>
          <Name value="Ann" />
        </Form>
      </Sample>
      <Sample state="done">
        <Form id="done" action="Save" busyWords="Saving…" done="Saved." submit={async () => null}>
          <Name value="Ann" />
        </Form>
      </Sample>
      <Sample state="error">
        <Form id="failed" action="Save" busyWords="Saving…" submit={async () => "Somebody else has this name."}>
          <Name value="Ann" />
        </Form>
      </Sample>
    </Part>
  );
}

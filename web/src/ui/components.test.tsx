// @vitest-environment happy-dom
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button";
import { CheckGroup, NumberField, SelectField, TextField } from "./fields";
import { Form } from "./form";

let root: HTMLElement;
const show = (what: ComponentChild): Promise<void> => act(() => render(what, root));
const get = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector)!;

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = document.getElementById("root")!;
});

describe("a field", () => {
  it("belongs to its label, its hint and its complaint", async () => {
    await show(
      <TextField name="name" label="Name" hint="Short" complaint="Too long" value="x" change={() => undefined} />,
    );
    const input = get<HTMLInputElement>("input");
    expect(get<HTMLLabelElement>("label").htmlFor).toBe(input.id);
    const told = input.getAttribute("aria-describedby")!.split(" ");
    expect(told.map((id) => document.getElementById(id)?.textContent)).toEqual(["Short", "Too long"]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("tells what is typed, and what is chosen", async () => {
    const typed = vi.fn();
    const chosen = vi.fn();
    await show(
      <>
        <NumberField name="days" label="Days" min={1} max={9} value="1" change={typed} />
        <SelectField
          name="kind"
          label="Kind"
          value="a"
          change={chosen}
          choices={[
            ["a", "A"],
            ["b", "B"],
          ]}
        />
      </>,
    );
    get<HTMLInputElement>("input").value = "7";
    get("input").dispatchEvent(new Event("input", { bubbles: true }));
    get<HTMLSelectElement>("select").value = "b";
    get("select").dispatchEvent(new Event("change", { bubbles: true }));
    expect([typed.mock.calls, chosen.mock.calls]).toEqual([[["7"]], [["b"]]]);
  });

  it("of several boxes keeps the order in which they were ticked", async () => {
    const change = vi.fn();
    const choices = [
      ["a", "A"],
      ["b", "B"],
    ] as const;
    await show(
      <CheckGroup legend="L" choices={choices} chosen={["b"]} change={change} hookOf={(each) => `box-${each}`} />,
    );
    get("[data-testid=box-a]").click();
    get("[data-testid=box-b]").click();
    expect(change.mock.calls).toEqual([[["b", "a"]], [[]]]);
  });
});

describe("a button", () => {
  it("does nothing while it is busy, says so, and keeps the focus", async () => {
    const press = vi.fn();
    await show(<Button busy busyWords="Saving…" press={press} children="Save" />);
    get("button").focus();
    get("button").click();
    expect(press).not.toHaveBeenCalled();
    expect(get("button").textContent).toBe("Saving…");
    expect(get("button").getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(get("button"));
  });
});

describe("a form", () => {
  it("is busy while the server thinks, takes nothing twice, and says how it went", async () => {
    let answer: (why: string | null) => void = () => undefined;
    const submit = vi.fn(() => new Promise<string | null>((resolve) => (answer = resolve)));
    await show(<Form id="f" action="Save" busyWords="Saving…" done="Saved." submit={submit} />);
    const press = (): Promise<void> => act(() => get("button").click());
    await press();
    await press();
    expect(submit).toHaveBeenCalledOnce();
    expect(get("form").getAttribute("aria-busy")).toBe("true");
    await act(async () => answer("The name is taken."));
    expect(get("[role=alert]").textContent).toBe("The name is taken.");
    await press();
    await act(async () => answer(null));
    expect([get("[role=alert]").textContent, get("[role=status]").textContent]).toEqual(["", "Saved."]);
  });
});

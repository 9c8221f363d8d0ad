// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { TestRoom } from "../../testing/room";
import { person } from "../../testing/samples";
import { RoomProvider } from "../context";
import { Board } from "./board";

vi.stubGlobal("MediaStream", class {});

describe("the menu that puts somebody into a room", () => {
  const place = vi.fn();
  const menu = (): HTMLSelectElement => document.querySelector("select")!;
  const key = (name: string): Promise<void> =>
    act(() => void menu().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })));
  const choose = (value: string): Promise<void> =>
    act(() => {
      menu().value = value;
      menu().dispatchEvent(new Event("change", { bubbles: true }));
    });

  beforeEach(async () => {
    place.mockReset();
    document.body.innerHTML = "<div></div>";
    const groups = ["oak", "elm", "ash"].map((id) => ({ id, name: id, people: id === "oak" ? [person("a")] : [] }));
    await act(() =>
      render(
        <RoomProvider value={new TestRoom().room}>
          <Board groups={groups} place={(who, group) => place(who.id, group)} />
        </RoomProvider>,
        document.querySelector<HTMLElement>("div")!,
      ),
    );
  });

  it("acts at once by mouse and touch", async () => {
    await act(() => void menu().dispatchEvent(new Event("pointerdown", { bubbles: true })));
    await choose("elm");
    expect(place).toHaveBeenCalledWith("a", "elm");
  });

  it("moves nobody through the rooms that the arrow keys pass, but with Enter", async () => {
    await key("ArrowDown");
    await choose("elm");
    await key("ArrowDown");
    await choose("ash");
    expect(place).not.toHaveBeenCalled();
    expect(document.getElementById(menu().getAttribute("aria-describedby")!)?.textContent).not.toBe("");
    await key("Enter");
    expect(place.mock.calls).toEqual([["a", "ash"]]);
  });

  it("lets who thinks better of it go back with Escape, and takes leaving it as the choice", async () => {
    await key("ArrowDown");
    await choose("elm");
    await key("Escape");
    await act(() => void menu().dispatchEvent(new Event("blur")));
    expect(place).not.toHaveBeenCalled();
    await key("ArrowDown");
    await choose("ash");
    await act(() => void menu().dispatchEvent(new Event("blur")));
    expect(place.mock.calls).toEqual([["a", "ash"]]);
  });
});

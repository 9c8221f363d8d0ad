import { describe, expect, it } from "vitest";
import { barPlan, places } from "./bar_plan";

const buttons = ["mic", "camera", "hand", "react", "chat"].map((id, number) => ({ id, rank: number }));

describe("the bar's row", () => {
  it("has everything where everything fits, and no menu", () => {
    const { row, menu } = barPlan(buttons, 5);
    expect([...row]).toEqual(["mic", "camera", "hand", "react", "chat"]);
    expect(menu.size).toBe(0);
  });

  it("gives one place to the menu and keeps the weightiest, whatever their order", () => {
    const { row, menu } = barPlan([...buttons].reverse(), 4);
    expect([...row]).toEqual(["mic", "camera", "hand"]);
    expect([...menu]).toEqual(["chat", "react"]);
  });

  it("has at least 44 px for each button on the smallest phone", () => {
    expect(places(22.5)).toBe(7);
    expect(360 / places(22.5)).toBeGreaterThan(44);
    expect(places(20)).toBe(7);
  });

  it("has room for more on a wider page", () => {
    const [phone, tablet, laptop] = [places(22.5), places(51.25), places(90)];
    expect(tablet).toBeGreaterThan(phone);
    expect(laptop).toBeGreaterThan(tablet);
  });
});

import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeStore } from "../testing/devices";
import { Side } from "./side";

const store = { now: new FakeStore() };
const leads = signal(true);
const wide = signal(true);
const side = (): Side => new Side({ store: store.now, leads, wide });

beforeEach(() => {
  store.now = new FakeStore();
  leads.value = wide.value = true;
});

describe("what stands open beside the circle", () => {
  it("is the list of people for who leads on a wide page, and nothing for others or where there is no room", () => {
    const it = side();
    expect(it.open.value).toBe("people");
    wide.value = false;
    expect(it.open.value).toBeNull();
    wide.value = true;
    leads.value = false;
    expect(it.open.value).toBeNull();
  });

  it("is given the focus by who first asks for what stands open already, and closed by the next press", () => {
    const it = side();
    it.toggleAny();
    expect([it.open.value, it.asked.value]).toEqual(["people", 1]);
    it.toggleAny();
    expect(it.open.value).toBeNull();
  });

  it("is remembered over a reload, with whether it is open", () => {
    side().show("turns");
    expect(side().open.value).toBe("turns");
    side().close();
    expect(side().open.value).toBeNull();
    const it = side();
    it.toggleAny();
    expect(it.open.value).toBe("turns");
  });

  it("is not opened again for who does not lead: somebody may be looking", () => {
    leads.value = false;
    const it = side();
    it.show("chat");
    expect(it.open.value).toBe("chat");
    expect(side().open.value).toBeNull();
  });

  it("is toggled by the same button", () => {
    const it = side();
    it.toggle("rooms");
    expect(it.open.value).toBe("rooms");
    it.toggle("rooms");
    expect(it.open.value).toBeNull();
  });

  it("is closed when who had led no longer does, unless it is for everybody", () => {
    const it = side();
    it.show("rooms");
    leads.value = false;
    expect(it.open.value).toBeNull();
    it.show("chat");
    expect(it.open.value).toBe("chat");
  });

  it("knows which of several parts was looked at last", () => {
    const it = side();
    for (const part of ["polls", "checkins", "turns"]) it.show(part);
    expect(it.lastOf(["polls", "checkins"])).toBe("checkins");
    expect(it.lastOf(["scene"])).toBeUndefined();
  });

  it("asks for the focus only when the person asked for it", () => {
    const it = side();
    expect(it.asked.value).toBe(0);
    it.show("turns");
    expect(it.asked.value).toBe(1);
  });

  it("takes nothing from a memory that is not its own", () => {
    for (const broken of ["{", "7", '{"seen":3}', '{"open":"yes","seen":[1]}']) {
      store.now.setItem("hearth:side", broken);
      expect(side().open.value).toBe("people");
    }
  });
});

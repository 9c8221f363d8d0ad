import { describe, expect, it } from "vitest";
import { FakeStore } from "../testing/devices";
import { claims, Ticket, tokenOf } from "./ticket";

const signed = (payload: unknown): string =>
  `e30.${btoa(JSON.stringify(payload)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}.sig`;

describe("the token of a link", () => {
  it("is what follows the hash", () => {
    expect(tokenOf("#abc.def")).toBe("abc.def");
    expect(tokenOf("#")).toBeNull();
    expect(tokenOf("")).toBeNull();
  });
});

describe("the claims of a token", () => {
  it("give role and expiry for display", () => {
    expect(claims(signed({ role: "observer", exp: 12, sid: "s" }))).toEqual({ role: "observer", exp: 12 });
  });

  it("tell of the group that a link leads into", () => {
    expect(claims(signed({ grp: "g", sid: "" }))).toEqual({ grp: "g" });
  });

  it.each(["", "x", "a.b.c", "a.!!!.c", signed(null), signed("text"), signed({ role: 1, exp: "soon" })])(
    "are empty for %j",
    (token) => {
      expect(claims(token)).toEqual({});
    },
  );
});

describe("a ticket", () => {
  it("shows the link's own token until a personal one came", () => {
    const ticket = new Ticket("link", new FakeStore());
    expect(ticket.token).toBe("link");
    ticket.remember({ personal: "mine" });
    expect(ticket.token).toBe("mine");
  });

  it("is the same person after a reload of the tab", () => {
    const store = new FakeStore();
    new Ticket("link", store).remember({ personal: "mine", name: "Ana", inside: true });
    const again = new Ticket("link", store);
    expect([again.token, again.name, again.inside]).toEqual(["mine", "Ana", true]);
  });

  it("keeps what it knows of one link apart from another", () => {
    const store = new FakeStore();
    new Ticket("one", store).remember({ personal: "mine" });
    expect(new Ticket("two", store).token).toBe("two");
  });

  it("forgets who the tab was", () => {
    const store = new FakeStore();
    const ticket = new Ticket("link", store);
    ticket.remember({ personal: "mine", inside: true });
    ticket.forget();
    expect([ticket.token, ticket.inside, store.entries.size]).toEqual(["link", false, 0]);
  });

  it("goes back to the link's own token, and keeps the rest", () => {
    const store = new FakeStore();
    const ticket = new Ticket("link", store);
    ticket.remember({ personal: "mine", name: "Ana", inside: true });
    expect(ticket.isPersonal).toBe(true);
    ticket.dropPersonal();
    const again = new Ticket("link", store);
    expect([again.token, again.isPersonal, again.name, again.inside]).toEqual(["link", false, "Ana", true]);
  });

  it("works without storage and with broken storage", () => {
    const ticket = new Ticket("link", null);
    ticket.remember({ name: "Ana" });
    expect(ticket.name).toBe("Ana");
    const store = new FakeStore();
    store.setItem("hearth:link", "{broken");
    expect(new Ticket("link", store).name).toBe("");
  });
});

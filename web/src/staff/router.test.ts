import { describe, expect, it } from "vitest";
import { addressOf, GROUP_PARTS, type Page, pageAt } from "./router";

const PAGES: readonly Exclude<Page, { page: "unknown" }>[] = [
  { page: "today" },
  { page: "groups" },
  ...GROUP_PARTS.map((part) => ({ page: "group", group: "g 1/2", part }) as const),
  { page: "sessions" },
  { page: "session", session: "s_1" },
  { page: "sheet", session: "s_1", participant: "p 1/2" },
  { page: "accounts" },
  { page: "keys" },
  { page: "audit" },
  { page: "own" },
];

describe("the staff's addresses", () => {
  it.each(PAGES)("lead to $page and back", (page) => {
    expect(pageAt(addressOf(page))).toEqual(page);
  });

  it("may end in a slash", () => {
    expect(pageAt("/staff/")).toEqual({ page: "today" });
    expect(pageAt("/staff/groups/")).toEqual({ page: "groups" });
  });

  it.each(["/staff/nothing", "/staff/groups/g/nothing", "/staff/keys/k", "/staff/groups/g/people/x/y", "/staff/%"])(
    "that are none, such as %s, are unknown",
    (address) => {
      expect(pageAt(address)).toEqual({ page: "unknown" });
    },
  );
});

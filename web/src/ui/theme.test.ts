// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";

const media: Record<string, { matches: boolean; turn: () => void }> = {};

async function dressed() {
  vi.resetModules();
  vi.stubGlobal("matchMedia", (query: string) => {
    const list = { matches: media[query]?.matches ?? false, turn: () => undefined as void };
    media[query] = list;
    return Object.assign(list, { addEventListener: (_: string, turn: () => void) => (list.turn = turn) });
  });
  const made = await import("./theme");
  made.dress(document);
  return made;
}
const root = (): DOMStringMap => document.documentElement.dataset;

describe("how the page looks", () => {
  beforeEach(() => {
    localStorage.clear();
    for (const query of Object.keys(media)) delete media[query];
    delete root()["theme"];
    delete root()["contrast"];
  });

  it("is the system's as long as nothing is chosen", async () => {
    await dressed();
    expect(root()["theme"]).toBeUndefined();
    expect(root()["contrast"]).toBeUndefined();
  });

  it("is what was chosen, from the first moment of the next page on", async () => {
    (await dressed()).theme.value = "dark";
    expect(root()["theme"]).toBe("dark");
    delete root()["theme"];
    const { theme } = await dressed();
    expect(root()["theme"]).toBe("dark");
    theme.value = "system";
    expect(root()["theme"]).toBeUndefined();
  });

  it("counts what it does not know as nothing", async () => {
    localStorage.setItem("hearth:theme", "plaid");
    expect((await dressed()).theme.value).toBe("system");
  });

  it("has more contrast where the system asks for it, in whichever scheme", async () => {
    media["(prefers-contrast: more)"] = { matches: true, turn: () => undefined };
    const { theme } = await dressed();
    theme.value = "light";
    expect([root()["theme"], root()["contrast"]]).toEqual(["light", "more"]);
    const contrast = media["(prefers-contrast: more)"];
    contrast.matches = false;
    contrast.turn();
    expect(root()["contrast"]).toBeUndefined();
  });

  it("tells whoever draws for themselves", async () => {
    const { onLook, theme } = await dressed();
    const look = vi.fn();
    const end = onLook(look);
    theme.value = "dark";
    media["(prefers-color-scheme: dark)"]?.turn();
    expect(look).toHaveBeenCalledTimes(3);
    end();
    theme.value = "light";
    expect(look).toHaveBeenCalledTimes(3);
  });
});

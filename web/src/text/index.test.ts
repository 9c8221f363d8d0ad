import { afterEach, describe, expect, it, vi } from "vitest";

async function language(...wanted: string[]): Promise<string[]> {
  vi.resetModules();
  vi.stubGlobal("navigator", { languages: wanted });
  const [meeting, staff] = await Promise.all([import("."), import("../staff/text")]);
  return [meeting.t.language, staff.t.language];
}

describe("the words in use", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("are in the first language wanted that there is", async () => {
    expect(await language("de-AT", "en")).toEqual(["de", "de"]);
    expect(await language("en-US", "de")).toEqual(["en", "en"]);
    expect(await language("es-MX", "en")).toEqual(["es", "es"]);
  });

  it("are English where nothing else is there", async () => {
    expect(await language("tlh")).toEqual(["en", "en"]);
  });
});

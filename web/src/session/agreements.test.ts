import { describe, expect, it } from "vitest";
import { versionOf } from "./agreements";

describe("the version of agreements", () => {
  it("is the same as the server's record has it", async () => {
    // rooms.lobby.version("What is said here stays here – für alle.")
    expect(await versionOf("What is said here stays here – für alle.")).toBe("7436dad81dfd232c");
  });

  it("is not told of nothing", async () => {
    expect(await versionOf("")).toBeNull();
  });
});

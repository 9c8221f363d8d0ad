import { describe, expect, it } from "vitest";
import { freshToken } from "../session/polls";
import { canAsk, draftOf, formOf, NEW_DRAFT } from "./polls";

describe("a poll as it is written", () => {
  it("needs a question, and answers where there is something to choose", () => {
    expect(canAsk(NEW_DRAFT)).toBe(false);
    expect(canAsk({ ...NEW_DRAFT, question: "Ready?" })).toBe(false);
    expect(canAsk({ ...NEW_DRAFT, question: "Ready?", options: "Yes\nNo" })).toBe(true);
    expect(canAsk({ ...NEW_DRAFT, question: "How much?", kind: "scale" })).toBe(true);
    expect(canAsk({ ...NEW_DRAFT, question: "How much?", kind: "scale", options: "low" })).toBe(false);
    expect(canAsk({ ...NEW_DRAFT, question: "What?", kind: "text", options: "left over" })).toBe(true);
  });

  it("says nothing that does not go with its kind", () => {
    const draft = { ...NEW_DRAFT, question: "What?", options: "a\nb", names: true, ownWords: true, most: 2 };
    expect(formOf({ ...draft, kind: "text" })).toMatchObject({
      options: [],
      names: false,
      own_words: false,
      most: null,
    });
    expect(formOf({ ...draft, kind: "words", anonymous: false })).toMatchObject({
      names: true,
      own_words: true,
      most: 2,
    });
  });

  it("comes back as it was", () => {
    const draft = { ...NEW_DRAFT, question: "Which?", kind: "several" as const, options: "a\nb\nc", most: 2 };
    expect(draftOf(formOf(draft))).toEqual(draft);
  });
});

describe("a ballot", () => {
  it("has a token that the server takes, and never the same", () => {
    const tokens = new Set(Array.from({ length: 100 }, freshToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });
});

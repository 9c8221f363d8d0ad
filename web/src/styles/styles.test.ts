import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sheets = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".css"))
  .map((name) => [name, readFileSync(new URL(name, import.meta.url), "utf8")] as const);

/** What views may set themselves, such as the width of a tile: every name they hold. */
function setByScripts(): string[] {
  const source = new URL("..", import.meta.url);
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(new URL(name, source), "utf8").matchAll(/["'`](?:--)?([a-z][a-z-]+)["'`]/g)])
    .map((found) => `--${found[1]}`);
}

/** The declarations of a sheet, each with where it stands. Comments and selectors are no part of it. */
function declarations(name: string, css: string): { where: string; property: string; value: string }[] {
  const plain = css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return [...plain.matchAll(/(?<=[{;]\s*)(--)?([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map((found) => ({
    where: `${name}:${plain.slice(0, found.index).split("\n").length}`,
    property: `${found[1] ?? ""}${found[2]}`,
    value: found[3]!.trim(),
  }));
}
const all = sheets.flatMap(([name, css]) => declarations(name, css));
const told = (bad: typeof all): string[] => bad.map(({ where, property, value }) => `${where} ${property}: ${value}`);

describe("the style sheets", () => {
  it("are read whole", () => {
    expect(sheets.length).toBeGreaterThan(15);
    expect(all.length).toBeGreaterThan(1_500);
  });

  it("name no physical side, so that they hold from the right as well", () => {
    const sided =
      /^(left|right|(margin|padding|border|scroll-(margin|padding))-(left|right)(-.+)?|border-(top|bottom)-(left|right)-radius)$/;
    const aligned = /^(text-align|float|clear|caption-side|justify-(content|items|self))$/;
    const bad = all.filter(
      ({ property, value }) =>
        sided.test(property) ||
        (aligned.test(property) && /\b(left|right)\b/.test(value)) ||
        (/^(background-position|transform-origin|object-position)/.test(property) && /\b(left|right)\b/.test(value)),
    );
    expect(told(bad)).toEqual([]);
  });

  it("give four sides at once only where both of the line are the same", () => {
    const four = all.filter(({ property, value }) => {
      if (!/^(margin|padding|inset)$/.test(property)) return false;
      const parts = value.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, (inner) => inner.replace(/\s/g, "")).split(/\s+/);
      return parts.length === 4 && parts[1] !== parts[3];
    });
    expect(told(four)).toEqual([]);
  });

  it("take their colours from the tokens", () => {
    const coloured = all.filter(
      ({ where, value }) =>
        !where.startsWith("tokens.css") && /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(/i.test(value),
    );
    expect(told(coloured)).toEqual([]);
  });

  it("use no token that is not there", () => {
    const written = all.map(({ property }) => property).filter((property) => property.startsWith("--"));
    const known = new Set([...written, ...setByScripts()]);
    const used = all.flatMap(({ where, value }) =>
      [...value.matchAll(/var\((--[\w-]+)(?=\s*\))/g)].map((found) => `${where} ${found[1]}`),
    );
    expect(used.filter((use) => !known.has(use.split(" ")[1]!))).toEqual([]);
  });
});

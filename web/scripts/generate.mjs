/**
 * Write src/generated/protocol.ts from the server's schema: `hearth schema | npm run generate`; and with
 * `hearth schema --api` src/generated/api.ts, which has each operation's method and path as values, too.
 *
 * With `--check` nothing is written; the exit code says whether the file is what it should be.
 */
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(await text(process.stdin));
const ofApi = schema.title === "Api";
const NAME = ofApi ? "api" : "protocol";
const TARGET = fileURLToPath(new URL(`../src/generated/${NAME}.ts`, import.meta.url));
const COMMAND = `hearth schema${ofApi ? " --api" : ""} | npm run generate`;
const BANNER = `/* Generated from the server's schema (\`${COMMAND}\`). Do not edit. */`;
const compiled = await compile(understood(schema), schema.title, {
  bannerComment: BANNER,
  additionalProperties: false,
  declareExternallyReferenced: true,
  unreachableDefinitions: true,
  style: { printWidth: 120 },
});
// The generator notes beside every type where it came from; the schema says it once.
const generated = compiled
  .replace(
    /(\/\*\*\n)? \*(?:\n \*)? This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
    "$1",
  )
  .replace(/\/\*\*\n \*\/\n/g, "")
  .replace(/\n \*     /g, "\n * ")
  .concat(ofApi ? routes(schema) : "");

/** As the generator understands it: tuples by the keyword of older drafts (`items`), objects of anything as such. */
function understood(node) {
  if (Array.isArray(node)) return node.map(understood);
  if (typeof node !== "object" || node === null) return node;
  const { prefixItems, items, ...rest } = Object.fromEntries(Object.entries(node).map(([k, v]) => [k, understood(v)]));
  const anything = rest.type === "object" && rest.properties === undefined && rest.additionalProperties === undefined;
  if (anything) return { ...rest, additionalProperties: true };
  if (prefixItems === undefined) return items === undefined ? rest : { ...rest, items };
  return { ...rest, items: prefixItems, additionalItems: items ?? true };
}

/** Method and path of each operation, for the client to call it by. */
function routes({ properties }) {
  const lines = Object.entries(properties).map(
    ([name, { properties: of }]) => `  ${name}: ["${of.method.const}", "${of.path.const}"],\n`,
  );
  return `\nexport const ROUTES = {\n${lines.join("")}} as const satisfies Record<keyof Api, readonly [string, string]>;\n`;
}

if (process.argv.includes("--check")) {
  const present = await readFile(TARGET, "utf8").catch(() => "");
  if (present !== generated) {
    console.error(`src/generated/${NAME}.ts is not what the server's schema says; run: ${COMMAND}`);
    process.exit(1);
  }
} else {
  await writeFile(TARGET, generated);
}

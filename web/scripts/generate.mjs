/**
 * Write src/generated/protocol.ts from the server's schema: `hearth schema | npm run generate`.
 *
 * With `--check` nothing is written; the exit code says whether the file is what it should be.
 */
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const TARGET = fileURLToPath(new URL("../src/generated/protocol.ts", import.meta.url));
const BANNER = "/* Generated from the server's schema (`hearth schema | npm run generate`). Do not edit. */";

const schema = JSON.parse(await text(process.stdin));
const compiled = await compile(schema, schema.title, {
  bannerComment: BANNER,
  additionalProperties: false,
  declareExternallyReferenced: true,
  unreachableDefinitions: true,
  style: { printWidth: 120 },
});
// The generator notes beside every type where it came from; the schema says it once.
const generated = compiled
  .replace(
    /(\/\*\*\n)? \*(?:\n \*)? This interface was referenced by `Protocol`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
    "$1",
  )
  .replace(/\/\*\*\n \*\/\n/g, "")
  .replace(/\n \*     /g, "\n * ");

if (process.argv.includes("--check")) {
  const present = await readFile(TARGET, "utf8").catch(() => "");
  if (present !== generated) {
    console.error(
      "src/generated/protocol.ts is not what the server's schema says; run: hearth schema | npm run generate",
    );
    process.exit(1);
  }
} else {
  await writeFile(TARGET, generated);
}

/** The version of agreements: the beginning of the SHA-256 of their text, the same as the record has it. */

const DIGITS = 16;

/** Null where the browser has no digests, which it has on secure pages only. */
export async function versionOf(text: string): Promise<string | null> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined || text === "") return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, DIGITS);
}

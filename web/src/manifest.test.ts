import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const file = (path: string): Buffer => readFileSync(new URL(`../public${path}`, import.meta.url));
const manifest = JSON.parse(file("/manifest.webmanifest").toString()) as {
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
  theme_color: string;
};

describe("the page as something to install", () => {
  it("has the icons it promises, in their sizes", () => {
    for (const { src, sizes, type } of manifest.icons.filter((icon) => icon.type === "image/png")) {
      const png = file(src);
      expect(png.subarray(1, 4).toString(), src).toBe("PNG");
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
      expect(type).toBe("image/png");
    }
  });

  it("has what Chromium asks for: 192 and 512 pixels, and one that may be cut to any shape", () => {
    const sizes = manifest.icons.filter(({ purpose }) => purpose === undefined).map((icon) => icon.sizes);
    expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512", "any"]));
    expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  });

  it("is named by both pages, with the same colour", () => {
    for (const page of ["index", "staff"]) {
      const html = readFileSync(new URL(`../${page}.html`, import.meta.url), "utf8");
      expect(html).toContain('rel="manifest" href="/manifest.webmanifest"');
      expect(html).toContain('rel="apple-touch-icon" href="/icons/apple-180.png"');
      expect(html).toContain(`content="${manifest.theme_color}" media="(prefers-color-scheme: light)"`);
    }
  });
});

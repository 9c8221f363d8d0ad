/**
 * Build into the Python package (server/static). Nothing is inlined: the server's CSP allows files of its own only.
 * `--mode gallery` builds the gallery of all components instead, which is no part of what is served.
 */
import { defineConfig } from "vitest/config";

const server = "http://127.0.0.1:8000";

export default defineConfig(({ mode }) => ({
  build: {
    outDir: "../server/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: { input: mode === "gallery" ? ["gallery.html"] : ["index.html", "staff.html"] },
  },
  server: {
    proxy: { "/socket.io": { target: server, ws: true }, "/api": server },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node", silent: "passed-only" },
}));

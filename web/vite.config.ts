/** Build into the Python package (server/static). Nothing is inlined: the server's CSP allows files of its own only. */
import { defineConfig } from "vitest/config";

const server = "http://127.0.0.1:8000";

export default defineConfig({
  build: {
    outDir: "../server/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: { input: ["index.html", "staff.html"] },
  },
  server: {
    proxy: { "/socket.io": { target: server, ws: true }, "/api": server },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node", silent: "passed-only" },
});

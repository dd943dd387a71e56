import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  base: "./",
  json: { stringify: true },
  build: {
    // What WebKitGTK 2.50, WebView2 and a WKWebView of macOS 13 run.
    target: ["safari16.4", "chrome115"],
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  test: { environment: "node", include: ["src/**/*.test.ts"], testTimeout: 30_000 },
});

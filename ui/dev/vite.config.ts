// The page in a browser, over a made-up app: `npm run dev`, then http://localhost:1421/dev/?scene=full.
// Nothing of this goes into the build.
import { defineConfig, mergeConfig } from "vite";
import base from "../vite.config.ts";

export default mergeConfig(
  base,
  defineConfig({ root: new URL("..", import.meta.url).pathname, server: { port: 1421, strictPort: true } }),
);

import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/generated", "basemap"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      // Sets that live for one call need no reactivity; `??=` on a private member is a use that the rule doesn't see.
      "svelte/prefer-svelte-reactivity": "off",
      "no-unused-private-class-members": "off",
    },
  },
  { rules: { eqeqeq: ["error", "always"], "svelte/no-at-html-tags": "error" } },
);

// Puts a made-up app under the page, then starts it, and does what `?do=` asks for.
//
// `?scene=full|empty|offline|sample|quiet|many|live`, `&theme=dark|light`, `&do=detail|settings|credits|close|feeds|stream|pick`.
import { mockIPC } from "@tauri-apps/api/mocks";
import { answer, detailKey, setTheme } from "./app";

const query = new URLSearchParams(location.search);
setTheme(query.get("theme") === "light" ? "light" : "dark");
mockIPC((command, payload) =>
  answer(command, payload as Record<string, unknown>, query.get("scene") ?? "full"),
);
await import("../src/main");

const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
const wish = query.get("do");
setTimeout(() => {
  if (wish === "detail") click(`[data-key="${detailKey}"]`);
  else if (wish === "settings" || wish === "credits" || wish === "feeds") click(`[data-testid="${wish}"]`);
  else if (wish === "stream") click('[data-testid="connection"]');
}, 1_500);

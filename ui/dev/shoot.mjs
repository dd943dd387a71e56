// Takes a picture of a made-up scene in real time, and tells what the page says on its console:
// node --experimental-websocket dev/shoot.mjs OUT.png "scene=full&do=detail" 1280 800 [script to run before]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [out, query, width, height, script] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "shoot-"));
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader"];
const browser = spawn(
  "chromium",
  [
    ...flags,
    process.env.SHOOT_NO_GL ? "--disable-3d-apis" : "--enable-unsafe-swiftshader",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "about:blank",
  ],
  { stdio: ["ignore", "ignore", "pipe"] },
);
const address = await new Promise((done) => {
  let said = "";
  browser.stderr.on("data", (data) => {
    said += data;
    const found = /DevTools listening on (ws:\S+)/.exec(said);
    if (found) done(found[1]);
  });
});
const pages = await (await fetch(`http://${new URL(address).host}/json`)).json();
const socket = new WebSocket(pages.find((page) => page.type === "page").webSocketDebuggerUrl);
await new Promise((done) => (socket.onopen = done));
let id = 0;
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  waiting.get(message.id)?.(message.result ?? message);
  const { method, params } = message;
  if (method === "Runtime.consoleAPICalled" && params.type !== "debug")
    console.log(params.type, params.args.map((a) => a.value ?? a.description).join(" "));
  if (method === "Runtime.exceptionThrown")
    console.log("thrown", params.exceptionDetails.exception?.description);
  if (method === "Log.entryAdded") console.log("log", params.entry.text, params.entry.url ?? "");
};
const call = (method, params = {}) =>
  new Promise((done) => {
    waiting.set(++id, done);
    socket.send(JSON.stringify({ id, method, params }));
  });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const evaluate = async (expression) =>
  (await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true })).result?.value;

await call("Runtime.enable");
await call("Log.enable");
await call("Page.enable");
await call("Emulation.setDeviceMetricsOverride", {
  width: Number(width ?? 1280),
  height: Number(height ?? 800),
  deviceScaleFactor: 1,
  mobile: false,
});
const base = process.env.SHOOT_URL ?? "http://localhost:1421/dev/";
const began = Date.now();
await call("Page.navigate", { url: `${base}?${query}` });
const ready = `document.querySelector("#map")?.dataset.ready === "true"`;
while (Date.now() - began < (process.env.SHOOT_NO_GL ? 4_000 : 20_000) && !(await evaluate(ready)))
  await sleep(100);
console.log("ready:", await evaluate(ready), Date.now() - began, "ms");
await sleep(2_500);
if (script) {
  console.log("script:", JSON.stringify(await evaluate(script)));
  await sleep(1_500);
}
const { data } = await call("Page.captureScreenshot", { format: "png" });
writeFileSync(out, Buffer.from(data, "base64"));
browser.kill();
await new Promise((done) => browser.on("exit", done));
rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
process.exit(0);

// better-sse on Node's own HTTP server: `GET /stream` is a session, each line of `POST /ingest` goes to all.
import { createServer } from "node:http";
import { createChannel, createSession } from "better-sse";

const channel = createChannel();
let id = 0;

const server = createServer(async (request, response) => {
  if (request.method === "GET") {
    // The lines are JSON already.
    const session = await createSession(request, response, { serializer: String, keepAlive: null });
    channel.register(session);
    return;
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  for (const line of Buffer.concat(parts).toString().split("\n")) {
    if (line) channel.broadcast(line, "map-event", { eventId: String(++id) });
  }
  response.end("{}");
});
server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));

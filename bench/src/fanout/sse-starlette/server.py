"""sse-starlette on uvicorn: `GET /stream` has a queue, each line of `POST /ingest` goes to all."""

import asyncio
import itertools
import socket

import uvicorn
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

queues = set()
ids = itertools.count(1)


async def events():
    queue = asyncio.Queue()
    queues.add(queue)
    try:
        while True:
            number, line = await queue.get()
            yield ServerSentEvent(data=line, id=str(number), event="map-event")
    finally:
        queues.discard(queue)


async def stream(request):
    return EventSourceResponse(events(), ping=3600)


async def ingest(request):
    for line in (await request.body()).decode().splitlines():
        numbered = next(ids), line
        for queue in queues:
            queue.put_nowait(numbered)
    return Response("{}")


app = Starlette(routes=[Route("/stream", stream), Route("/ingest", ingest, methods=["POST"])])
listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
print(f"listening on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
config = uvicorn.Config(app, log_level="warning", access_log=False, loop="uvloop", http="httptools")
uvicorn.Server(config).run(sockets=[listener])

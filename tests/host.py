"""A host for the built site on this machine. Like static hosts it compresses, and sends the headers of ``_headers``."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import itertools
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

PORTS = range(10_000, 32_768)
"""Those that systems do not give away by themselves: there another program may take one that was free a moment ago."""

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".md", ".txt", ".xml"}


def free_port() -> int:
    """A port of this machine, for a server that has to be told one."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@functools.lru_cache(maxsize=256)
def compressed(file: str) -> bytes:
    return gzip.compress(Path(file).read_bytes(), 6)


def transferred(file: Path) -> int:
    """Bytes that a reader loads for this file, headers not counted."""
    return len(compressed(str(file))) if file.suffix in COMPRESSED else file.stat().st_size


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves ``directory``; ``more_headers`` go with every answer."""

    protocol_version = "HTTP/1.1"
    more_headers: tuple[tuple[str, str], ...] = ()

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        if file.suffix not in COMPRESSED or not file.is_file() or "gzip" not in self.headers["Accept-Encoding"]:
            return super().do_GET()
        data = compressed(str(file))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a browser that leaves a page takes no more of it
            super().handle()

    def end_headers(self) -> None:
        for name, value in self.more_headers:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class SlowHost(Host):
    """Sends the article of a page in ``PIECES`` (cut before a tag), so that a browser shows it while it arrives."""

    PIECES = 30
    PAUSE = 0.03  # seconds: two frames of a browser
    FIRST = 60_000  # bytes of an article, which fill more than the first screen

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path)) / "index.html"
        if not file.is_file():
            return super().do_GET()
        data = file.read_bytes()
        start, end = data.index(b"<article"), min(data.index(b"</article>"), data.index(b"<article") + self.FIRST)
        cuts = [data.index(b"<", start + (end - start) * piece // self.PIECES) for piece in range(1, self.PIECES)]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for begin, until in itertools.pairwise([0, *cuts, len(data)]):
            self.wfile.write(data[begin:until])
            self.wfile.flush()
            time.sleep(self.PAUSE)


@contextlib.contextmanager
def serve(site: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address at which the site is served meanwhile."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    headers = tuple((name, value) for name, _, value in (line.strip().partition(": ") for line in lines))
    handler = functools.partial(type("SiteHost", (host,), {"more_headers": headers}), directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()

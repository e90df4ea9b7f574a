"""Distance: a relay that hands every byte on after a delay, in order, as a long line would. Not every kernel can delay packets itself."""

import queue
import socket
import threading
import time


class Distance:
    """`milliseconds` is the round trip: half of it each way. `address` is what to connect to instead of the server, which sees `source` come, an address
    of this machine."""

    def __init__(self, here: str, target: tuple[str, int], milliseconds: float, source: str = ""):
        self._target, self._delay, self._source = target, milliseconds / 2000, source
        self._listener = socket.create_server((here, 0))
        self.address = self._listener.getsockname()[:2]
        threading.Thread(target=self._accepting, daemon=True).start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accepting(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        time.sleep(self._delay * 2)  # the handshake's own round trip
        try:
            far = socket.create_connection(self._target, timeout=10, source_address=(self._source, 0))
        except OSError:
            near.close()
            return
        far.settimeout(None)
        for connection in (near, far):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, sink in ((near, far), (far, near)):
            line: queue.SimpleQueue = queue.SimpleQueue()
            threading.Thread(target=self._take, args=(source, line), daemon=True).start()
            threading.Thread(target=self._give, args=(line, sink), daemon=True).start()

    def _take(self, source: socket.socket, line: queue.SimpleQueue) -> None:
        block = b"?"
        while block:
            try:
                block = source.recv(65536)
            except OSError:
                block = b""
            line.put((time.monotonic() + self._delay, block))

    @staticmethod
    def _give(line: queue.SimpleQueue, sink: socket.socket) -> None:
        while True:
            due, block = line.get()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if not block:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(block)
            except OSError:
                sink.close()
                return

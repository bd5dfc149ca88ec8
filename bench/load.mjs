/**
 * Clients with keep-alive connections, in a process of their own. Each sends its next request when the answer before
 * is whole (no pipelining). Written on bare sockets: Node's own client would be slower than the servers it measures.
 */
import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

process.on('message', ({ port, connections, seconds, requests, status }) => {
  const perConnection = Array.from({ length: connections }, (_, i) =>
    requests
      .filter((_request, j) => j % connections === i % requests.length)
      .map((text) => Buffer.from(text)),
  );
  let done = 0;
  let over = false;
  const began = performance.now();
  const clients = perConnection.map((own) =>
    runClient(
      port,
      own,
      status,
      () => (done += 1),
      () => over,
    ),
  );
  setTimeout(() => (over = true), seconds * 1000);
  Promise.all(clients).then(
    () => process.send({ perSecond: (done * 1000) / (performance.now() - began) }),
    (error) => process.send({ error: error.message }),
  );
});

/** One connection until time is over; an answer that is not the expected one ends the whole measurement. */
function runClient(port, requests, status, count, isOver) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sent = 0;
    let head = Buffer.alloc(0);
    let missing = -1;
    const next = () => {
      if (isOver()) return socket.end(resolve);
      missing = -1;
      head = Buffer.alloc(0);
      return socket.write(requests[sent++ % requests.length]);
    };
    socket.once('connect', next);
    socket.once('error', reject);
    socket.once('close', () => (isOver() ? resolve() : reject(new Error('the server closed a connection'))));
    socket.on('data', (chunk) => {
      if (missing < 0) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(END_OF_HEAD);
        if (end < 0) return;
        const text = head.latin1Slice(0, end);
        if (Number(text.slice(9, 12)) !== status) {
          socket.destroy();
          reject(new Error(`expected ${status}, got: ${head.utf8Slice(0, 2000)}`));
          return;
        }
        const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
        missing = length - (head.length - end - END_OF_HEAD.length);
      } else missing -= chunk.length;
      if (missing > 0) return;
      count();
      next();
    });
  });
}

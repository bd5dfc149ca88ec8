import { request } from 'node:http';
import { startPart, startProgram } from './processes.mjs';
import { compare } from './rounds.mjs';
import { onStage, publishAgenda } from './stage.mjs';

const SESSIONS = 60;
const CONNECTIONS = 32;
const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** The public agenda as a browser gets it. */
export const agendaPage = () => measure(BROWSER, {});

/** The same for a client that takes no compressed answers. */
export const agendaPagePlain = () => measure({}, {});

/** The page again for a browser that has it already, against the whole page from the bare server. */
export const agendaPageAgain = () => measure(BROWSER, { again: true });

async function measure(headers, { again = false }) {
  return onStage(async (stage) => {
    const path = await publishAgenda(stage, SESSIONS);
    await stage.close();
    const program = await startProgram(stage.environment);
    const [load, plain] = [startPart('load.mjs'), startPart('plain-server.mjs')];
    try {
      const answer = await get(program.port, path, headers);
      const reference = await plain.ask(answer);
      const run = (port, asked, status) => async (seconds) => {
        const { perSecond, error } = await load.ask({
          port,
          connections: CONNECTIONS,
          seconds,
          requests: [requestText(port, path, asked)],
          status,
        });
        if (error) throw new Error(error);
        return perSecond;
      };
      return await compare(
        again
          ? run(program.port, { ...headers, 'if-none-match': answer.headers.etag }, 304)
          : run(program.port, headers, 200),
        run(reference.port, headers, 200),
        { unit: 'requests/s' },
      );
    } finally {
      await Promise.all([program.stop(), load.stop(), plain.stop()]);
    }
  });
}

const requestText = (port, path, headers) =>
  [
    `GET ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

/** One answer of the program, for the bare server to repeat. */
function get(port, path, headers) {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
        const { date: _date, connection: _connection, 'keep-alive': _alive, ...rest } = response.headers;
        return resolve({ status: 200, headers: rest, body: Buffer.concat(parts) });
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}

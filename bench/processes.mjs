import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './build.mjs';

/** Starts the built program as it is started in production; gives its port and a way to end it. */
export async function startProgram(environment) {
  const port = await freePort();
  // BENCH_PROFILE=folder writes a CPU profile of the program there, to see where its time goes.
  const { BENCH_PROFILE: folder } = process.env;
  const profile = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const child = spawn(process.execPath, [...profile, '--enable-source-maps', join(ROOT, 'dist', 'main.js')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...environment, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => {
      throw new Error('the program ended before it listened');
    }),
  ]);
  child.stdout.resume();
  return { port, stop: () => stop(child, ended) };
}

/**
 * Starts a file of this folder in a process of its own: `ask` sends it a message and gives its answer, one at a time.
 */
export function startPart(name) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), [], { serialization: 'advanced' });
  const ended = once(child, 'exit');
  return {
    async ask(message) {
      child.send(message);
      const [answer] = await Promise.race([
        once(child, 'message'),
        ended.then(() => {
          throw new Error(`${name} ended`);
        }),
      ]);
      return answer;
    },
    stop: () => stop(child, ended),
  };
}

async function stop(child, ended) {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

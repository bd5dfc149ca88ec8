import { join } from 'node:path';
import { startPart, startProgram } from './processes.mjs';
import { compare } from './rounds.mjs';
import { onStage, openDelegations } from './stage.mjs';
import { withDatabase } from './postgres.mjs';

const CLIENTS = 64;
/** As many as a meeting with provinces, regencies and ministries has; each client acts for eight of them in turn. */
const DELEGATIONS = 512;

/** Names of delegates per second over HTTP, durably, against bare transactions that write the same rows. */
export const nominations = () => onStage((stage) => measure(stage, 'bare-sqlite.mjs'));

/** The same on PostgreSQL: left out without BENCH_DATABASE_URL, which names a role that may create databases. */
export const nominationsPostgres = () =>
  withDatabase((url) => onStage((stage) => measure(stage, 'bare-postgres.mjs'), url));

async function measure(stage, bareWriter) {
  const { meeting, categoryId, delegations } = await openDelegations(stage, DELEGATIONS);
  await stage.close();
  const program = await startProgram(stage.environment);
  const [load, bare] = [startPart('load.mjs'), startPart(bareWriter)];
  try {
    const requests = delegations.map(({ id, token }) =>
      post(program.port, `/api/v1/meetings/${meeting.slug}/delegations/${id}/registrations`, token, {
        name: 'Dr. Maria Bere, S.Sos., M.Si.',
        sex: 'P',
        position: 'Kepala Bidang Perlindungan Perempuan',
        institution: 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
        categoryId,
      }),
    );
    await bare.ask({
      file: join(stage.dataDir, 'rakornas.sqlite'),
      url: stage.databaseUrl,
      clients: CLIENTS,
      meetingId: meeting.id,
      categoryId,
      delegations,
    });
    const perSecond = (part, message) => async (seconds) => {
      const answer = await part.ask({ ...message, seconds });
      if (answer.error) throw new Error(answer.error);
      return answer.perSecond;
    };
    return await compare(
      perSecond(load, { port: program.port, connections: CLIENTS, requests, status: 201 }),
      perSecond(bare, {}),
      { unit: 'nominations/s' },
    );
  } finally {
    await Promise.all([program.stop(), load.stop(), bare.stop()]);
  }
}

function post(port, path, token, body) {
  const text = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

import { find, type Finding } from '../config/finding.js';
import type { Examined } from '../database/database.findings.js';
import { Trail } from './trail.js';

/** What `rakornas doctor` says of the audit trail. */
export const trailFindings = async ({ reads, work }: Examined): Promise<Finding[]> => [
  await find('audit trail', async () => {
    const broken = await new Trail(work, reads).firstBreak();
    return broken === null
      ? { ok: true, detail: 'the chain holds' }
      : { ok: false, detail: `the chain breaks at entry ${broken}: an entry was changed or removed` };
  }),
];

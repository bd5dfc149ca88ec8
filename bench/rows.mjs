import { randomBytes, randomUUID } from 'node:crypto';

/** The two rows that a nomination leaves behind, as the program writes them: the registration and its audit entry. */
export function rowsOfNomination({ meetingId, categoryId, delegation }) {
  const now = new Date().toISOString();
  const id = randomUUID();
  const code = randomBytes(5).toString('hex').toUpperCase();
  return {
    registration: {
      id,
      version: 1,
      meeting_id: meetingId,
      delegation_id: delegation.id,
      category_id: categoryId,
      reference: `R-${code.slice(0, 5)}-${code.slice(5)}`,
      state: 'submitted',
      state_at: now,
      name: 'Dr. Maria Bere, S.Sos., M.Si.',
      search: `dr. maria bere, s.sos., m.si. dinas pemberdayaan perempuan dan perlindungan anak r-${code}`,
      sex: 'P',
      position: 'Kepala Bidang Perlindungan Perempuan',
      institution: 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
      origin: 'nominated',
      created_at: now,
    },
    audit_entry: {
      id: randomUUID(),
      at: now,
      nth: 1,
      account_id: delegation.accountId,
      actor_name: 'Koordinator',
      meeting_id: meetingId,
      event: 'registration.submitted',
      subject_type: 'Registration',
      subject_id: id,
      data: JSON.stringify({ origin: 'nominated', categoryId }),
    },
  };
}

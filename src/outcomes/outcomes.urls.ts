import { API_MEETINGS, MANAGE, MEETING } from '../meetings/meetings.urls.js';
import { OUTCOME_KINDS, type OutcomeKind } from '../minutes/minutes-point.entity.js';

/** Route patterns. */
export const RESULTS = `${MEETING}/hasil`;
export const MANAGE_OUTCOMES = `${MANAGE}/hasil`;
export const MANAGE_FOLLOW_UP = `${MANAGE}/tindak-lanjut`;
export const MANAGE_ASSIGNMENT = `${MANAGE}/tugas/:assignmentId`;
export const ASSIGNMENT = `${MEETING}/tugas/:assignmentId`;
export const DELEGATION_FOLLOW_UP = `${MEETING}/delegasi/:delegationId/tindak-lanjut`;
export const API_OUTCOMES = `${API_MEETINGS}/:slug/outcomes`;
export const API_ASSIGNMENTS = `${API_MEETINGS}/:slug/assignments`;

/** The word of a kind in a path: /hasil/kesepakatan-3. */
const KIND_PATHS = {
  agreement: 'kesepakatan',
  recommendation: 'rekomendasi',
  decision: 'keputusan',
  directive: 'arahan',
} as const satisfies Record<OutcomeKind, string>;

/** "kesepakatan-3" as kind and number; null when it is no such thing. */
export function readOutcomePath(path: string): { kind: OutcomeKind; number: number } | null {
  const [, word, number] = /^([a-z]+)-([1-9]\d{0,8})$/.exec(path) ?? [];
  const kind = OUTCOME_KINDS.find((known) => KIND_PATHS[known] === word);
  return kind ? { kind, number: Number(number) } : null;
}

type Named = { slug: string };
interface Numbered {
  kind: OutcomeKind;
  number: number;
}

const results = ({ slug }: Named) => `/rakornas/${slug}/hasil`;
const manage = ({ slug }: Named) => `/rakornas/${slug}/kelola/hasil`;
const manageOne = (meeting: Named, id: string) => `${manage(meeting)}/${id}`;
const followUp = ({ slug }: Named) => `/rakornas/${slug}/kelola/tindak-lanjut`;
const decide = ({ slug }: Named, id: string) => `/rakornas/${slug}/kelola/tugas/${id}`;
const assignment = ({ slug }: Named, id: string) => `/rakornas/${slug}/tugas/${id}`;

/** Every address of outcomes and follow-up. */
export const outcomeUrls = {
  results,
  result: (meeting: Named, { kind, number }: Numbered) => `${results(meeting)}/${KIND_PATHS[kind]}-${number}`,
  manage,
  manageOne,
  publishAll: (meeting: Named) => `${manage(meeting)}/terbitkan`,
  publication: (meeting: Named, id: string) => `${manageOne(meeting, id)}/publikasi`,
  assign: (meeting: Named, id: string) => `${manageOne(meeting, id)}/penugasan`,
  followUp,
  assignments: (meeting: Named) => `${followUp(meeting)}/tugas`,
  decide,
  revise: (meeting: Named, id: string) => `${decide(meeting, id)}/ubah`,
  cancel: (meeting: Named, id: string) => `${decide(meeting, id)}/pembatalan`,
  resume: (meeting: Named, id: string) => `${decide(meeting, id)}/lanjutkan`,
  ours: ({ slug }: Named, delegationId: string) => `/rakornas/${slug}/delegasi/${delegationId}/tindak-lanjut`,
  assignment,
  evidence: (meeting: Named, id: string, evidenceId: string) =>
    `${assignment(meeting, id)}/bukti/${evidenceId}`,
};

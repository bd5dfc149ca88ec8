import { API_MEETINGS, MANAGE, MEETING } from '../meetings/meetings.urls.js';
import type { PointKind } from './minutes-point.entity.js';

/** Route patterns. */
export const WORKSPACE = `${MANAGE}/notula`;
export const SESSION_WORKSPACE = `${WORKSPACE}/:sessionId`;
export const EDITIONS = `${MEETING}/notula`;
export const API_MINUTES = `${API_MEETINGS}/:slug/minutes`;

/** The word of a kind of point in a path. */
export const POINT_PATHS = {
  discussion: 'pembahasan',
  decision: 'keputusan',
  follow_up: 'tindak-lanjut',
} as const satisfies Record<PointKind, string>;

type Named = { slug: string };
const list = ({ slug }: Named) => `/rakornas/${slug}/kelola/notula`;
const write = (meeting: Named, sessionId: string) => `${list(meeting)}/${sessionId}`;
const editions = ({ slug }: Named) => `/rakornas/${slug}/notula`;
const newest = (meeting: Named, sessionId: string) => `${editions(meeting)}/${sessionId}`;

/** Every address of the minutes. */
export const minutesUrls = {
  list,
  write,
  opening: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/pembukaan`,
  closing: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/penutup`,
  points: (meeting: Named, sessionId: string, kind: PointKind) =>
    `${write(meeting, sessionId)}/${POINT_PATHS[kind]}`,
  point: (meeting: Named, sessionId: string, kind: PointKind, pointId: string) =>
    `${write(meeting, sessionId)}/${POINT_PATHS[kind]}/${pointId}`,
  pointStep: (
    meeting: Named,
    sessionId: string,
    pointId: string,
    step: 'naik' | 'turun' | 'hapus' | 'pulihkan',
  ) => `${write(meeting, sessionId)}/butir/${pointId}/${step}`,
  review: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/tinjauan`,
  submission: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/pengajuan`,
  approval: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/persetujuan`,
  return: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/pengembalian`,
  correction: (meeting: Named, sessionId: string) => `${write(meeting, sessionId)}/perbaikan`,
  editions,
  newest,
  edition: (meeting: Named, sessionId: string, number: number) =>
    `${newest(meeting, sessionId)}/edisi/${number}`,
  pdf: (meeting: Named, sessionId: string, number: number) =>
    `${newest(meeting, sessionId)}/edisi/${number}.pdf`,
  verify: '/verifikasi',
  verified: (code: string) => `/verifikasi/${code}`,
};

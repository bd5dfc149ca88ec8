import { API_MEETINGS, MANAGE, MEETING } from '../meetings/meetings.urls.js';

/** Route patterns. */
export const AGENDA = `${MEETING}/agenda`;
export const DRAFT = `${MANAGE}/agenda`;
export const API_AGENDA = `${API_MEETINGS}/:slug/agenda`;

type Named = { slug: string };
const agenda = ({ slug }: Named) => `/rakornas/${slug}/agenda`;
const draft = ({ slug }: Named) => `/rakornas/${slug}/kelola/agenda`;

/** Every address of the agenda. */
export const agendaUrls = {
  show: agenda,
  day: (meeting: Named, day: string) => `${agenda(meeting)}#hari-${day}`,
  session: (meeting: Named, id: string) => `${agenda(meeting)}/sesi/${id}`,
  version: (meeting: Named, number: number) => `${agenda(meeting)}/versi/${number}`,
  changes: (meeting: Named) => `${agenda(meeting)}/perubahan`,
  feed: (meeting: Named, format: 'ics' | 'json' | 'xml') => `${agenda(meeting)}.${format}`,
  draft,
  publish: (meeting: Named) => `${draft(meeting)}/terbitkan`,
  rooms: (meeting: Named) => `${draft(meeting)}/ruang`,
  room: (meeting: Named, id: string) => `${draft(meeting)}/ruang/${id}`,
  removeRoom: (meeting: Named, id: string) => `${draft(meeting)}/ruang/${id}/hapus`,
  plan: (meeting: Named, day?: string) => `${draft(meeting)}/sesi/baru${day ? `?hari=${day}` : ''}`,
  edit: (meeting: Named, id: string) => `${draft(meeting)}/sesi/${id}`,
  remove: (meeting: Named, id: string) => `${draft(meeting)}/sesi/${id}/hapus`,
  cancel: (meeting: Named, id: string) => `${draft(meeting)}/sesi/${id}/batalkan`,
  restore: (meeting: Named, id: string) => `${draft(meeting)}/sesi/${id}/pulihkan`,
};

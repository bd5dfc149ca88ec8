import { MEETING } from '../meetings/meetings.urls.js';

/** Route patterns of the feature. */
export const DELEGATION = `${MEETING}/delegasi/:delegationId`;
export const REGISTRATION = `${MEETING}/peserta/:registrationId`;
export const INVITATION = 'undangan/:token';
export const API_DELEGATIONS = 'api/v1/meetings/:slug/delegations';
export const API_REGISTRATIONS = 'api/v1/meetings/:slug/registrations';

type Named = { slug: string };

/** Every address of the delegations feature. */
export const delegationUrls = {
  manage: ({ slug }: Named) => `/rakornas/${slug}/kelola/delegasi`,
  invite: ({ slug }: Named) => `/rakornas/${slug}/kelola/delegasi/undang`,
  coverage: ({ slug }: Named) => `/rakornas/${slug}/kelola/cakupan`,
  registrations: ({ slug }: Named) => `/rakornas/${slug}/kelola/peserta`,
  settings: ({ slug }: Named, id: string) => `/rakornas/${slug}/kelola/delegasi/${id}`,
  show: ({ slug }: Named, id: string) => `/rakornas/${slug}/delegasi/${id}`,
  respond: ({ slug }: Named, id: string) => `/rakornas/${slug}/delegasi/${id}/jawaban`,
  nominate: ({ slug }: Named, id: string) => `/rakornas/${slug}/delegasi/${id}/nominasi`,
  registration: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}`,
  change: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}/ubah`,
  withdraw: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}/batal`,
  decide: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}/keputusan`,
  reopen: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}/urungkan`,
  personalCode: ({ slug }: Named, id: string) => `/rakornas/${slug}/peserta/${id}/kode`,
  invitation: (token: string) => `/undangan/${token}`,
};

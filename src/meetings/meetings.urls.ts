/** The paths of a meeting; `:slug` patterns for the routes, functions for links. */
export const MEETING = 'rakornas/:slug';
export const MANAGE = `${MEETING}/kelola`;
export const API_MEETINGS = 'api/v1/meetings';

type Named = { slug: string };

/** Every address of the meetings feature. */
export const meetingUrls = {
  home: '/',
  mine: '/saya',
  create: '/rakornas/baru',
  show: ({ slug }: Named) => `/rakornas/${slug}`,
  logo: ({ slug }: Named) => `/rakornas/${slug}/logo`,
  brand: ({ slug, brandColor }: Named & { brandColor: string | null }) =>
    `/rakornas/${slug}/merek-${(brandColor ?? '').slice(1)}.css`,
  prepare: ({ slug }: Named) => `/rakornas/${slug}/kelola`,
  details: ({ slug }: Named) => `/rakornas/${slug}/kelola/keterangan`,
  states: ({ slug }: Named) => `/rakornas/${slug}/kelola/tahapan`,
  categories: ({ slug }: Named) => `/rakornas/${slug}/kelola/kategori`,
  team: ({ slug }: Named) => `/rakornas/${slug}/kelola/tim`,
};

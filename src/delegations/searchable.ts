/** Text without case, accents and punctuation, so that "siti aminah" finds "Dr. Hj. Sití Aminah, S.H.". */
export const searchable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

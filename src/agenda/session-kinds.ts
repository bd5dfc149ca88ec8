/** Where a kind stands on the page: breaks and plenaries take the whole width, the rest may run side by side. */
interface Kind {
  readonly code: string;
  /** Nothing is discussed: drawn quietly, no minutes, no access chip. */
  readonly plain: boolean;
  /** For everybody at once. */
  readonly plenary: boolean;
}

const kind = <const C extends string>(code: C, is: Partial<Omit<Kind, 'code'>> = {}) => ({
  plain: false,
  plenary: false,
  ...is,
  code,
});

/** The kinds of sessions a Rakornas has; the words are `agenda.kinds.<code>`. */
export const SESSION_KINDS = [
  kind('registration', { plain: true, plenary: true }),
  kind('opening', { plenary: true }),
  kind('policy_update'),
  kind('panel'),
  kind('institutional_evaluation'),
  kind('modus_review'),
  kind('strategy'),
  kind('joint_solutions'),
  kind('commission'),
  kind('plenary', { plenary: true }),
  kind('drafting'),
  kind('formulation_reading', { plenary: true }),
  kind('ishoma', { plain: true, plenary: true }),
  kind('coffee_break', { plain: true, plenary: true }),
  kind('awards', { plenary: true }),
  kind('closing', { plenary: true }),
  kind('other'),
] as const;

export type SessionKind = (typeof SESSION_KINDS)[number]['code'];

/** The codes, for forms. */
export const SESSION_KIND_CODES = SESSION_KINDS.map(({ code }) => code) as [SessionKind, ...SessionKind[]];

const byCode = new Map<string, Kind>(SESSION_KINDS.map((one) => [one.code, one]));

/** Whether it is a break or the like, where nothing is discussed. */
export const isPlain = (code: SessionKind): boolean => byCode.get(code)?.plain ?? false;

/** Whether it is for everybody at once. */
export const isPlenary = (code: SessionKind): boolean => byCode.get(code)?.plenary ?? false;

/** Who may come in. */
export const SESSION_ACCESS = ['open', 'delegates', 'closed'] as const;
export type SessionAccess = (typeof SESSION_ACCESS)[number];

/** What people do in a session; chair and minute-taker are one each. */
export const PERSON_ROLES = ['speaker', 'moderator', 'discussant', 'chair', 'minute_taker'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

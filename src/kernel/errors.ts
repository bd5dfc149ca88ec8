/** Values a message may interpolate. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * A refusal the user can understand. `code` is also the translation key (`errors.<code>` or a feature's own key),
 * `status` the HTTP status, `field` the form field it belongs to. Anything that is not a DomainError is a bug.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503,
    readonly params: MessageParams = {},
    readonly field: string | null = null,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Does not exist, or is not the actor's to see: the two are never told apart. */
export class NotFound extends DomainError {
  constructor() {
    super('errors.notFound', 404);
  }
}

/** Seen, but this actor may not do it. */
export class Forbidden extends DomainError {
  constructor() {
    super('errors.forbidden', 403);
  }
}

/** Nobody is signed in and the page is not public. */
export class SignInRequired extends DomainError {
  constructor() {
    super('errors.signInRequired', 401);
  }
}

/** A rule of the domain says no; the message names the rule, `field` where it shows. */
export class Refused extends DomainError {
  constructor(code: string, params: MessageParams = {}, field: string | null = null) {
    super(code, 422, params, field);
  }
}

/** Too many attempts; `retryAfter` in seconds. */
export class TooMany extends DomainError {
  constructor(readonly retryAfter: number) {
    super('errors.tooMany', 429, { minutes: Math.max(1, Math.ceil(retryAfter / 60)) });
  }
}

/** Somebody else saved first: `current` holds what stands now, so that both texts can be shown and none is lost. */
export class Stale extends DomainError {
  constructor(
    readonly current: Readonly<Record<string, unknown>> = {},
    readonly currentVersion: number | null = null,
  ) {
    super('errors.stale', 409);
  }
}

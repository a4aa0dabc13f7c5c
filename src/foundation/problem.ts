import type { Refusal } from './refusal';

/** Every code that an answer can carry, and its HTTP status. The comment says when it is thrown. */
const STATUS = {
  /** The body, query or path does not have the declared shape; `errors` names each field. */
  'invalid-input': 400,
  /** The request is not valid JSON, or not of an accepted media type. */
  'unreadable-request': 400,
  /** No session, or it has expired or was ended. */
  'not-signed-in': 401,
  /** E-mail and password do not match an account that may sign in. */
  'sign-in-failed': 401,
  /** The deed needs the password again (within five minutes). */
  'reauthentication-needed': 401,
  /** The role that the person acts under may not do this. */
  'not-allowed': 403,
  /** The request came from another site. */
  'foreign-origin': 403,
  /** There is no such thing, or this person may not know of it. */
  'not-found': 404,
  /** The route exists, but not with this method. */
  'method-not-allowed': 405,
  /** The thing is not in a state in which this can be done. */
  'wrong-state': 409,
  /** It belongs to a compliance period that is locked or archived; a reopening needs two approvals. */
  'period-locked': 409,
  /** Somebody changed it since it was read; read it again. */
  'stale-version': 409,
  /** The same name, number or key is in use already. */
  'already-exists': 409,
  /** The same idempotency key came with a different request, or its first request is still running. */
  'idempotency-conflict': 409,
  /** An upload part does not continue where the last one ended. */
  'wrong-offset': 409,
  /** The invitation or upload was there, but no longer is. */
  gone: 410,
  /** The body is larger than this door takes. */
  'too-large': 413,
  /** The media type is not one that this door takes. */
  'unsupported-media-type': 415,
  /** The request is well formed, but a rule of the domain refuses it; `errors` says which and why. */
  refused: 422,
  /** Too many tries; `Retry-After` says when to come back. */
  'too-many-requests': 429,
  /** The portal failed; the request id finds the reason in its log. */
  internal: 500,
  /** A stored file is missing or does not match its digest. */
  'stored-file-unavailable': 503,
  /** The database or another part is not ready. */
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof STATUS;

const TITLES: Partial<Record<ProblemCode, string>> = {
  'invalid-input': 'Some fields need attention',
  'unreadable-request': 'The request could not be read',
  'not-signed-in': 'Please sign in',
  'sign-in-failed': 'Sign-in failed',
  'reauthentication-needed': 'Please confirm your password',
  'not-allowed': 'Your role does not allow this',
  'foreign-origin': 'The request came from another site',
  'not-found': 'Not found',
  'wrong-state': 'Not possible in this state',
  'period-locked': 'This period is locked',
  'stale-version': 'Somebody changed this in the meantime',
  'already-exists': 'Already exists',
  'too-large': 'Too large',
  refused: 'Refused by a rule',
  'too-many-requests': 'Too many tries',
  internal: 'Something failed on our side',
  'stored-file-unavailable': 'A stored file is not available',
};

export interface FieldError {
  /** JSON pointer into the request body, for example `/steps/3/owner`. */
  pointer: string;
  message: string;
  code?: string;
}

/** The one family of errors (RFC 9457). Nothing internal belongs in `detail`. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail);
    this.status = STATUS[code];
    this.title = TITLES[code] ?? detail;
  }

  body(requestId: string): Record<string, unknown> {
    return {
      type: `urn:holdfast:problem:${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.detail,
      code: this.code,
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
      requestId,
    };
  }
}

export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}, or you may not see it.`);
}

/** Throws the refusals of a rule as one problem; does nothing when there are none. */
export function heed(...refusals: (Refusal | null | undefined)[]): void {
  const heard = refusals.filter((r): r is Refusal => r !== null && r !== undefined);
  const first = heard[0];
  if (!first) return;
  throw new Problem(
    'refused',
    heard.length === 1 ? first.reason : `${heard.length} rules refuse this.`,
    heard.map((r) => ({ pointer: r.pointer ?? '', message: r.reason, code: r.code })),
  );
}

/** As `heed`, for refusals that say the state is wrong (409 instead of 422). */
export function heedState(refusal: Refusal | null): void {
  if (refusal)
    throw new Problem('wrong-state', refusal.reason, [
      { pointer: refusal.pointer ?? '', message: refusal.reason, code: refusal.code },
    ]);
}

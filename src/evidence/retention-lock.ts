import type { OpenWork } from '../audit-trail/work';

/**
 * Until the Work ends, nothing of the registrant is disposed of. For a deed that keeps a record longer: a legal hold, a
 * delivery to the auditor. Several such deeds go on side by side.
 */
export const keepFromDisposal = (w: OpenWork): Promise<unknown> =>
  w.manager.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [nameOf(w)]);

/** Waits for every deed that may keep a record longer; until the Work ends none begins. */
export const lockForDisposal = (w: OpenWork): Promise<unknown> =>
  w.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [nameOf(w)]);

const nameOf = ({ actor }: OpenWork): string => `retention ${actor.registrantId}`;

import type { Deeds, Subject } from '../audit-trail/deeds';
import type { RequestState } from '../requests/request.rules';
import { named, OFFICER, SECOND_LINE, told, type DeedNotice, type Tellers } from './deed-notice';
import type { Audience } from './notice.rules';

const NOBODY: Audience = [];
/** Who sees to it that the auditor is answered. */
const COORDINATORS: Audience = [...OFFICER, 'sox_office'];
const CHECKERS: Audience = [...COORDINATORS, ...SECOND_LINE];
const DECIDERS: Audience = [...SECOND_LINE, 'sox_office', 'executive'];

interface Move {
  audience: Audience;
  title: string;
}

// What each move asks of whom; the owner hears of every one of them.
const MOVES: Partial<Record<RequestState, Move>> = {
  requested: { audience: COORDINATORS, title: 'waits for somebody to take it' },
  accepted: { audience: NOBODY, title: 'is yours to answer' },
  internal_check: { audience: CHECKERS, title: 'waits for its internal check' },
  delivered: { audience: COORDINATORS, title: 'was delivered to the auditor' },
  returned: { audience: COORDINATORS, title: 'came back from the auditor' },
  closed: { audience: COORDINATORS, title: 'was closed by the auditor' },
  withdrawn: { audience: COORDINATORS, title: 'was withdrawn by the auditor' },
  not_applicable: { audience: COORDINATORS, title: 'was said not to apply' },
};

type Moved = Deeds['audit-request.moved'];

function moveOf({ from, to }: Moved): Move | undefined {
  // A draft is the auditor's own until it is asked.
  if (from === 'draft' && to !== 'requested') return undefined;
  return from === 'internal_check' && to === 'in_progress'
    ? { audience: NOBODY, title: 'came back from its internal check' }
    : MOVES[to];
}

const ofRequest = (
  subject: Subject,
  { audience, title, ownerId }: Move & { ownerId: string | null },
  detail: string,
): DeedNotice => ({
  ...told('requests', audience, {
    title: `${named(subject, 'Request')} ${title}`,
    detail,
    link: `/audit-requests/${subject.id}`,
  }),
  ...(ownerId !== null && { personId: ownerId }),
});

/** The auditor's requests. The auditors themselves are sent nothing; their screens say what waits for them. */
export const ofRequests: Tellers = {
  'audit-request.moved': (particulars, subject) => {
    const move = moveOf(particulars);
    const { ownerId, reason, wanted, dueOn } = particulars;
    const detail = reason === '' ? `Due on ${dueOn}. ${wanted}` : reason;
    return move ? ofRequest(subject, { ...move, ownerId }, detail) : null;
  },
  'audit-request.owner-changed': ({ after }, subject) =>
    ofRequest(subject, { audience: NOBODY, title: 'is yours to answer', ownerId: after }, ''),
  'audit-request.noted': ({ words, byAuditor, ownerId = null }, subject) =>
    ofRequest(
      subject,
      {
        audience: ownerId === null ? COORDINATORS : NOBODY,
        title: byAuditor ? 'has a note of the auditor' : 'has a note',
        ownerId,
      },
      words,
    ),
};

const retained = (audience: Audience, title: string, about: { detail: string; link: string }): DeedNotice =>
  told('retention', audience, { title, ...about });

/** What keeps records longer, and what ends them. */
export const ofRetention: Tellers = {
  'legal-hold.placed': ({ title, reason }, subject) =>
    retained(CHECKERS, `${named(subject, 'Legal hold')} was placed: ${title}`, { detail: reason, link: '/retention' }),
  'legal-hold.release-asked': ({ reason }, subject) =>
    retained(DECIDERS, `The release of ${named(subject, 'legal hold')} waits for a decision`, {
      ...{ detail: reason, link: '/retention' },
    }),
  'legal-hold.release-decided': ({ decision, reason }, subject) =>
    retained(CHECKERS, `${named(subject, 'Legal hold')} ${decision === 'approved' ? 'was released' : 'stays'}`, {
      ...{ detail: reason, link: '/retention' },
    }),
  'disposal.proposed': ({ itemRef, keptUntil, reason }, subject) =>
    retained(DECIDERS, `${named(subject, 'Disposal')} of ${itemRef} waits for two approvals`, {
      detail: `Kept until ${keptUntil}. ${reason}`,
      link: `/disposals/${subject.id}`,
    }),
  'disposal.decided': ({ decision, reason }, subject) =>
    retained([...COORDINATORS, ...SECOND_LINE], `${named(subject, 'Disposal')} was ${decision} by one`, {
      ...{ detail: reason, link: `/disposals/${subject.id}` },
    }),
  'evidence.disposed': (particulars, subject) => disposed(particulars, subject.ref),
  'request-file.disposed': (particulars, subject) => disposed(particulars, subject.ref),
};

const disposed = ({ disposalId, disposalRef }: { disposalId: string; disposalRef: string }, ref?: string | null) =>
  retained(CHECKERS, `${ref ?? 'A record'} was disposed of under ${disposalRef}`, {
    ...{ detail: 'Its tombstone stays.', link: `/disposals/${disposalId}` },
  });

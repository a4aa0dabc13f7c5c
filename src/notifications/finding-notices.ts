import type { Deeds, Subject } from '../audit-trail/deeds';
import type { Audience } from './notice.rules';
import { named, OFFICER, SECOND_LINE, told, VENDOR, type DeedNotice, type Tellers } from './deed-notice';

const EXECUTIVE: Audience = ['executive'];
const BOTH: Audience = [...VENDOR, ...OFFICER];
const EVERYBODY_CONCERNED: Audience = [...BOTH, 'relationship_owner', ...SECOND_LINE];

type Words = { title: string; detail: string };

const ofFinding = (subject: Subject, audience: Audience, { title, detail }: Words): DeedNotice =>
  told('findings', audience, {
    title: `${named(subject, 'Finding')} ${title}`,
    detail,
    link: `/findings/${subject.id}`,
  });

const ofException = (subject: Subject, audience: Audience, { title, detail }: Words): DeedNotice =>
  told('findings', audience, {
    title: `${named(subject, 'Exception')} ${title}`,
    detail,
    link: `/exceptions/${subject.id}`,
  });

// Who has the next step. What a verification did is told from the verification, which says what was inspected.
const MOVED: Partial<Record<Deeds['finding.moved']['to'], { audience: Audience; title: string }>> = {
  acknowledged: { audience: OFFICER, title: 'was acknowledged' },
  plan_agreed: { audience: VENDOR, title: 'has an agreed plan' },
  ready_to_verify: { audience: OFFICER, title: 'is ready to verify' },
  void: { audience: VENDOR, title: 'is void' },
};

/** Findings and exceptions. Deeds that begin with `icfr.` are the registrant's own and are told to nobody. */
export const ofFindings: Tellers = {
  'finding.opened': ({ severity, title, dueOn }, subject) =>
    told('findings', VENDOR, {
      title: `${named(subject, 'Finding')} (${severity}): ${title}`,
      detail: `Due on ${dueOn}.`,
      link: `/findings/${subject.id}`,
    }),
  'finding.due-date-moved': ({ before, after, reason, actionNumber }, subject) =>
    ofFinding(subject, VENDOR, {
      title: `${actionNumber === null ? 'is' : `action ${actionNumber} is`} due on ${after} instead of ${before}`,
      detail: reason,
    }),
  'finding.graded': ({ before, after, reason }, subject) =>
    ofFinding(subject, VENDOR, { title: `is ${after} instead of ${before}`, detail: reason }),
  'finding.moved': ({ to, note }, subject) => {
    const move = MOVED[to];
    return move ? ofFinding(subject, move.audience, { title: move.title, detail: note }) : null;
  },
  'finding.verified': ({ result, inspected }, subject) =>
    ofFinding(subject, VENDOR, {
      title: result === 'fixed' ? 'was verified and is closed' : 'was not seen fixed and is open again',
      detail: inspected,
    }),
  'finding.void-asked': ({ reason }, subject) =>
    ofFinding(subject, SECOND_LINE, { title: 'waits for your answer: void it, or not', detail: reason }),
  'finding.void-answered': ({ decision, reason }, subject) =>
    ofFinding(subject, OFFICER, { title: decision === 'approved' ? 'is void' : 'is not void', detail: reason }),
  'finding.risk-acceptance-ended': ({ reason }, subject) =>
    ofFinding(subject, BOTH, { title: 'is back: its risk is no longer accepted', detail: reason }),
};

type Decided = Deeds['exception.decided'];

const DECIDED: Record<Decided['outcome'], Audience> = {
  waits: EXECUTIVE,
  approved: EVERYBODY_CONCERNED,
  rejected: EVERYBODY_CONCERNED,
};

function decidedWords({ outcome, until }: Decided): string {
  if (outcome === 'waits') return 'waits for an executive to accept the risk';
  return outcome === 'approved' ? `was approved until ${until}; the item stays not met` : 'was rejected';
}

export const ofExceptions: Tellers = {
  'exception.requested': ({ requirementCode, until, reason }, subject) =>
    ofException(subject, OFFICER, {
      title: `from ${requirementCode} until ${until} waits for an assessment`,
      detail: reason,
    }),
  'exception.assessed': ({ assessment, residualRisk }, subject) =>
    ofException(subject, SECOND_LINE, {
      title: `waits for a decision; the risk that is left is ${residualRisk}`,
      detail: assessment,
    }),
  'exception.decided': (particulars, subject) =>
    ofException(subject, DECIDED[particulars.outcome], {
      title: decidedWords(particulars),
      detail: particulars.reason,
    }),
  'exception.ended': ({ how, reason }, subject) =>
    ofException(subject, EVERYBODY_CONCERNED, {
      title: how === 'revoked' ? 'was revoked' : 'was closed as remediated',
      detail: reason,
    }),
  'exception.expired': ({ requirementCode, until }, subject) =>
    ofException(subject, EVERYBODY_CONCERNED, {
      title: `from ${requirementCode} ended on ${until}`,
      detail: 'The item is not met, without an exception. Show that it is met, or ask for a renewal.',
    }),
};

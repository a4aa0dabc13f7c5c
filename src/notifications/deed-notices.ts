import type { Deed, Deeds, Subject } from '../audit-trail/deeds';
import type { Audience, Topic } from './notice.rules';

/** What a deed is told as, and to whom. The name of the vendor is added for the registrant's people. */
export interface DeedNotice {
  topic: Topic;
  audience: Audience;
  title: string;
  detail: string;
  link: string;
}

type Teller<D extends Deed> = (particulars: Deeds[D], subject: Subject) => DeedNotice | null;

const VENDOR: Audience = ['vendor_contributor', 'vendor_attestor'];
const OFFICER: Audience = ['compliance_officer'];
const SECOND_LINE: Audience = ['second_line_approver'];

const told = (topic: Topic, audience: Audience, words: Omit<DeedNotice, 'topic' | 'audience'>): DeedNotice => ({
  ...{ topic, audience, ...words },
});
const named = ({ ref }: Subject, what: string): string => (ref === undefined ? what : `${what} ${ref}`);

const ofReviews: { [D in Deed]?: Teller<D> } = {
  'submission.made': ({ note, obligationIds }, subject) =>
    told('reviews', OFFICER, {
      title: `${named(subject, 'Submission')} waits for review`,
      detail: [`${obligationIds.length} ${obligationIds.length === 1 ? 'requirement' : 'requirements'}.`, note].join(
        ' ',
      ),
      link: `/reviews/${subject.id}`,
    }),
  'review.concluded': ({ submissionId, needsApproval, summary }) =>
    needsApproval
      ? told('reviews', SECOND_LINE, {
          title: 'A concluded review waits for approval',
          detail: summary,
          link: `/reviews/${submissionId}`,
        })
      : told('reviews', VENDOR, { title: 'Your submission was reviewed', detail: summary, link: '/home' }),
  'review.approved': () =>
    told('reviews', VENDOR, {
      title: 'Your submission was reviewed',
      detail: 'What came back, if anything, is on your home page with the reason.',
      link: '/home',
    }),
  'review.sent-back': ({ submissionId, reason }) =>
    told('reviews', OFFICER, {
      title: 'The second line sent a review back',
      detail: reason,
      link: `/reviews/${submissionId}`,
    }),
  'query.asked': ({ subject: about, text, obligationId }) =>
    told('queries', VENDOR, {
      title: `Query: ${about}`,
      detail: text,
      link: obligationId === null ? '/home' : `/requirements/${obligationId}`,
    }),
  'query.replied': ({ text }) =>
    told('queries', OFFICER, { title: 'A query was answered', detail: text, link: '/reviews' }),
};

const ofFindings: { [D in Deed]?: Teller<D> } = {
  'finding.opened': ({ severity, title, dueOn }, subject) =>
    told('findings', VENDOR, {
      title: `${named(subject, 'Finding')} (${severity}): ${title}`,
      detail: `Due on ${dueOn}.`,
      link: `/findings/${subject.id}`,
    }),
  'finding.due-date-moved': ({ before, after, reason }, subject) =>
    told('findings', VENDOR, {
      title: `${named(subject, 'Finding')} is due on ${after} instead of ${before}`,
      detail: reason,
      link: `/findings/${subject.id}`,
    }),
};

const ofAttestations: { [D in Deed]?: Teller<D> } = {
  'attestation.scheduled': ({ dueOn, periodFrom, periodTo }, subject) =>
    told('attestations', VENDOR, {
      title: `${named(subject, 'Attestation')} is open, due on ${dueOn}`,
      detail: `For ${periodFrom} to ${periodTo}.`,
      link: `/attestations/${subject.id}`,
    }),
  'attestation.prepared': (_, subject) =>
    told('attestations', ['vendor_attestor'], {
      title: `${named(subject, 'Attestation')} is ready to sign`,
      detail: 'Read the exact text and its exceptions, then sign or decline.',
      link: `/attestations/${subject.id}`,
    }),
  'attestation.signed': ({ qualified, late }, subject) =>
    told('attestations', OFFICER, {
      title: `${named(subject, 'Attestation')} was signed${qualified ? ', with exceptions' : ''}${late ? ', late' : ''}`,
      detail: '',
      link: '/attestation-tracker',
    }),
  'attestation.decided': ({ decision, reason }, subject) => {
    const vendors = decision === 'declined' || decision === 'withdrawn';
    return told('attestations', vendors ? OFFICER : VENDOR, {
      title: `${named(subject, 'Attestation')} was ${decision}`,
      detail: reason,
      link: vendors ? '/attestation-tracker' : `/attestations/${subject.id}`,
    });
  },
};

const ofTheRest: { [D in Deed]?: Teller<D> } = {
  'packet.assembled': (_, subject) =>
    told('packets', SECOND_LINE, {
      title: `${named(subject, 'Packet')} waits for approval`,
      detail: '',
      link: `/packets/${subject.id}`,
    }),
  'packet.issued': (_, subject) =>
    told('packets', OFFICER, {
      title: `${named(subject, 'Packet')} was issued`,
      detail: '',
      link: `/packets/${subject.id}`,
    }),
  'packet.failed': ({ reason }, subject) =>
    told('packets', OFFICER, {
      title: `${named(subject, 'Packet')} could not be built`,
      detail: reason,
      link: `/packets/${subject.id}`,
    }),
  'scope.decided': ({ needsApproval, reason }, { vendorId }) =>
    needsApproval && vendorId !== null
      ? told('programme', SECOND_LINE, {
          title: 'A scope decision waits for approval',
          detail: reason,
          link: `/vendors/${vendorId}`,
        })
      : null,
};

const TELLERS: { [D in Deed]?: Teller<D> } = { ...ofReviews, ...ofFindings, ...ofAttestations, ...ofTheRest };

/** Deeds that somebody is told of. */
export const TOLD_DEEDS = Object.keys(TELLERS) as Deed[];

/** What a deed is told as, or null when nobody needs to hear of this one. */
export function noticeOf<D extends Deed>(deed: D, subject: Subject, particulars: Deeds[D]): DeedNotice | null {
  const tell = TELLERS[deed];
  return tell?.(particulars, subject) ?? null;
}

import type { Deed, Deeds, Subject } from '../audit-trail/deeds';
import { named, OFFICER, SECOND_LINE, told, VENDOR, type DeedNotice, type Tellers } from './deed-notice';
import { ofAssurance } from './assurance-notices';
import { ofDisruptions } from './disruption-notices';
import { ofExercises } from './exercise-notices';
import { ofDependencies } from './dependency-notices';
import { ofExceptions, ofFindings } from './finding-notices';
import { ofImpact } from './impact-notices';
import { ofTheProgramme } from './programme-notices';
import { ofRequests, ofRetention } from './request-notices';

const ofReviews: Tellers = {
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

const ofAttestations: Tellers = {
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

const ofTheRest: Tellers = {
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

const TELLERS: Tellers = {
  ...ofReviews,
  ...ofFindings,
  ...ofDisruptions,
  ...ofExceptions,
  ...ofAttestations,
  ...ofTheRest,
  ...ofTheProgramme,
  ...ofAssurance,
  ...ofImpact,
  ...ofExercises,
  ...ofDependencies,
  ...ofRequests,
  ...ofRetention,
};

/** Deeds that somebody is told of. */
export const TOLD_DEEDS = Object.keys(TELLERS) as Deed[];

/** What a deed is told as, or null when nobody needs to hear of this one. */
export function noticeOf<D extends Deed>(deed: D, subject: Subject, particulars: Deeds[D]): DeedNotice | null {
  const tell = TELLERS[deed];
  return tell?.(particulars, subject) ?? null;
}

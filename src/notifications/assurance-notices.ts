import type { Subject } from '../audit-trail/deeds';
import type { Audience } from './notice.rules';
import { named, OFFICER, SECOND_LINE, told, VENDOR, type DeedNotice, type Tellers } from './deed-notice';

const EVALUATORS: Audience = [...OFFICER, 'sox_office'];

const ofReport = (
  subject: Subject,
  audience: Audience,
  { title, detail }: { title: string; detail: string },
): DeedNotice => told('reviews', audience, { title, detail, link: `/assurance-reports/${subject.id}` });

/** Independent reports: what a vendor has to bring, and what the registrant has to evaluate or decide. */
export const ofAssurance: Tellers = {
  'assurance.expected': ({ title, dueOn }, subject) =>
    ofReport(subject, VENDOR, { title: `${title} is expected by ${dueOn}`, detail: '' }),
  'assurance.overdue': ({ title, dueOn }, subject) =>
    ofReport(subject, [...VENDOR, 'relationship_owner', ...OFFICER], {
      title: `${title} is overdue`,
      detail: `It was expected by ${dueOn}.`,
    }),
  'assurance.received': ({ coversTo, gapDays }, subject) =>
    ofReport(subject, EVALUATORS, {
      title: `${named(subject, 'Independent report')} is here, to ${coversTo}`,
      detail: gapDays === null || gapDays === 0 ? '' : `${gapDays} days are left to the fiscal year end.`,
    }),
  'assurance.letter-wanted': ({ dueOn }, subject) =>
    dueOn === null
      ? null
      : ofReport(subject, VENDOR, {
          title: `A gap letter for ${named(subject, 'report')} is wanted by ${dueOn}`,
          detail: 'It says what changed between the end of the report and the fiscal year end.',
        }),
  'assurance.letter-brought': ({ coversFrom, coversTo, changes }, subject) =>
    ofReport(subject, EVALUATORS, {
      title: `A gap letter for ${named(subject, 'report')} is here`,
      detail: `${coversFrom} to ${coversTo}. ${changes === null ? 'It names no change.' : 'It names changes, to be read.'}`,
    }),
  'own-evaluation.prepared': ({ needsApproval }, subject) =>
    needsApproval
      ? ofReport(subject, SECOND_LINE, {
          title: `The evaluation of ${named(subject, 'report')} waits for approval`,
          detail: '',
        })
      : null,
  'own-evaluation.decided': ({ decision, reason }, subject) =>
    ofReport(subject, EVALUATORS, {
      title: `The evaluation of ${named(subject, 'report')} was ${decision === 'approved' ? 'approved' : 'sent back'}`,
      detail: reason,
    }),
  'own-evaluation.gap-covered': ({ needsApproval, coversFrom, coversTo }, subject) =>
    needsApproval
      ? ofReport(subject, SECOND_LINE, {
          title: `A gap of ${named(subject, 'report')} is to stay uncovered`,
          detail: `${coversFrom} to ${coversTo}.`,
        })
      : null,
  'own-evaluation.gap-cover-decided': ({ decision, reason }, subject) =>
    ofReport(subject, EVALUATORS, {
      title: `That a gap of ${named(subject, 'report')} stays uncovered was ${decision}`,
      detail: reason,
    }),
};

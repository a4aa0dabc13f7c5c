import { named, OFFICER, SECOND_LINE, told, VENDOR, type Tellers } from './deed-notice';

const ofQuestionnaires: Tellers = {
  'questionnaire.opened': ({ period, dueOn }, { id }) =>
    told('programme', VENDOR, {
      title: `The questionnaire of ${period} is open, due on ${dueOn}`,
      detail: '',
      link: `/questionnaires/${id}`,
    }),
  'questionnaire.submitted': ({ note, answered }, { id }) =>
    told('reviews', OFFICER, {
      title: 'A questionnaire waits for review',
      detail: [`${answered} answers.`, note].join(' '),
      link: `/questionnaires/${id}`,
    }),
  'questionnaire.concluded': ({ decision, reason }, { id }) =>
    told('reviews', VENDOR, {
      title: decision === 'returned' ? 'Your questionnaire came back' : 'Your questionnaire was reviewed',
      detail: reason,
      link: `/questionnaires/${id}`,
    }),
  // What a rule finds stands beside the answer at once; only a person's question is told.
  'answer-query.opened': ({ kind, text, questionSetId }) =>
    kind === 'rule'
      ? null
      : told('queries', VENDOR, {
          title: 'Query about an answer of your questionnaire',
          detail: text,
          link: `/questionnaires/${questionSetId}`,
        }),
  'answer-query.replied': ({ text, questionSetId }) =>
    told('queries', OFFICER, {
      title: 'A query about an answer was answered',
      detail: text,
      link: `/questionnaires/${questionSetId}`,
    }),
  'answer-query.escalated': ({ reason, questionSetId }) =>
    told('queries', SECOND_LINE, {
      title: 'A query about an answer was escalated',
      detail: reason,
      link: `/questionnaires/${questionSetId}`,
    }),
};

const ofConfirmations: Tellers = {
  'change-confirmation.scheduled': ({ quarter, dueOn, dueRule }) =>
    told('attestations', VENDOR, {
      title: `The change confirmation of ${quarter} is open, due on ${dueOn}`,
      detail: dueRule,
      link: '/attestations',
    }),
  'change-confirmation.signed': ({ changes, late }, subject) =>
    told('attestations', OFFICER, {
      title: `${named(subject, 'Change confirmation')} was signed${late ? ', late' : ''}`,
      detail: changes.length === 0 ? 'Nothing changed.' : `Changes named: ${changes.length}.`,
      link: '/attestation-tracker',
    }),
};

const ofDraftsAndPeriods: Tellers = {
  'draft.approved': (_, { id }) =>
    told('programme', OFFICER, {
      title: 'A draft was approved and can be published',
      detail: '',
      link: `/catalogue-drafts/${id}`,
    }),
  'draft.returned': (_, { id }) =>
    told('programme', OFFICER, { title: 'A draft came back', detail: '', link: `/catalogue-drafts/${id}` }),
  'period.reopening-requested': ({ code, reason }, { id }) =>
    told('programme', ['second_line_approver', 'sox_office', 'executive'], {
      title: `Reopening ${code} waits for two approvals`,
      detail: reason,
      link: `/periods/${id}`,
    }),
  'period.locked': ({ code }, { id }) =>
    told('programme', [...OFFICER, ...SECOND_LINE], { title: `${code} is locked`, detail: '', link: `/periods/${id}` }),
};

export const ofTheProgramme: Tellers = { ...ofQuestionnaires, ...ofConfirmations, ...ofDraftsAndPeriods };

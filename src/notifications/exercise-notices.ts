import { named, OFFICER, told, VENDOR, type Tellers } from './deed-notice';

/** Programmes of exercises, and what is put off: who has the next step is told. */
export const ofExercises: Tellers = {
  'exercise.deferral-requested': ({ kind, reason, plannedBefore, proposedOn, approvalNeeded }, subject) => {
    const what = kind === 'postponement' ? `postpone ${plannedBefore} to ${proposedOn ?? 'a later day'}` : 'cancel';
    return told('programme', OFFICER, {
      title: approvalNeeded
        ? `${named(subject, 'Exercise')}: the request to ${what} waits for your approval`
        : `${named(subject, 'Exercise')} was postponed to ${proposedOn ?? 'a later day'}; no approval was needed`,
      detail: reason,
      link: `/exercises/${subject.id}`,
    });
  },
  'exercise.deferral-decided': ({ kind, decision, note }, subject) =>
    told('programme', VENDOR, {
      title: `${named(subject, 'Exercise')}: your request to ${kind === 'postponement' ? 'postpone' : 'cancel'} it was ${decision}`,
      detail: note === '' ? '' : note,
      link: `/exercises/${subject.id}`,
    }),
  'programme.proposed': ({ period, lines }, subject) =>
    told('programme', OFFICER, {
      title: `${named(subject, 'Exercise programme')} of ${period} waits for your agreement`,
      detail: `${lines.length} ${lines.length === 1 ? 'exercise' : 'exercises'}.`,
      link: `/exercises/programmes/${subject.id}`,
    }),
  'programme.decided': ({ decision, note }, subject) =>
    told('programme', VENDOR, {
      title: `${named(subject, 'Exercise programme')} ${decision === 'agreed' ? 'is agreed' : 'came back'}`,
      detail: note,
      link: `/exercises/programmes/${subject.id}`,
    }),
};

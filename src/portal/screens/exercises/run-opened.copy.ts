import { copyFor } from '../../i18n';

export const useOpenedCopy = copyFor('exercise-opened', {
  openedFindings: 'Findings that it opened',
  openedPlan: 'Changes for the plan',
  changes_one: 'One change in {{label}}',
  changes_other: '{{count}} changes in {{label}}',
  joined: 'stood already',
});

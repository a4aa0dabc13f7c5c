import { copyFor } from '../../i18n';

export const useAfterActionCopy = copyFor('after-action', {
  strengths: 'Strengths',
  lessons: 'Lessons',
  onePerLine: 'One per line.',
  areas: 'Areas to improve',
  observation: 'Observation {{number}}',
  cause: 'Cause {{number}}',
  effect: 'Effect {{number}}',
  addArea: 'Add an area',
});

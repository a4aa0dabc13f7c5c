import { copyFor } from '../../i18n';

export const useFlagsCopy = copyFor('flags', {
  title: 'What the calendar and the registers say',
  lede: 'Worked out from the records of this moment; nobody sets these by hand.',
  filter: 'Flag',
  any: 'With or without a flag',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  look: 'Open it',
});

import { copyFor } from '../../i18n';

export const useFoundingCopy = copyFor('founding', {
  title: 'Found your registrant',
  lede: 'This portal is empty. Name the company that outsources, and the person who invites everybody else. An administrator manages people and roles, and holds no business role.',
  registrant: 'Company',
  registrantHint: 'The legal name, as it files.',
  filer: 'Filer status',
  'filer.large_accelerated': 'Large accelerated filer',
  'filer.accelerated': 'Accelerated filer',
  'filer.non_accelerated': 'Non-accelerated filer',
  yearEnd: 'Last day of the fiscal year',
  yearEndHint: 'Month and day, for example 12-31.',
  name: "Administrator's name",
  email: "Administrator's work e-mail address",
  submit: 'Found the registrant',
  doneTitle: 'The registrant is founded',
  doneLede: 'One step is left: the administrator sets a password. The link works once, for fourteen days.',
  next: 'Set the password now',
});

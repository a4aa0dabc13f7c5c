import { copyFor } from '../../i18n';

export const useHomeCopy = copyFor('home', {
  title: 'Home',
  ledeVendor: 'What {{vendor}} brings to {{registrant}}: evidence, plans, exercises and the yearly attestation.',
  ledeOfficer: 'The continuity of the vendors that {{registrant}} relies on.',
  ledeAuditor:
    'What {{registrant}} has opened to you for reading. Nothing that you do here changes a record of theirs.',
  ledeAdministrator: 'Who may use Holdfast for {{registrant}}, and as what.',
  ways: 'Where to go',
});

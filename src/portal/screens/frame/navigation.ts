import type { Permission, Role, Session } from '../../api/session';
import type { useFrameCopy } from './frame.copy';

type Words = Parameters<ReturnType<typeof useFrameCopy>>[0];
type Entry = { to: string; word: Words; needs?: Permission };
export type NavSection = { word: Words | null; entries: Entry[] };

const home: Entry = { to: '/home', word: 'home' };
const services: Entry = { to: '/services', word: 'services', needs: 'services.read' };
const findings: Entry = { to: '/findings', word: 'findings', needs: 'findings.read' };
const disruptions: Entry = { to: '/disruptions', word: 'disruptions', needs: 'disruptions.read' };
const exceptions: Entry = { to: '/exceptions', word: 'exceptions', needs: 'exceptions.read' };
const dependencies: Entry = { to: '/dependencies', word: 'dependencies', needs: 'services.read' };
const coverage: Entry = { to: '/coverage', word: 'coverage', needs: 'coverage.read' };
const dashboards: Entry = { to: '/dashboards', word: 'dashboards', needs: 'exercises.read' };
const concentration: Entry = { to: '/concentration', word: 'concentration', needs: 'coverage.read' };
const vendors: Entry = { to: '/vendors', word: 'vendors', needs: 'vendors.read' };
const tracker: Entry = { to: '/attestation-tracker', word: 'attestationTracker', needs: 'attestations.read' };
const packets: Entry = { to: '/packets', word: 'packets', needs: 'packets.read' };
const requestLists: Entry = { to: '/request-lists', word: 'requestLists', needs: 'requests.read' };
const populations: Entry = { to: '/populations', word: 'populations', needs: 'requests.read' };
const retention: Entry = { to: '/retention', word: 'retention', needs: 'retention.read' };
const disposals: Entry = { to: '/disposals', word: 'disposals', needs: 'disposals.read' };
const periods: Entry = { to: '/periods', word: 'periods', needs: 'catalogue.read' };
const catalogue: Entry = { to: '/catalogue', word: 'catalogue', needs: 'catalogue.read' };
const trail: Entry = { to: '/trail', word: 'trail', needs: 'trail.read' };
const questionnaires: Entry = { to: '/questionnaires', word: 'questionnaires', needs: 'questionnaires.read' };
const exercises: Entry = { to: '/exercises', word: 'exercises', needs: 'exercises.read' };
const imports: Entry = { to: '/imports', word: 'imports', needs: 'imports.run' };
const alternates: Entry = { to: '/alternate-places', word: 'alternates', needs: 'services.read' };
const assurance: Entry = { to: '/assurance-reports', word: 'assurance', needs: 'assurance.read' };
const account: NavSection = {
  word: 'group.you',
  entries: [
    { to: '/notices', word: 'notices', needs: 'notices.own' },
    { to: '/account', word: 'account' },
  ],
};

const forVendor: NavSection[] = [
  { word: null, entries: [home] },
  {
    word: 'group.work',
    entries: [
      { to: '/requirements', word: 'requirements', needs: 'obligations.read' },
      { ...questionnaires, word: 'questionnaire' },
      { to: '/evidence', word: 'evidence', needs: 'evidence.read' },
      { to: '/attestations', word: 'attestations', needs: 'attestations.read' },
      findings,
      exceptions,
    ],
  },
  {
    word: 'group.recovery',
    entries: [
      services,
      dependencies,
      { to: '/concentration', word: 'whatIf', needs: 'services.read' },
      { to: '/plans', word: 'plans', needs: 'plans.read' },
      exercises,
      alternates,
      disruptions,
      assurance,
      dashboards,
    ],
  },
  account,
];

/** What the registrant's people and its auditor both read of how services come back. */
const recovery: NavSection = {
  word: 'group.recovery',
  entries: [services, dependencies, concentration, exercises, alternates, disruptions, assurance],
};

const forRegistrant: NavSection[] = [
  { word: null, entries: [home] },
  {
    word: 'group.oversight',
    entries: [
      coverage,
      dashboards,
      { to: '/reviews', word: 'reviews', needs: 'reviews.read' },
      vendors,
      questionnaires,
      tracker,
      findings,
      exceptions,
      imports,
    ],
  },
  recovery,
  { word: 'group.record', entries: [catalogue, periods, packets, requestLists, populations, retention, trail] },
  account,
];

const forAuditor: NavSection[] = [
  { word: null, entries: [home] },
  { word: 'group.oversight', entries: [coverage, dashboards, vendors, questionnaires, tracker, findings, exceptions] },
  recovery,
  { word: 'group.record', entries: [catalogue, packets, requestLists, populations, disposals, trail] },
  account,
];

const forAdministrator: NavSection[] = [
  { word: null, entries: [home] },
  {
    word: 'group.administration',
    entries: [
      { to: '/people', word: 'people', needs: 'people.manage' },
      periods,
      { to: '/mail', word: 'mail', needs: 'mail.read' },
      { to: '/operations', word: 'operations', needs: 'mail.read' },
      imports,
      catalogue,
    ],
  },
  account,
];

const sections: Record<Role, NavSection[]> = {
  vendor_contributor: forVendor,
  vendor_attestor: forVendor,
  relationship_owner: forRegistrant,
  compliance_officer: forRegistrant,
  second_line_approver: forRegistrant,
  sox_office: forRegistrant,
  executive: forRegistrant,
  external_auditor: forAuditor,
  administrator: forAdministrator,
};

/** The ways that this session may take; what its role would be refused is left out. */
export function navigationOf({ membership, permissions }: Pick<Session, 'membership' | 'permissions'>): NavSection[] {
  const open = ({ needs }: Entry) => needs === undefined || permissions.includes(needs);
  return sections[membership.role]
    .map(({ word, entries }) => ({ word, entries: entries.filter(open) }))
    .filter(({ entries }) => entries.length > 0);
}

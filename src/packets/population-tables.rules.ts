import { sizeInWords } from './exhibits.rules';
import { vendorsOf as vendor, type Table } from './population.model';
import { RECOVERY_TABLES } from './population-recovery.rules';
import { tally } from './tally.rules';

const SCOPE_TABLES: readonly Table[] = [
  {
    table: 'Services',
    section: '5, 6',
    query: (f) => `All services of ${vendor(f)}, active or ended, in order of reference.`,
    rows: (f) => f.services.length,
    totals: (f) => tally(f.services.map(({ tier }) => tier ?? 'no tier')),
  },
  {
    table: 'Scope decisions',
    section: '5',
    query: () => 'All scope decisions ever made for those services.',
    rows: (f) => count(f.services, 'decisions'),
  },
  {
    table: 'Objective sets',
    section: '6',
    query: () => 'All objective sets ever proposed for those services.',
    rows: (f) => count(f.services, 'objectives'),
  },
  { table: 'Sites', section: '6', query: (f) => `All sites of ${vendor(f)}.`, rows: (f) => f.sites.length },
  { table: 'Systems', section: '6', query: (f) => `All systems of ${vendor(f)}.`, rows: (f) => f.systems.length },
  {
    table: 'Dependencies',
    section: '6',
    query: (f) => `All dependencies of services of ${vendor(f)}, ended ones included.`,
    rows: (f) => f.inventory?.dependencies.length ?? 0,
    totals: (f) =>
      tally((f.inventory?.dependencies ?? []).map((one) => (one.endedOn === null ? one.standing : 'ended'))),
    held: (f) => f.inventory !== undefined,
  },
  {
    table: 'Sub-outsourcers',
    section: '6',
    query: (f) => `All sub-outsourcers in the register of ${vendor(f)}, ended ones included.`,
    rows: (f) => f.inventory?.subOutsourcers.length ?? 0,
    held: (f) => f.inventory !== undefined,
  },
  {
    table: 'Alternate places',
    section: '6',
    query: (f) => `All alternate places of ${vendor(f)}, ended ones included.`,
    rows: (f) => f.inventory?.alternates.length ?? 0,
    held: (f) => f.inventory !== undefined,
  },
  {
    table: 'Impact assessments',
    section: '6',
    query: () => 'All impact assessments of those services that were proposed, are in force or were superseded.',
    rows: (f) => f.inventory?.impacts.length ?? 0,
    held: (f) => f.inventory !== undefined,
  },
  {
    table: 'Requirements and results',
    section: '4, 5',
    query: (f) => `All obligations of ${vendor(f)} in ${f.period.code}.`,
    rows: (f) => f.obligations.length,
    totals: (f) => tally(f.results.map(({ result }) => result)),
  },
];

const PROOF_TABLES: readonly Table[] = [
  {
    table: 'Exhibits',
    section: '15',
    query: (f) =>
      `All evidence versions of ${vendor(f)} received in ${f.period.code}, used for one of its obligations, or named by anything else in this packet; withdrawn, rejected and superseded ones included.`,
    rows: (f) => f.exhibits.length,
    totals: (f) => [
      `${f.exhibits.reduce((sum, one) => sum + one.bytes, 0)} bytes (${sizeInWords(f.exhibits.reduce((sum, one) => sum + one.bytes, 0))})`,
      ...tally(f.exhibits.map(({ grade }) => `grade ${grade}`)),
    ],
  },
  {
    table: 'Custody events',
    section: '17',
    query: () =>
      'All events of the audit trail whose subject is an exhibit, plan, exercise, finding, exception, submission, review, report, disruption, confirmation or attestation of this packet.',
    rows: (f) => f.custody.length,
    totals: (f) => (f.log.extract ? [`taken into the tree ${f.log.extract.events - f.log.extract.waiting}`] : []),
  },
];

export const TABLES: readonly Table[] = [...SCOPE_TABLES, ...RECOVERY_TABLES, ...PROOF_TABLES];

function count<Key extends string>(all: readonly Record<Key, readonly unknown[]>[], key: Key): number {
  return all.reduce((sum, one) => sum + one[key].length, 0);
}

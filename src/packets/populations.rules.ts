import type { Manifest, PopulationFacts } from './manifest.model';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

interface Table {
  table: string;
  section: string;
  query: (facts: Facts) => string;
  rows: (facts: Facts) => number;
}

const vendor = ({ vendor: { ref, name } }: Facts): string => `${ref} ${name}`;
const span = ({ period }: Facts): string => `${period.startsOn} to ${period.endsOn}`;

const TABLES: readonly Table[] = [
  {
    table: 'Services',
    section: '5, 6',
    query: (f) => `All services of ${vendor(f)}, active or ended, in order of reference.`,
    rows: (f) => f.services.length,
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
    table: 'Requirements and results',
    section: '4, 5',
    query: (f) => `All obligations of ${vendor(f)} in ${f.period.code}.`,
    rows: (f) => f.obligations.length,
  },
  {
    table: 'Plan versions',
    section: '7',
    query: (f) =>
      `All plan versions of ${vendor(f)} that are not drafts and were in force, put forward or exercised between ${span(f)}.`,
    rows: (f) => count(f.plans, 'versions'),
  },
  {
    table: 'Exercises',
    section: '8',
    query: (f) =>
      `All exercises of ${vendor(f)} held between ${span(f)} or planned for it, postponed and cancelled ones included.`,
    rows: (f) => f.exercises.length,
  },
  {
    table: 'Step results',
    section: '8',
    query: () => 'All attempts at all steps in those exercises.',
    rows: (f) => count(f.exercises, 'results'),
  },
  {
    table: 'Findings',
    section: '9',
    query: (f) =>
      `All findings about ${vendor(f)} opened by ${f.period.endsOn} that were open, or closed on or after ${f.period.startsOn}.`,
    rows: (f) => f.findings.length,
  },
  {
    table: 'Approved exceptions',
    section: '10',
    query: (f) => `All exceptions asked for by or for ${vendor(f)} from obligations of ${f.period.code}, in any state.`,
    rows: (f) => f.exceptions?.length ?? 0,
  },
  {
    table: 'Attestations',
    section: '11',
    query: (f) => `All attestations of ${vendor(f)} for ${f.period.code}, in any state.`,
    rows: (f) => f.attestations.length,
  },
  {
    table: 'Submissions and reviews',
    section: '12',
    query: (f) => `All submissions of ${vendor(f)} for ${f.period.code}, with their reviews.`,
    rows: (f) => f.submissions.length,
  },
  {
    table: 'Exhibits',
    section: '15',
    query: (f) =>
      `All evidence versions of ${vendor(f)} received in ${f.period.code}, used for one of its obligations, or named by a plan version, step, reply or authority in this packet; withdrawn, rejected and superseded ones included.`,
    rows: (f) => f.exhibits.length,
  },
  {
    table: 'Custody events',
    section: '17',
    query: () =>
      'All events of the audit trail whose subject is an exhibit, plan, exercise, finding, submission, review or attestation of this packet.',
    rows: (f) => f.custody.length,
  },
];

/**
 * Completeness statement: for every table of the packet, the question in words and how many rows it gave. All of them were
 * asked in one REPEATABLE READ transaction at the cut-off, by the portal itself, with no other filter than the one stated.
 */
export function populationsOf(facts: Facts): PopulationFacts[] {
  return TABLES.map(({ table, section, query, rows }) => ({ table, section, query: query(facts), rows: rows(facts) }));
}

function count<Key extends string>(all: readonly Record<Key, readonly unknown[]>[], key: Key): number {
  return all.reduce((sum, one) => sum + one[key].length, 0);
}

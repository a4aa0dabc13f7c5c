import { vendorsOf as vendor, type PopulationFactsOf, type Table } from './population.model';
import { tally } from './tally.rules';

const span = ({ period }: PopulationFactsOf): string => `${period.startsOn} and ${period.endsOn}`;

const EXERCISE_TABLES: readonly Table[] = [
  {
    table: 'Plan versions',
    section: '7',
    query: (f) =>
      `All plan versions of ${vendor(f)} that are not drafts and were in force, put forward or exercised between ${span(f)}.`,
    rows: (f) => f.plans.reduce((sum, plan) => sum + plan.versions.length, 0),
    totals: (f) => tally(f.plans.flatMap((plan) => plan.versions.map(({ state }) => state))),
  },
  {
    table: 'Exercises',
    section: '8',
    query: (f) =>
      `All exercises of ${vendor(f)} held between ${span(f)} or planned for it, postponed and cancelled ones included.`,
    rows: (f) => f.exercises.length,
    totals: (f) => tally(f.exercises.map(({ state }) => state)),
  },
  {
    table: 'Step results',
    section: '8',
    query: () => 'All attempts at all steps in those exercises.',
    rows: (f) => f.exercises.reduce((sum, one) => sum + one.results.length, 0),
    totals: (f) => tally(f.exercises.flatMap((one) => one.results.map(({ outcome }) => outcome))),
  },
  {
    table: 'Drills, restore tests, training',
    section: '8',
    query: (f) => `All drills, restore tests and training of ${vendor(f)} held between ${span(f)}, as last corrected.`,
    rows: (f) => (f.year ? f.year.drills.length + f.year.restores.length + f.year.trainings.length : 0),
    held: (f) => f.year !== undefined,
  },
  {
    table: 'Findings',
    section: '9',
    query: (f) =>
      `All findings about ${vendor(f)} opened by ${f.period.endsOn} that were open, or closed on or after ${f.period.startsOn}.`,
    rows: (f) => f.findings.length,
    totals: (f) => tally(f.findings.map(({ severity, state }) => `${severity} ${state}`)),
  },
  {
    table: 'Approved exceptions',
    section: '10',
    query: (f) => `All exceptions asked for by or for ${vendor(f)} from obligations of ${f.period.code}, in any state.`,
    rows: (f) => f.exceptions?.length ?? 0,
    totals: (f) => tally((f.exceptions ?? []).map(({ state }) => state)),
  },
];

const STATEMENT_TABLES: readonly Table[] = [
  {
    table: 'Attestations',
    section: '11',
    query: (f) => `All attestations of ${vendor(f)} for ${f.period.code}, in any state.`,
    rows: (f) => f.attestations.length,
    totals: (f) => tally(f.attestations.map(({ state }) => state)),
  },
  {
    table: 'Change confirmations',
    section: '11',
    query: (f) => `All quarterly change confirmations of ${vendor(f)} for ${f.period.code}, in any state.`,
    rows: (f) => f.confirmations?.length ?? 0,
    totals: (f) => tally((f.confirmations ?? []).map(({ state }) => state)),
    held: (f) => f.confirmations !== undefined,
  },
  {
    table: 'Submissions and reviews',
    section: '12',
    query: (f) => `All submissions of ${vendor(f)} for ${f.period.code}, with their reviews.`,
    rows: (f) => f.submissions.length,
    totals: (f) => tally(f.submissions.map(({ state }) => state)),
  },
  {
    table: 'Independent reports',
    section: '13',
    query: (f) =>
      `All independent reports of ${vendor(f)} that are expected for ${f.period.code} or speak of a day in it, superseded ones included.`,
    rows: (f) => f.assurance?.reports.length ?? 0,
    totals: (f) => tally((f.assurance?.reports ?? []).map(({ state }) => state)),
    held: (f) => f.assurance !== undefined,
  },
  {
    table: 'Disruptions',
    section: '14',
    query: (f) =>
      `All disruptions of ${vendor(f)} that occurred by ${f.period.endsOn} and were not over before ${f.period.startsOn}, withdrawn ones included.`,
    rows: (f) => f.events?.disruptions.length ?? 0,
    totals: (f) =>
      tally((f.events?.disruptions ?? []).map((one) => (one.withdrawnAt === null ? one.state : 'withdrawn'))),
    held: (f) => f.events !== undefined,
  },
];

export const RECOVERY_TABLES: readonly Table[] = [...EXERCISE_TABLES, ...STATEMENT_TABLES];

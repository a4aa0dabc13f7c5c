import type { PopulationFacts as Population } from '../manifest.model';
import { tally } from '../tally.rules';
import type { ProgrammeRegister } from './programme.model';

type Lines = Exclude<keyof ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>;

const THINGS: readonly { name: Lines; table: string; section: string; query: string }[] = [
  {
    name: 'plans',
    table: 'Plan versions',
    section: '7',
    query: 'All plan versions in force on any day of the period.',
  },
  { name: 'exercises', table: 'Exercises', section: '8', query: 'All exercises held in the period or planned for it.' },
  {
    ...{ name: 'findings', table: 'Findings', section: '9' },
    query: 'All findings opened by the end of the period and not closed before it began.',
  },
  {
    ...{ name: 'exceptions', table: 'Approved exceptions', section: '10' },
    query: 'All exceptions asked for from obligations of the period, in any state.',
  },
  {
    name: 'attestations',
    table: 'Attestations',
    section: '11',
    query: 'All attestations of the period, in any state.',
  },
  { name: 'reviews', table: 'Submissions and reviews', section: '12', query: 'All submissions of the period.' },
  {
    ...{ name: 'reports', table: 'Independent reports', section: '13' },
    query: 'All independent reports expected for the period or speaking of a day in it.',
  },
  {
    ...{ name: 'disruptions', table: 'Disruptions', section: '14' },
    query: 'All disruptions that occurred by the end of the period and were not over before it began.',
  },
];

type PopulationFacts = Omit<Population, 'control'>;

/** Completeness statement of a programme packet: every table is over all vendors of the registrant. */
export function programmePopulations(programme: ProgrammeRegister, period: { code: string }): PopulationFacts[] {
  const { vendors, services, occurrences } = programme;
  return [
    {
      ...{ table: 'Vendors', section: '4, 5', query: 'All vendors of the registrant, in any state.' },
      ...{ rows: vendors.length, totals: tally(vendors.map(({ state }) => state)) },
    },
    {
      ...{ table: 'Services', section: '5, 6', query: 'All services of those vendors, active or ended.' },
      ...{ rows: services.length, totals: tally(services.map(({ tier }) => tier ?? 'no tier')) },
    },
    {
      ...{
        table: 'Occurrences',
        section: '4, 5',
        query: `All obligations of ${period.code}, of all vendors and of the programme.`,
      },
      ...{ rows: occurrences.length, totals: tally(occurrences.map(({ result }) => result)) },
    },
    ...THINGS.map(({ name, table, section, query }) => ({
      ...{ table, section, query, rows: programme[name].length },
      totals: tally(programme[name].map(({ state }) => state)),
    })),
  ];
}

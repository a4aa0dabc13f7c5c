import { sampleSnapshot, sampleVault } from '../../../test/support/sample-packet';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { TableBlock } from '../document/document.model';
import { manifestOf, manifestText } from '../manifest.rules';
import type { Manifest } from '../manifest.model';
import { sectionBlocks } from '../packet-sections';
import type { ControlCount } from '../snapshot.model';
import { occurrenceLines, type OccurrenceRow } from './occurrences.rules';
import { COUNT_PROGRAMME } from './programme-things';
import type { ProgrammeRegister, ServiceLine } from './programme.model';

const REQUIREMENT = {
  ...{ id: 'ASR-01', force: 'programme_policy', forceWhen: null, dutyHolder: 'registrant', scope: 'vendor' },
  sox: {
    lane: 'context',
    laneWhen: { condition: 'icfr_relevant', then: 'icfr', otherwise: 'context' },
  },
};
const CATALOGUE = { requirements: [REQUIREMENT] } as unknown as Catalogue;

const service = (over: object): ServiceLine => ({
  ...{ ref: 'SV-0001', vendorRef: 'VN-0001', name: 'Payroll', category: 'c', state: 'active', tier: 'T2', flags: [] },
  ...{ icfrRelevant: false, icfrReason: '', decidedBy: null, decidedAt: null },
  ...{ rtoMinutes: 60, rpoMinutes: 5, mtpdMinutes: 120 },
  ...over,
});
const row = (over: object = {}): OccurrenceRow => ({
  ...{ code: 'ASR-01', vendorRef: 'VN-0001', serviceRef: null, occurrence: 1, dueOn: '2026-03-31', reason: '' },
  ...{
    concludedBy: null,
    concludedAt: null,
    progress: 'submitted',
    conclusion: 'met',
    exceptedUntil: null,
    covered: false,
    ...over,
  },
});
const PAYMENTS = service({ ref: 'SV-0002', tier: 'T1', flags: ['icfr_relevant'], icfrRelevant: true });
const SERVICES = [service({}), PAYMENTS];
const lines = (...rows: OccurrenceRow[]) =>
  occurrenceLines(rows, { catalogue: CATALOGUE, asOf: '2026-11-22', services: SERVICES });

const register = (over: Partial<ProgrammeRegister> = {}): ProgrammeRegister => ({
  vendors: [
    { ref: 'VN-0001', name: 'Larkmoor', country: 'US', state: 'active', tier: 'T1', services: 2, icfrRelevant: true },
  ],
  services: SERVICES,
  occurrences: lines(row(), row({ vendorRef: 'Programme', conclusion: 'excepted', exceptedUntil: '2027-03-31' })),
  ...{ plans: [], exercises: [], findings: [], exceptions: [], attestations: [], reviews: [], reports: [] },
  ...{ disruptions: [], ...over },
});

function programme(controlCounts: ControlCount[] = []): Manifest {
  const empty = { services: [], sites: [], systems: [], obligations: [], plans: [], exercises: [], findings: [] };
  const rest = { submissions: [], attestations: [], evidence: [], custody: [], programme: register(), controlCounts };
  const snapshot = { ...sampleSnapshot(), ...empty, ...rest };
  return manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 0 });
}
const check = (manifest: Manifest, id: string) => manifest.checks.find((one) => one.id === id);

const printed = (manifest: Manifest) =>
  sectionBlocks({ manifest, manifestSha256: manifestText(manifest).sha256, approval: null, status: 'Draft' });

describe('a programme packet', () => {
  it('gives an occurrence the force and lane that its vendor packet gives it', () => {
    const both = lines(row(), row({ serviceRef: 'SV-0001' }), row({ serviceRef: 'SV-0002' }), row({ vendorRef: 'X' }));
    expect(both.map(({ lane }) => lane)).toEqual(['icfr', 'context', 'icfr', 'context']);
    expect(both[0]).toMatchObject({ forceLabel: 'Programme requirement', laneLabel: 'ICFR support' });
  });

  it('counts every register again, and does not become final while a line is missing', () => {
    const counts = (occurrences: number): ControlCount[] => [
      { table: 'Occurrences', registered: 9, selected: occurrences },
      { table: 'Vendors', registered: 1, selected: 1 },
    ];
    const whole = programme(counts(2));
    expect(whole.populations.find(({ table }) => table === 'Occurrences')?.control).toEqual({
      ...{ registered: 9, selected: 2, leftOut: 0 },
    });
    expect(check(whole, 'totals')?.reasons.join(' ')).toContain('2 tables were counted again');
    expect(check(programme(counts(3)), 'totals')).toMatchObject({
      verdict: 'fail',
      reasons: ['Occurrences: 2 rows are printed, the database counts 3.'],
    });
    for (const { table } of whole.populations) expect(COUNT_PROGRAMME).toContain(`'${table}' AS "table"`);
  });

  it('names the services that are relevant to financial reporting instead of saying that there are none', () => {
    expect(check(programme(), 'reports')?.reasons.join(' ')).toContain('Relevant to financial reporting: SV-0002.');
  });

  it('prints force and lane beside every requirement, and totals that its rows add up to', () => {
    const tables = printed(programme()).filter((block): block is TableBlock => block.kind === 'table');
    for (const table of tables.filter(({ columns }) => columns[0]?.title === 'Requirement'))
      expect(table.columns.map(({ title }) => title)).toContain('Force and lane');
    const counts = tables.filter(({ caption }) => caption?.startsWith('Part '));
    expect(counts).toHaveLength(2);
    for (const { rows } of counts) {
      const numbers = rows.map(({ cells }) => cells.slice(1).map(Number));
      const sums = numbers[0]?.map((_, at) => numbers.slice(0, -1).reduce((sum, own) => sum + (own[at] ?? 0), 0));
      expect(numbers.at(-1)).toEqual(sums);
    }
    expect(JSON.stringify(printed(programme()))).toContain('1 not met with an approved exception');
  });
});

import { readShippedCatalogue } from '../catalogue/catalogue.file';
import type { AssuranceFacts, ReportFact, ServiceAssurance } from './assurance-fact.rules';
import { ASSURANCE_METRICS, OWN_METRICS } from './assurance-metrics.rules';
import { evaluateChecks } from './check.rules';
import { measure } from './check-metrics.rules';
import type { Measured } from './metric.rules';
import type { RegisterFacts } from './register.rules';

const { requirements } = readShippedCatalogue();
const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const OWN = {
  ...{ opinionEvaluated: false, uncoveredCarveOuts: 0 },
  controls: { unmapped: 0, withoutOwner: 0, failedWithoutEvaluation: 0 },
};
const REPORT: ReportFact = { id: 'r1', reportType: 2, modified: false, evaluated: true, own: OWN };
const SERVICE: ServiceAssurance = {
  ...{ serviceId: 's1', periodId: 'p1', year: YEAR, soc1: [REPORT], covers: [] },
  reports: [{ from: '2025-07-01', to: '2026-06-30' }],
};
const NONE: AssuranceFacts = { periodOf: { o1: 'p1' }, services: [], soc2: [], certificates: [] };

function verdicts(id: string, assurance: Partial<AssuranceFacts>, kinds: string[] = []) {
  const requirement = requirements.find((one) => one.id === id);
  if (!requirement) throw new Error(id);
  const facts = { today: '2026-11-22', assurance: { ...NONE, ...assurance } } as unknown as RegisterFacts;
  const about = { obligationId: 'o1', serviceId: 's1', tier: 'T1' as const, disruptionTypes: [] };
  const on: Measured = { ...about, facts, requirement };
  const checks = evaluateChecks(requirement, { tier: 'T1', kinds, notes: [], measure: (check) => measure(on, check) });
  return Object.fromEntries(checks.map((check) => [check.id, [check.value, check.verdict]]));
}

describe('what checks read from independent reports', () => {
  it('has no value without a report, and never a pass', () => {
    const services = [{ ...SERVICE, soc1: [], reports: [] }];
    for (const id of ['ASR-01', 'ASR-02', 'ASR-03', 'ASR-04'])
      for (const [value, verdict] of Object.values(verdicts(id, { services }, ['EV-SOC1', 'EV-SOC2', 'EV-CERT'])))
        expect([value, verdict]).toEqual([null, 'not_evaluated']);
  });

  it('says type, months, opinion and scope of the report on the service', () => {
    const left = { ...SERVICE, serviceId: 's2', soc1: [], reports: [] };
    expect(verdicts('ASR-01', { services: [SERVICE, left] }, ['EV-SOC1'])).toMatchObject({
      ...{ type2: [2, 'pass'], coverage_months: [6, 'pass'], opinion: [0, 'pass'], service_in_scope: [0, 'pass'] },
    });
    const modified = { ...REPORT, reportType: 1 as const, modified: true };
    const services = [{ ...SERVICE, soc1: [modified], reports: [] }];
    expect(verdicts('ASR-01', { services }, ['EV-SOC1'])).toMatchObject({
      ...{ type2: [1, 'fail'], coverage_months: [0, 'warn'], opinion: [1, 'fail'] },
    });
    const other = [left, { ...SERVICE, serviceId: 's3' }].map((one) =>
      one === left ? { ...left, serviceId: 's1' } : one,
    );
    expect(verdicts('ASR-01', { services: other }, ['EV-SOC1'])).toMatchObject({ service_in_scope: [1, 'fail'] });
  });

  it('counts a gap of 184 days as open under a letter alone, and as covered by a procedure', () => {
    const covered = (kind: 'letter' | 'procedure') => {
      const covers = [{ kind, from: '2026-07-01', to: '2026-12-31' }];
      return verdicts('ASR-02', { services: [{ ...SERVICE, covers }] });
    };
    expect(covered('letter')).toMatchObject({ gap_days_known: [true, 'pass'], gap_covered: [1, 'fail'] });
    expect(covered('procedure')).toMatchObject({ gap_days_known: [true, 'pass'], gap_covered: [0, 'pass'] });
  });

  it('reads the map of user-entity controls of the latest report, and nothing while nobody listed any', () => {
    const controls = { unmapped: 2, withoutOwner: 1, failedWithoutEvaluation: 1 };
    const of = (own: ReportFact['own']) =>
      verdicts('ASR-03', { services: [{ ...SERVICE, soc1: [{ ...REPORT, own }] }] });
    expect(of({ ...OWN, controls })).toEqual({
      ...{ all_mapped: [2, 'fail'], owners: [1, 'fail'], failed_followed: [1, 'fail'] },
    });
    expect(of(OWN)).toMatchObject({ all_mapped: [0, 'pass'], owners: [0, 'pass'], failed_followed: [0, 'pass'] });
    expect(of({ ...OWN, controls: null })).toMatchObject({ all_mapped: [null, 'not_evaluated'] });
  });

  it('says nothing of the registrant’s own evaluation to somebody who may not know it', () => {
    const hidden = [{ ...SERVICE, covers: null, soc1: [{ ...REPORT, modified: true, own: null }] }];
    const values = [
      ...Object.entries(verdicts('ASR-01', { services: hidden }, ['EV-SOC1'])),
      ...Object.entries(verdicts('ASR-02', { services: hidden })),
      ...Object.entries(verdicts('ASR-03', { services: hidden })),
    ];
    const known = values.filter(([, [value]]) => value !== null).map(([id]) => id);
    expect(known).toEqual(['type2', 'coverage_months', 'service_in_scope', 'gap_days_known']);
    expect(OWN_METRICS.filter((name) => ASSURANCE_METRICS[name] === undefined)).toEqual([]);
  });

  it('asks a SOC 2 report of the year for Availability, and a valid certificate for the service', () => {
    const soc2 = [{ serviceIds: ['s1'], availability: true, coversTo: '2026-03-31' }];
    const certificates = [{ serviceIds: ['s2'], coversTo: '2028-01-31' }];
    const kinds = ['EV-SOC2', 'EV-CERT'];
    expect(verdicts('ASR-04', { services: [SERVICE], soc2, certificates }, kinds)).toMatchObject({
      ...{ availability_in_scope: [true, 'pass'], certificate_scope: [false, 'warn'] },
    });
    const old = [{ serviceIds: ['s1'], availability: true, coversTo: '2025-12-30' }];
    const lapsed = [{ serviceIds: ['s1'], coversTo: '2026-11-21' }];
    expect(verdicts('ASR-04', { services: [SERVICE], soc2: old, certificates: lapsed }, kinds)).toMatchObject({
      ...{ availability_in_scope: [null, 'not_evaluated'], certificate_scope: [null, 'not_evaluated'] },
    });
  });
});

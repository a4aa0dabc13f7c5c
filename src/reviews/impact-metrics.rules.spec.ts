import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { measure } from './check-metrics.rules';
import type { ImpactFact } from './impact-fact.rules';
import type { RegisterFacts } from './register.rules';

const { requirements } = readShippedCatalogue();
const SERVICE = {
  ...{ id: 's1', ref: 'SV-0001', name: 'Voice', tier: 'T1', sites: 1, systems: ['Orders'] },
  ...{ rtoMinutes: 240, mtpdMinutes: 480, objectivesInForce: true, objectivesWaiting: false },
};
const AGREED: ImpactFact = {
  ...{ serviceId: 's1', isAssessed: true, mtpdMinutes: 480 },
  objectives: { rtoMinutes: 240, rpoMinutes: 60, backups: [{ intervalMinutes: 50, copyLagMinutes: 10 }] },
};
const NONE: ImpactFact = { serviceId: 's1', isAssessed: false, mtpdMinutes: null, objectives: null };

function valuesOf(id: string, fact: ImpactFact | null) {
  const requirement = requirements.find((one) => one.id === id);
  if (!requirement) throw new Error(`There is no ${id}.`);
  const facts: RegisterFacts = {
    ...{ today: '2026-06-01', vendor: { contractNoticeMinutes: null }, services: fact ? [SERVICE] : [], plans: [] },
    ...{ exercises: [], contacts: [], findings: [], files: [], impact: fact ? [fact] : [] },
    ...{ alternates: [], disruptions: { events: [], reliability: [] }, programme: { drills: [], restores: [] } },
    dependencies: { register: [], subOutsourcers: [] },
    assurance: { periodOf: {}, services: [], soc2: [], certificates: [] },
  };
  const on = { facts, requirement, obligationId: 'o1', serviceId: 's1', tier: 'T1' as const, disruptionTypes: [] };
  return Object.fromEntries(requirement.checks.map((check) => [check.id, measure(on, check)]));
}

describe('metrics of impact and objectives', () => {
  it('count services whose impact nobody agreed; one that is never unacceptable has been analysed', () => {
    expect(valuesOf('INV-02', AGREED)).toEqual({ all_services: 0, mtpd_derived: 0 });
    expect(valuesOf('INV-02', { ...AGREED, mtpdMinutes: null })).toEqual({ all_services: 0, mtpd_derived: 0 });
    expect(valuesOf('INV-02', NONE)).toEqual({ all_services: 1, mtpd_derived: 1 });
    expect(valuesOf('INV-02', { ...AGREED, isAssessed: false })).toEqual({ all_services: 1, mtpd_derived: 0 });
  });

  it('compare the recovery time with the assessment in force, and copies with the recovery point', () => {
    expect(valuesOf('INV-03', AGREED)).toMatchObject({ rto_within_mtpd: 0, backup_interval_meets_rpo: 0 });
    const broken = { ...AGREED, mtpdMinutes: 240 };
    expect(valuesOf('INV-03', broken)).toMatchObject({ rto_within_mtpd: 1 });
    const backups = [{ intervalMinutes: 60, copyLagMinutes: 1 }];
    const seldom = { ...AGREED, objectives: { rtoMinutes: 240, rpoMinutes: 60, backups } };
    expect(valuesOf('INV-03', seldom)).toMatchObject({ backup_interval_meets_rpo: 1 });
    expect(valuesOf('TEC-03', seldom)).toMatchObject({ interval_meets_rpo: 1 });
    expect(valuesOf('TEC-03', AGREED)).toMatchObject({ interval_meets_rpo: 0 });
  });

  it('have no value where nothing is known, which is never a pass', () => {
    expect(valuesOf('INV-02', null)).toEqual({ all_services: null, mtpd_derived: null });
    expect(valuesOf('INV-03', NONE)).toMatchObject({ rto_within_mtpd: null, backup_interval_meets_rpo: null });
    const silent = { ...AGREED, objectives: { rtoMinutes: 240, rpoMinutes: 60, backups: [] } };
    expect(valuesOf('INV-03', silent)).toMatchObject({ backup_interval_meets_rpo: null });
  });
});

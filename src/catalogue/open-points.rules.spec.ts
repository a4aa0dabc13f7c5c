import { readShippedCatalogue } from './catalogue.file';
import {
  CHECK_SOURCES,
  checksFor,
  evidenceSatisfied,
  FLAGS,
  forceFor,
  missingEvidence,
  outcomeOf,
  requirementApplies,
  SCOPES,
  TIERS,
  type Check,
  type Requirement,
} from './catalogue.rules';

// What the list of known weak points asked for, asserted from the data and not from what its change notes say.
const shipped = readShippedCatalogue();
const { requirements } = shipped;
const of = (id: string): Requirement => {
  const found = requirements.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const checkOf = (id: string, check: string): Check => {
  const found = of(id).checks.find((one) => one.id === check);
  if (!found) throw new Error(`no check ${check} of ${id}`);
  return found;
};
const idsWhere = (holds: (one: Requirement) => boolean): string[] => requirements.filter(holds).map(({ id }) => id);

describe('the open points of the catalogue', () => {
  it('each have a change note', () => {
    const noted = new Set(shipped.changeNotes.map(({ point }) => point));
    for (let point = 1; point <= 13; point += 1) expect([...noted]).toContain(String(point));
  });

  it('1: every requirement has a scope, and the registrant’s own arise once for a period', () => {
    for (const { scope } of requirements) expect(SCOPES).toContain(scope);
    expect(idsWhere(({ scope }) => scope === 'programme')).toEqual(['GOV-03', 'INV-04', 'REC-01', 'REC-02', 'REC-03']);
    for (const { scope, attestedBy } of requirements)
      expect(attestedBy === 'vendor_attestor' && scope === 'programme').toBe(false);
  });

  it('2: a test without performed steps passes in no tier', () => {
    const shares = TIERS.map((tier) => {
      const check = checksFor(of('TST-02'), { tier, acceptedKinds: [] }).find(({ id }) => id === 'steps_performed');
      if (!check) throw new Error('no share');
      expect(outcomeOf(check, 0)).toBe('fail');
      return Number(check.value);
    });
    expect(shares).toEqual([90, 75, 50]);
  });

  it('3: who must test has a plan to test, in every tier', () => {
    for (const tier of TIERS) {
      const asked = idsWhere((one) => requirementApplies(one, { tier, flags: ['hosts_systems'] }));
      expect(asked).toContain('TST-02');
      expect(asked.some((id) => ['PLN-01', 'PLN-02', 'PLN-06'].includes(id))).toBe(true);
    }
  });

  it('4: backups, restores and corrective actions are an auditor’s expectation only where ICFR-relevant', () => {
    for (const id of ['TEC-03', 'TST-04', 'IMP-01']) {
      expect(forceFor(of(id), { tier: 'T1', flags: ['icfr_relevant'] })).toBe('auditor_expectation');
      const others = FLAGS.filter((flag) => flag !== 'icfr_relevant');
      expect(forceFor(of(id), { tier: 'T1', flags: others })).toBe('programme_policy');
    }
  });

  it('5: a sector rule is a legal duty only by a recorded answer, and every sector item has checks of its own', () => {
    const sector = requirements.filter(({ family }) => family === 'SEC');
    expect(sector.map(({ id }) => id)).toHaveLength(4);
    for (const one of sector) {
      expect(forceFor(one, { tier: 'T1', flags: FLAGS })).not.toBe('legal_duty');
      expect(one.coverageQuestion?.asks).toMatch(/\?$/);
      expect(one.checks.filter(({ metric }) => metric !== 'sector.coverage_answered_with_basis')).not.toEqual([]);
      expect(one.checks.map(({ metric }) => metric)).toContain('sector.coverage_answered_with_basis');
    }
    for (const id of ['SEC-FIN-01', 'SEC-EMS-01'])
      expect(forceFor(of(id), { tier: 'T1', flags: [], coveredBy: [id] })).toBe('legal_duty');
  });

  it('6: reviews belong to the second line, and nobody reviews what their own role attests', () => {
    for (const { reviewedBy, attestedBy } of requirements) {
      expect(['compliance_officer', 'second_line_approver']).toContain(reviewedBy);
      expect(reviewedBy).not.toBe(attestedBy);
    }
  });

  it('7: the alternatives that a statement allows satisfy it', () => {
    expect(evidenceSatisfied(of('ASR-01'), ['EV-TOC', 'EV-REV'])).toBe(true);
    expect(
      evidenceSatisfied(of('ASR-02'), [...of('ASR-02').evidence.required.filter((k) => k !== 'EV-BRG'), 'EV-TOC']),
    ).toBe(true);
    expect(evidenceSatisfied(of('ASR-04'), ['EV-CERT'])).toBe(true);
    expect(missingEvidence(of('TEC-02'), ['EV-APPR', 'EV-COOP'])).not.toContain('EV-CAP');
    // A check that belongs to the report is not asked of who brought the alternative.
    for (const id of ['ASR-01', 'ASR-04', 'TEC-02'])
      expect(of(id).checks.some(({ appliesToEvidence }) => appliesToEvidence !== null)).toBe(true);
    const asked = checksFor(of('TEC-02'), { tier: 'T1', acceptedKinds: ['EV-APPR', 'EV-COOP'] }).map(({ id }) => id);
    expect(asked).toEqual(['shortfall_accepted']);
  });

  it('8: no check of an age is shorter than the cadence that feeds it', () => {
    const longest = { monthly: 31, quarterly: 92, semiannual: 184, annual: 366, biennial: 731, triennial: 1096 };
    const known = (often: string): number | null => (often in longest ? longest[often as keyof typeof longest] : null);
    for (const requirement of requirements)
      for (const tier of TIERS.filter((one) => requirement.appliesTo.tiers.includes(one)))
        for (const check of checksFor(requirement, { tier, acceptedKinds: Object.keys(shipped.evidenceKinds) })) {
          const often = known(requirement.cadence.byTier[tier] ?? requirement.cadence.frequency);
          if (!check.metric.endsWith('_age_days') || often === null) continue;
          expect([requirement.id, check.id, Number(check.value) >= often]).toEqual([requirement.id, check.id, true]);
        }
    const { metric } = checkOf('REC-01', 'in_period');
    expect(metric).toBe('evidence.outside_period_used_without_reason');
  });

  it('9: what reports one miss carries one fact, so that one finding refers to all of it', () => {
    const told = requirements.flatMap(({ id, checks }) =>
      checks.flatMap(({ fact }) => (fact === null ? [] : [`${fact} ${id}`])),
    );
    expect(told).toEqual([
      'copies_too_far_apart_for_rpo INV-03',
      'copies_too_far_apart_for_rpo TEC-03',
      'achieved_rpo_over_objective TST-04',
      'achieved_rpo_over_objective TST-05',
    ]);
    // Whatever measures against the recovery point objective has such a fact.
    for (const { checks } of requirements)
      for (const { metric, fact } of checks) if (/rpo/.test(metric)) expect([metric, fact]).not.toEqual([metric, null]);
  });

  it('10 and 11: each metric comes from one source, and without a value it never passes', () => {
    const sources = new Map<string, Set<string>>();
    for (const { checks } of requirements)
      for (const check of checks) {
        expect(CHECK_SOURCES).toContain(check.source);
        expect(check.words.length).toBeGreaterThan(10);
        sources.set(check.metric, (sources.get(check.metric) ?? new Set()).add(check.source));
      }
    expect([...sources].filter(([, from]) => from.size > 1)).toEqual([]);
    for (const requirement of requirements)
      for (const tier of TIERS)
        for (const check of checksFor(requirement, { tier, acceptedKinds: Object.keys(shipped.evidenceKinds) }))
          for (const unknown of [null, undefined, Number.NaN]) expect(outcomeOf(check, unknown)).toBe('not_evaluated');
  });

  it('12: what a register holds is derived from it and not asked as an answer', () => {
    const registers = [
      'inventory',
      'bia',
      'objectives',
      'exercise',
      'findings',
      'coverage',
      'plan',
      'attestation',
      'review',
    ];
    const asked = requirements.flatMap(({ checks }) =>
      checks.filter(({ source }) => source === 'answer').map(({ metric }) => metric),
    );
    expect(asked.filter((metric) => registers.includes(metric.split('.')[0] ?? ''))).toEqual([]);
  });

  it('13: what arises per event names its events and the statement that none occurred', () => {
    const perEvent = requirements.filter(({ cadence }) => cadence.frequency === 'per_event');
    expect(perEvent.map(({ id }) => id)).toEqual(['TST-05', 'TST-06', 'IMP-02', 'ASR-05']);
    for (const { cadence } of perEvent) {
      expect(cadence.events.length).toBeGreaterThan(0);
      for (const event of cadence.events) expect(Object.keys(shipped.vocabularies.event)).toContain(event);
      expect(cadence.noneOccurred).toMatch(/^(No|The service did not) .*\.$/);
    }
  });
});

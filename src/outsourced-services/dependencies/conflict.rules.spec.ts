import fc from 'fast-check';
import { alertsOfAssumption, contradictionOf, standingOfAssumption, type AssumptionFacts } from './assumption.rules';
import { conflictsOf, isSlower, type DependencyFacts } from './conflict.rules';
import { CLAIMS } from './dependency-words.rules';
import { gapsOfFourthParty, isAssessed, tellTaleOf, type FourthPartyFacts } from './fourth-party.rules';

const TODAY = '2026-11-21';
const BACKUPS: DependencyFacts = {
  ...{ kind: 'fourth_party', what: 'Copperline Vaulting', role: 'primary', ownerSide: 'them', uses: 1, terms: 1 },
  ...{ termsOn: '2026-11-01', us: null, them: null, objection: null, objectionNote: '', objectedRtoMinutes: null },
  ...{ activationMinutes: null, theirRtoMinutes: 240, ownerName: 'Copperline restore desk', otherOwners: [] },
  ...{ serviceRtoMinutes: 480, serviceRef: 'SV-0003' },
};
const codes = (facts: DependencyFacts) => conflictsOf(facts, TODAY).map(({ code }) => code);

describe('conflicts of a dependency', () => {
  it('are none while it is new, owned and fast enough', () => {
    expect(codes(BACKUPS)).toEqual([]);
  });

  it('say when it comes back later than the service must', () => {
    const [alert] = conflictsOf({ ...BACKUPS, theirRtoMinutes: 600 }, TODAY);
    expect(alert).toMatchObject({ code: 'slower_than_service', severity: 'critical' });
    expect(alert?.text).toBe('Copperline Vaulting is back after 10:00 h; SV-0003 must be back after 8:00 h.');
    expect(codes({ ...BACKUPS, role: 'standby', activationMinutes: 500 })).toEqual(['standby_too_slow']);
  });

  it('know no speed where a number is missing, and take the number of the party itself', () => {
    expect(isSlower({ ...BACKUPS, theirRtoMinutes: null })).toBeNull();
    expect(isSlower({ ...BACKUPS, serviceRtoMinutes: null })).toBeNull();
    const stated = { ...BACKUPS, objection: { kind: 'times_differ' as const, terms: 1 }, objectedRtoMinutes: 1440 };
    expect(isSlower(stated)).toBe(true);
    expect(codes({ ...stated, objectionNote: 'We restore in a day.' })).toEqual(['slower_than_service', 'objected']);
  });

  it('say when nobody owns it, two are named, or each says the other', () => {
    expect(codes({ ...BACKUPS, ownerName: '', ownerSide: null })).toEqual(['no_owner']);
    expect(codes({ ...BACKUPS, otherOwners: ['Larkmoor IT', 'copperline restore desk '] })).toEqual(['owners_differ']);
    expect(codes({ ...BACKUPS, objection: { kind: 'not_ours', terms: 1 } })).toEqual(['each_denies']);
  });

  it('say when it has waited too long or what was confirmed has changed', () => {
    expect(codes({ ...BACKUPS, termsOn: '2026-10-01' })).toEqual(['unconfirmed']);
    expect(codes({ ...BACKUPS, terms: 2, us: { on: '2026-11-02', terms: 1 } })).toEqual(['stale']);
  });

  it('name a slower dependency exactly when its minutes are more than the service has', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (theirs, ours) => {
        const facts = { ...BACKUPS, theirRtoMinutes: theirs, serviceRtoMinutes: ours };
        expect(codes(facts).includes('slower_than_service')).toBe(theirs > ours);
      }),
    );
  });
});

const ASSUMED: AssumptionFacts = {
  ...{
    text: 'Copperline restores within four hours',
    about: 'Copperline',
    claim: 'recovers_within',
    claimMinutes: 240,
  },
  ...{ claimPct: null, state: 'holds', checkedOn: '2026-09-01', addedOn: '2026-01-05', agreedOn: '2026-01-10' },
  ...{ checkEveryDays: 365 },
  record: {
    ...{ what: 'Copperline', rtoMinutes: 240, standbyCapacityPct: null, ownerSide: 'them', ownerName: 'Their desk' },
    ...{ objectsToOwning: false, planOnFile: true, lastTestedOn: '2026-05-01' },
  },
};
const against = (record: Partial<NonNullable<AssumptionFacts['record']>>, more: Partial<AssumptionFacts> = {}) =>
  contradictionOf({ ...ASSUMED, ...more, record: { ...ASSUMED.record!, ...record } });

describe('assumptions', () => {
  it('hold until the next check is due', () => {
    expect(standingOfAssumption(ASSUMED, TODAY)).toBe('holds');
    expect(standingOfAssumption({ ...ASSUMED, checkedOn: '2025-11-20' }, TODAY)).toBe('due');
    const fresh = { ...ASSUMED, state: 'unchecked' as const, checkedOn: null };
    expect(standingOfAssumption({ ...fresh, addedOn: '2026-11-01' }, TODAY)).toBe('unchecked');
    expect(standingOfAssumption(fresh, TODAY)).toBe('due');
  });

  it('are contradicted by what the register says', () => {
    expect(against({ rtoMinutes: 300 })).toBe('Copperline is back after 5:00 h, not within 4:00 h.');
    expect(against({ standbyCapacityPct: 60 }, { claim: 'carries_share', claimMinutes: null, claimPct: 80 })).toContain(
      '60 %',
    );
    expect(against({ ownerSide: 'us' }, { claim: 'owns_recovery', claimMinutes: null })).toContain('your own side');
    expect(against({ objectsToOwning: true }, { claim: 'owns_recovery', claimMinutes: null })).toContain(
      'does not recover',
    );
    expect(against({ planOnFile: false }, { claim: 'has_plan', claimMinutes: null })).toContain('No recovery plan');
    expect(against({ lastTestedOn: null }, { claim: 'is_tested', claimMinutes: null })).toContain('No test');
    const contradicted = { ...ASSUMED, record: { ...ASSUMED.record!, rtoMinutes: 300 } };
    expect(alertsOfAssumption(contradicted, TODAY).map(({ code }) => code)).toEqual(['assumption_contradicted']);
  });

  it('raise an alert when they fail or were never agreed, and none once withdrawn', () => {
    const codesOf = (more: Partial<AssumptionFacts>) =>
      alertsOfAssumption({ ...ASSUMED, ...more }, TODAY).map(({ code }) => code);
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ state: 'does_not_hold' })).toEqual(['assumption_fails']);
    expect(codesOf({ agreedOn: null })).toEqual(['assumption_not_agreed']);
    expect(codesOf({ state: 'withdrawn', agreedOn: null })).toEqual([]);
  });

  it('are never contradicted by a record that says nothing', () => {
    const silent = {
      rtoMinutes: null,
      standbyCapacityPct: null,
      ownerSide: null,
      planOnFile: null,
      lastTestedOn: null,
    };
    fc.assert(
      fc.property(fc.constantFrom(...CLAIMS), fc.nat(), (claim, n) => {
        expect(against(silent, { claim, claimMinutes: n, claimPct: n })).toBeNull();
      }),
    );
  });
});

const COPPERLINE: FourthPartyFacts = {
  ...{ name: 'Copperline', critical: true, icfrRelevant: true, planOnFile: true, lastTestedOn: '2026-05-01' },
  ...{ assurance: 'soc1', assuranceUntil: '2026-12-31', assessedOn: '2026-06-01' },
};
const gaps = (more: Partial<FourthPartyFacts>) =>
  gapsOfFourthParty({ ...COPPERLINE, ...more }, TODAY).map(({ code, severity }) => `${severity} ${code}`);

describe('sub-outsourcers', () => {
  it('have no gap with a plan on file, a recent test and assurance that is current', () => {
    expect(gaps({})).toEqual([]);
    expect(isAssessed(COPPERLINE, TODAY)).toBe(true);
    expect(isAssessed({ ...COPPERLINE, assessedOn: '2025-06-01' }, TODAY)).toBe(false);
  });

  it('that are critical and have no plan are a critical gap', () => {
    expect(gaps({ planOnFile: false })).toEqual(['critical sub_outsourcer_without_plan']);
    expect(gaps({ planOnFile: false, critical: false })).toEqual([]);
    expect(gaps({ lastTestedOn: null })).toEqual(['high sub_outsourcer_untested']);
    expect(gaps({ assuranceUntil: '2026-06-30' })).toEqual(['high sub_outsourcer_unassured']);
  });
});

describe('the tell-tale', () => {
  it('is data that feeds pay, books or reports on a service not held to matter to reporting', () => {
    const timeCards = { name: 'Time cards', feeds: ['time', 'payroll'] as const };
    expect(tellTaleOf(timeCards, { ref: 'SV-0001', icfrRelevant: false })).toMatchObject([{ code: 'data_tell_tale' }]);
    expect(tellTaleOf(timeCards, { ref: 'SV-0001', icfrRelevant: true })).toEqual([]);
    expect(tellTaleOf({ name: 'Scripts', feeds: ['operations'] }, { ref: 'SV-0001', icfrRelevant: false })).toEqual([]);
  });
});

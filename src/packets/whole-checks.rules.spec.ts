import fc from 'fast-check';
import { sampleSnapshot, sampleVault } from '../../test/support/sample-packet';
import { excludedOf } from './excluded.rules';
import { manifestOf } from './manifest.rules';
import { masked, maskedThroughout, showsNumber } from './masking.rules';
import type { Snapshot } from './snapshot.model';
import { tally } from './tally.rules';

function check(id: string, change: (snapshot: Snapshot) => unknown = () => undefined) {
  const snapshot = sampleSnapshot();
  change(snapshot);
  const manifest = manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 1_000_000 });
  const found = manifest.checks.find((one) => one.id === id);
  if (!found) throw new Error(`There is no check ${id}.`);
  return { ...found, said: found.reasons.join(' '), manifest };
}

const exception = (over: object) => ({
  ...{
    id: 'x',
    ref: 'XC-0001',
    obligationId: '',
    findingRef: null,
    renewsRef: null,
    reason: 'r',
    risk: 'r',
    tier: 'T1',
  },
  ...{ until: '2027-03-31', state: 'approved', assessment: '', residualRisk: null, requestedBy: 'A', requestedAt: '' },
  ...{ assessedBy: null, effectiveFrom: null, endReason: '', measures: [], decisions: [], ...over },
});

const year = (snapshot: Snapshot, over: object) => ({
  reports: [],
  years: [
    {
      ...{ vendorId: '', vendorName: '', kind: 'soc1', services: [{ id: snapshot.services[0]!.id }], covers: [] },
      ...{ reports: [{ id: 'r1', ref: 'AR-0001' }], reportEnd: '2026-09-30', gapDays: 92, monthsCovered: 9, gaps: [] },
      ...over,
    },
  ],
});
const open = { from: '2026-10-01', to: '2026-12-31', state: 'needed', days: 92, uncovered: [] };

describe('check 9, exceptions', () => {
  const excepted = (snapshot: Snapshot, until: string) => {
    const [first] = snapshot.obligations;
    Object.assign(first!, { conclusion: 'excepted', conclusionReason: 'Approved.', exceptedUntil: until });
    Object.assign(snapshot, { exceptions: [exception({ obligationId: first!.id, until })] });
  };

  it('holds while the exception does, and names one that ran out', () => {
    expect(check('exceptions', (s) => excepted(s, '2026-11-21')).verdict).toBe('pass');
    const overdue = check('exceptions', (s) => excepted(s, '2026-11-20'));
    expect([overdue.verdict, overdue.said]).toEqual([
      'fail',
      'XC-0001 ran out on 2026-11-20 and still stands as approved.',
    ]);
  });

  it('names a result that rests on no exception', () => {
    const bare = check('exceptions', (s) => {
      excepted(s, '2027-03-31');
      Object.assign(s, { exceptions: [exception({ state: 'rejected', obligationId: s.obligations[0]!.id })] });
    });
    expect([bare.verdict, bare.said]).toEqual([
      'fail',
      expect.stringContaining('GOV-02 (vendor) is printed as excepted'),
    ]);
  });
});

describe('check 10, reports for what is relevant to financial reporting', () => {
  it('states a hole, and fails where the requirement of a report is printed as met beside it', () => {
    const stated = check('reports', (s) => Object.assign(s, { assurance: year(s, { gaps: [open] }) }));
    expect([stated.verdict, stated.said]).toEqual([
      'pass',
      'Stated in section 13: SV-0001: nothing covers 2026-10-01 to 2026-12-31.',
    ]);
    const denied = check('reports', (s) => {
      Object.assign(s, { assurance: year(s, { gaps: [open] }) });
      const [obligation] = s.obligations.filter((one) => one.conclusion === 'met');
      obligation!.requiredEvidence = ['EV-SOC1'];
    });
    expect([denied.verdict, denied.said]).toEqual(['fail', expect.stringContaining('is printed as met')]);
  });

  it('has nothing to state once the year is covered', () => {
    const covered = { ...open, state: 'letter_received' };
    expect(check('reports', (s) => Object.assign(s, { assurance: year(s, { gaps: [covered] }) })).said).toBe('');
  });
});

describe('check 11, totals and trail', () => {
  it('fails where the database counts otherwise than the rows that are printed', () => {
    const counted = (selected: number) =>
      check('totals', (s) => Object.assign(s, { controlCounts: [{ table: 'Findings', registered: 4, selected }] }));
    expect(counted(1).verdict).toBe('pass');
    expect(counted(2)).toMatchObject({
      verdict: 'fail',
      said: 'Findings: 1 rows are printed, the database counts 2.',
    });
  });

  it('fails for an event that was altered, a tree head by another key, and a requirement of another catalogue', () => {
    const altered = { events: 2, waiting: 0, firstLeaf: 1, lastLeaf: 2, altered: ['e-1'] };
    expect(check('totals', (s) => Object.assign(s.log, { extract: altered })).said).toContain('Event e-1 no longer');
    expect(check('totals', (s) => (s.log.checkpoint!.verifierKeys = [])).said).toContain('not signed by a key');
    expect(check('totals', (s) => (s.obligations[0]!.catalogueVersion = '0.9.0')).said).toContain('asked by vcc 0.9.0');
  });
});

describe('checks 12 and 13, restrictions and words', () => {
  it('cite a restricted report, and attach it once somebody consented', () => {
    const restricted = (consent: string | null) =>
      check('restrictions', (s) => (s.evidence[1]!.restriction = { reportRef: 'AR-0001', consent }));
    expect(restricted(null)).toMatchObject({ verdict: 'pass', said: expect.stringContaining('Cited, not attached') });
    expect(restricted(null).manifest.exhibits[1]).toMatchObject({ attachedAs: null });
    expect(restricted('Vendor agreed on 2026-10-02').manifest.exhibits[1]?.attachedAs).toContain('E-002');
  });

  it('name the place of a banned claim in the registrant’s own words, and let the vendor’s be', () => {
    const ours = check('claims', (s) => (s.findings[0]!.description = 'The vendor is SOX compliant.'));
    expect([ours.verdict, ours.said]).toEqual(['fail', expect.stringContaining('FD-0001: "SOX compliant"')]);
    expect(check('claims', (s) => (s.plans[0]!.versions[0]!.changeSummary = 'Guaranteed.')).verdict).toBe('pass');
  });
});

describe('masking', () => {
  it.each([
    ['Called +1 319-555-0142 at once', 'Called [number ending 42] at once'],
    ['(319) 555-0142; 319.555.0143', '[number ending 42]; [number ending 43]'],
    ['2026-05-16 09:12:00Z, EV-0001, 195 min', '2026-05-16 09:12:00Z, EV-0001, 195 min'],
  ])('prints %s as %s', (text, printed) => expect(masked(text)).toBe(printed));

  it('leaves nothing of a number, wherever it stands, and is done after once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }), fc.string(), (number, around) => {
        const digits = String(number);
        const text = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)} ${around}`;
        const [done] = maskedThroughout([{ note: text }]);
        expect(done.note.startsWith('[number ending')).toBe(true);
        expect(showsNumber(`x ${done.note.slice(0, 19)}`)).toBe(false);
      }),
    );
  });
});

describe('control totals', () => {
  it('add up to the rows, in an order of their own', () => {
    expect(tally(['not_met', 'met', 'met'])).toEqual(['met 2', 'not met 1']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('met', 'not_met', 'excepted')), (codes) => {
        const sum = tally(codes).reduce((total, one) => total + Number(one.split(' ').at(-1)), 0);
        expect(sum).toBe(codes.length);
      }),
    );
  });
});

describe('requirements that were not asked', () => {
  const requirement = (over: object) => ({
    ...{ id: 'A-01', title: 'A', scope: 'service', tailoredOut: null, cadence: { events: [] } },
    ...{ appliesTo: { match: 'tiers', tiers: ['T1'], flagsAny: [] }, ...over },
  });
  const service = { id: 's', tier: 'T2', flags: [], state: 'active' };
  const reason = (over: object, asked: { code: string; serviceId: string | null }[] = []) =>
    excludedOf({ requirements: [requirement(over)] as never }, [service], asked).map((one) => one.reason);

  it('name the rule that left them out', () => {
    expect(reason({})).toEqual(['Asked of T1; this is T2.']);
    expect(reason({ appliesTo: { match: 'any_flag', tiers: [], flagsAny: ['phi'] } })).toEqual([
      'Asked of what is marked "PHI"; this is not.',
    ]);
    expect(reason({ scope: 'programme' })).toEqual(["The registrant's own programme answers it, not a vendor."]);
    expect(reason({ tailoredOut: 'Not ours.' })).toEqual(['Switched off by the registrant: Not ours.']);
    const event = { appliesTo: { match: 'tiers', tiers: ['T2'], flagsAny: [] }, cadence: { events: ['plan_changed'] } };
    expect(reason(event)).toEqual(['Arises from an event (plan changed), and none was recorded in this period.']);
  });

  it('are not those that were asked', () => {
    expect(reason({}, [{ code: 'A-01', serviceId: 's' }])).toEqual([]);
  });
});

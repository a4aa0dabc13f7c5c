import { sampleSnapshot, sampleVault } from '../../../test/support/sample-packet';
import type { Manifest } from '../manifest.model';
import { manifestOf, manifestText } from '../manifest.rules';
import type { Snapshot } from '../snapshot.model';
import { comparePackets } from './comparison.rules';

function packet(change: (facts: Snapshot) => unknown = () => undefined): Manifest {
  const snapshot = sampleSnapshot();
  change(snapshot);
  return manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 1_000_000 });
}
const compared = (manifest: Manifest) => ({ manifest, manifestSha256: manifestText(manifest).sha256 });
const found = (before: Manifest, after: Manifest) => comparePackets(compared(before), compared(after));
const told = (before: Manifest, after: Manifest) =>
  found(before, after)
    .registers.filter(({ records }) => records.length > 0)
    .flatMap(({ register, records }) => records.map(({ ref, change }) => `${register}: ${change} ${ref}`));

const recordsOf = (before: Manifest, after: Manifest, name: string) =>
  found(before, after).registers.find(({ register }) => register === name)?.records ?? [];

/** The same year once more, as the next one sees it: every record new, with days a year later, and nothing else. */
function nextYear(facts: Snapshot): void {
  const later = JSON.stringify({ ...facts, packet: facts.packet, services: [] })
    .replaceAll('2026-', '2027-')
    .replaceAll('FY2026', 'FY2027')
    .replace(/"(EX|AT|SB)-0/g, '"$1-1');
  const { services } = facts;
  Object.assign(facts, JSON.parse(later), { services });
  facts.period.id = '01900000-0000-7000-8000-0000000000ff';
  for (const one of facts.exercises) one.id = one.id.replace('01900000', '01900001');
  for (const one of facts.attestations) one.id = one.id.replace('01900000', '01900001');
}

describe('two packets of one year', () => {
  it('say the same when nothing happened between them', () => {
    expect(found(packet(), packet())).toMatchObject({ same: true, acrossPeriods: false });
  });

  it('name what only one of them holds with what it says, and what changed with before and after', () => {
    const after = packet((facts) => {
      facts.exercises[0]!.outcome = 'unsatisfactory';
      facts.findings.splice(0, 1);
    });
    const [exercise] = recordsOf(packet(), after, 'Exercises');
    expect(exercise).toMatchObject({ change: 'changed', fields: [{ field: 'Outcome', after: 'unsatisfactory' }] });
    const [finding] = recordsOf(packet(), after, 'Findings');
    const severity = finding?.fields.find(({ field }) => field === 'Severity');
    expect([finding?.change, severity?.after, typeof severity?.before]).toEqual(['removed', null, 'string']);
  });
});

describe('packets of two years', () => {
  it('do not differ in what every year has its own of', () => {
    const across = found(packet(), packet(nextYear));
    expect(across.acrossPeriods).toBe(true);
    const silent = ['Results', 'Services', 'Plan versions', 'Exercises', 'Attestations and confirmations'];
    for (const { register, records } of across.registers.filter((one) => silent.includes(one.register)))
      expect([register, records]).toEqual([register, []]);
  });

  it('tell a result, a recovery time and a plan that differ, each under the reference of both years', () => {
    const after = packet((facts) => {
      nextYear(facts);
      const [first] = facts.exercises;
      Object.assign(first!, { achievedRtoMinutes: (first!.achievedRtoMinutes ?? 0) + 7 });
    });
    const [exercise] = recordsOf(packet(), after, 'Exercises');
    expect(exercise).toMatchObject({ change: 'changed', ref: expect.stringMatching(/^EX-1/) });
    expect(exercise?.fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['Reference', 'Planned', 'RTO achieved']),
    );
    expect(told(packet(), after)).toHaveLength(told(packet(), packet(nextYear)).length + 1);
  });

  it('say which occurrence was asked in one of the two only', () => {
    const after = packet((facts) => {
      nextYear(facts);
      facts.obligations[0]!.occurrence = 2;
    });
    expect(
      recordsOf(packet(), after, 'Results')
        .map(({ change }) => change)
        .sort(),
    ).toEqual(['added', 'removed']);
  });
});

describe('two programme packets', () => {
  const line = (over: object = {}) => ({
    ...{
      code: 'TST-02',
      vendorRef: 'VN-0001',
      serviceRef: 'SV-0001',
      occurrence: 1,
      lane: 'icfr',
      dueOn: '2026-12-31',
    },
    ...{ result: 'met', words: 'Met', reason: 'r', concludedBy: 'Ines Okafor', concludedAt: null, ...over },
  });
  const none = {
    ...{ plans: [], exercises: [], findings: [], exceptions: [], attestations: [], reviews: [], reports: [] },
    ...{ disruptions: [], vendors: [], services: [] },
  };
  const programme = (over: object = {}) =>
    packet((facts) => Object.assign(facts, { programme: { ...none, occurrences: [line(over)] } }));

  it('are compared by their lines', () => {
    expect(found(programme(), programme()).same).toBe(true);
    expect(found(programme(), programme({ words: 'Not met', result: 'not_met' })).registers[0]).toMatchObject({
      register: 'Occurrences',
      records: [
        {
          ...{ ref: 'TST-02 (VN-0001, SV-0001)', change: 'changed' },
          fields: [{ field: 'Result', before: 'Met', after: 'Not met' }],
        },
      ],
    });
  });
});

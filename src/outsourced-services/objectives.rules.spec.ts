import fc from 'fast-check';
import { durationInWords, refusalsToAcceptObjectives, type ObjectiveFacts } from './objectives.rules';

const sound: ObjectiveFacts = {
  rtoMinutes: 240,
  rpoMinutes: 15,
  mtpdMinutes: 480,
  wrtMinutes: 60,
  mbcoPct: 60,
  dependencies: [{ name: 'Telephony', rtoMinutes: 240 }],
  backups: [{ dataSet: 'payments', intervalMinutes: 10, copyLagMinutes: 5 }],
  replications: [{ dataSet: 'payments', alarmLagMinutes: 15 }],
};

const found = (change: Partial<ObjectiveFacts>): string[] =>
  refusalsToAcceptObjectives({ ...sound, ...change }).map(({ refusal, pointer }) => `${refusal} ${pointer}`);

const minutes = fc.nat(10_000);
const someFacts: fc.Arbitrary<ObjectiveFacts> = fc.record({
  rtoMinutes: minutes,
  rpoMinutes: minutes,
  mtpdMinutes: fc.option(minutes),
  wrtMinutes: fc.option(minutes),
  mbcoPct: fc.option(fc.nat(100)),
  dependencies: fc.array(fc.record({ name: fc.constant('Supplier'), rtoMinutes: fc.option(minutes) })),
  backups: fc.array(fc.record({ dataSet: fc.constant('ledger'), intervalMinutes: minutes, copyLagMinutes: minutes })),
  replications: fc.array(fc.record({ dataSet: fc.constant('ledger'), alarmLagMinutes: minutes })),
});

describe('objectives', () => {
  it('hold together at their exact limits', () => {
    expect(refusalsToAcceptObjectives(sound)).toEqual([]);
    expect(found({ wrtMinutes: 240 })).toEqual([]);
    expect(found({ mtpdMinutes: null, wrtMinutes: null, mbcoPct: null })).toEqual([]);
  });

  it.each<[Partial<ObjectiveFacts>, string]>([
    [{ rtoMinutes: 480 }, 'rto_not_below_mtpd /rtoMinutes'],
    [{ wrtMinutes: 241 }, 'rto_plus_wrt_over_mtpd /wrtMinutes'],
    [
      {
        dependencies: [
          { name: 'Power', rtoMinutes: 1 },
          { name: 'Vault', rtoMinutes: 241 },
        ],
      },
      'dependency_slower_than_service /dependencies/1/rtoMinutes',
    ],
    [
      { backups: [{ dataSet: 'ledger', intervalMinutes: 15, copyLagMinutes: 1 }] },
      'backup_too_seldom_for_rpo /backups/0/intervalMinutes',
    ],
    [
      { replications: [{ dataSet: 'ledger', alarmLagMinutes: 16 }] },
      'replication_alarm_over_rpo /replications/0/alarmLagMinutes',
    ],
    [{ rtoMinutes: null }, 'rto_missing /rtoMinutes'],
    [{ rpoMinutes: null }, 'rpo_missing /rpoMinutes'],
    [{ rtoMinutes: -1 }, 'not_whole_minutes /rtoMinutes'],
    [{ rpoMinutes: 0.5 }, 'not_whole_minutes /rpoMinutes'],
    [
      { backups: [{ dataSet: 'ledger', intervalMinutes: Number.NaN, copyLagMinutes: 1 }] },
      'not_whole_minutes /backups/0/intervalMinutes',
    ],
    [{ mbcoPct: 101 }, 'not_a_percentage /mbcoPct'],
  ])('%j is refused as %s', (change, expected) => {
    expect(found(change)).toEqual([expected]);
  });

  it('take zero for a value: nothing may be lost, and copies that lag lose something', () => {
    expect(found({ rpoMinutes: 0, replications: [] })).toEqual([
      'backup_too_seldom_for_rpo /backups/0/intervalMinutes',
    ]);
    expect(found({ rtoMinutes: 0, dependencies: [] })).toEqual([]);
    expect(found({ mtpdMinutes: 0, dependencies: [] })).toEqual(['rto_not_below_mtpd /rtoMinutes']);
  });

  it('say in words what is wrong', () => {
    const [problem] = refusalsToAcceptObjectives({ ...sound, rtoMinutes: 500, dependencies: [] });
    expect(problem?.detail).toBe(
      'The recovery time objective, 8:20 h (500 min), must be shorter than the longest tolerable outage, 8:00 h (480 min).',
    );
    expect(durationInWords(0)).toBe('0:00 h (0 min)');
  });

  it('are accepted exactly when every inequality holds', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const [rto, rpo, wrt] = [Number(facts.rtoMinutes), Number(facts.rpoMinutes), Number(facts.wrtMinutes)];
        const mtpd = facts.mtpdMinutes ?? Infinity;
        const holds = [
          rto < mtpd,
          rto + wrt <= mtpd,
          ...facts.dependencies.map((one) => Number(one.rtoMinutes) <= rto),
          ...facts.backups.map((one) => one.intervalMinutes + one.copyLagMinutes <= rpo),
          ...facts.replications.map((one) => one.alarmLagMinutes <= rpo),
        ].every(Boolean);
        expect(refusalsToAcceptObjectives(facts).length === 0).toBe(holds);
      }),
    );
  });

  it('find no new fault when a copy is taken more often', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const oftener = facts.backups.map((one) => ({ ...one, intervalMinutes: Math.floor(one.intervalMinutes / 2) }));
        const [before, after] = [facts, { ...facts, backups: oftener }].map(
          (one) => refusalsToAcceptObjectives(one).length,
        );
        expect(after).toBeLessThanOrEqual(before ?? 0);
      }),
    );
  });
});

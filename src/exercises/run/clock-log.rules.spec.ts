import fc from 'fast-check';
import { inZone } from '../../foundation/local-time.rules';
import { CLOCK_BASES, CLOCK_ORDER, type ClockTimes } from '../achieved-times.rules';
import { achievedByLog, momentsThatCount, type LoggedMoment } from './clock-log.rules';
import { readTime } from './time-cells.rules';

const NOTHING = Object.fromEntries(CLOCK_ORDER.map((moment) => [moment, null])) as unknown as ClockTimes;
const ZONES = ['America/Chicago', 'America/Phoenix', 'Asia/Kolkata', 'Europe/Berlin', 'UTC'];

const line = fc.record({
  moment: fc.constantFrom(...CLOCK_ORDER),
  second: fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 11, 31) / 1000 }),
  zone: fc.constantFrom(...ZONES),
});
const lines = fc.array(line, { maxLength: 20 });
type Line = { moment: (typeof CLOCK_ORDER)[number]; second: number; zone: string };

/** The line as a log of that zone would have it, with its offset, and read back by the rule that reads a file. */
const logged = ({ moment, second, zone }: Line, row: number): LoggedMoment => {
  const as = inZone(new Date(second * 1000).toISOString(), zone);
  const read = readTime(as, null);
  return { moment, at: 'at' in read ? read.at : 'unread', as, row };
};
const minutesOf = (log: LoggedMoment[], basis: (typeof CLOCK_BASES)[number]) =>
  Object.values(achievedByLog(NOTHING, log, basis)).map((a) => a?.minutes ?? null);

describe('achieved times from logs with clock zones', () => {
  it('do not change when every log is written in another zone', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(...ZONES), fc.constantFrom(...CLOCK_BASES), (given, zone, basis) => {
        const mixed = given.map(logged);
        const elsewhere = given.map((one, row) => logged({ ...one, zone }, row));
        expect(minutesOf(elsewhere, basis)).toEqual(minutesOf(mixed, basis));
      }),
    );
  });

  it('do not change with the order of the lines', () => {
    fc.assert(
      fc.property(
        lines.chain((given) => {
          const log = given.map(logged);
          return fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }));
        }),
        fc.constantFrom(...CLOCK_BASES),
        ([log, shuffled], basis) => {
          expect(achievedByLog(NOTHING, shuffled, basis)).toEqual(achievedByLog(NOTHING, log, basis));
        },
      ),
    );
  });

  it('never get better by a further line of the log', () => {
    fc.assert(
      fc.property(lines, line, fc.constantFrom(...CLOCK_BASES), (given, more, basis) => {
        const log = given.map(logged);
        const before = minutesOf(log, basis);
        const after = minutesOf([...log, logged(more, log.length)], basis);
        // The data's time runs from the earliest recovered transaction to the earliest disruption: only the first adds to it.
        const kinds = more.moment === 'occurredAt' ? [0, 1] : [0, 1, 2];
        for (const kind of kinds)
          if (before[kind] !== null) expect(after[kind]).toBeGreaterThanOrEqual(before[kind] ?? 0);
      }),
    );
  });

  it('say which lines they were taken from, as the logs have them', () => {
    const log: LoggedMoment[] = [
      { moment: 'declaredAt', at: '2026-05-16T06:10:00.000Z', as: '2026-05-16 01:10 America/Chicago', row: 2 },
      { moment: 'verifiedAt', at: '2026-05-16T09:12:00.000Z', as: '2026-05-16 11:12 +02:00', row: 9 },
      { moment: 'verifiedAt', at: '2026-05-16T09:02:00.000Z', as: '2026-05-16 09:02 Z', row: 7 },
    ];
    expect(momentsThatCount(log).verifiedAt?.row).toBe(9);
    expect(achievedByLog(NOTHING, log, 'declaration').rto).toMatchObject({
      minutes: 182,
      words:
        'Service verified 2026-05-16 09:12 UTC minus declaration 2026-05-16 06:10 UTC is 3:02 h (182 min). (row 9: 2026-05-16 11:12 +02:00; row 2: 2026-05-16 01:10 America/Chicago)',
    });
  });

  it('keep what the exercise knew before', () => {
    const known = { ...NOTHING, declaredAt: '2026-05-16T06:00:00.000Z' };
    const log: LoggedMoment[] = [
      { moment: 'declaredAt', at: '2026-05-16T05:00:00.000Z', as: '05:00', row: 2 },
      { moment: 'verifiedAt', at: '2026-05-16T07:00:00.000Z', as: '07:00', row: 3 },
    ];
    expect(achievedByLog(known, log, 'declaration').rto).toMatchObject({ minutes: 60 });
  });
});

import fc from 'fast-check';
import { readCsv } from '../../foundation/csv-reader.rules';
import { CLOCK_ORDER, type ClockTimes } from '../achieved-times.rules';
import type { KnownStep } from './step-order.rules';
import { planStepTimes, type TimesFacts } from './step-times.rules';
import { timesTable } from './step-times-table.rules';

const step = (number: number, dependsOn: number[] = []): KnownStep => ({
  ...{ planStepId: `step-${number}`, number, title: `Step ${number}`, dependsOn, running: false, result: null },
});
const STEPS = [step(1), step(2, [1]), step(3, [1, 2])];
const NOTHING = Object.fromEntries(CLOCK_ORDER.map((moment) => [moment, null])) as unknown as ClockTimes;
const FACTS: TimesFacts = {
  ...{ steps: STEPS, timeZone: 'America/Chicago', gapMinutes: 30, beginning: '2026-05-16T05:00:00.000Z' },
  ...{ now: '2026-05-17T00:00:00.000Z', clock: NOTHING, basis: 'declaration' },
};
const HEAD = 'Step,Outcome,Started,Finished,Performed by,What happened,Reason';
const GOOD = [
  '1,pass,2026-05-16 01:15,2026-05-16 01:21,Mo Adler,,',
  '2,pass,2026-05-16T06:21:00Z,2026-05-16 06:59 +00:00,Database team,,',
  '3,pass,2026-05-16 08:00 Europe/Berlin,2026-05-16 02:20 America/Chicago,Floor lead,,',
];
const planned = (lines: string[], facts: Partial<TimesFacts> = {}) => {
  const read = readCsv(Buffer.from([HEAD, ...lines].join('\r\n')));
  const table = 'sheets' in read ? timesTable(read.sheets[0]?.rows ?? []) : read;
  if (!('lines' in table)) throw new Error(JSON.stringify(table));
  return planStepTimes(table.lines, { ...FACTS, ...facts });
};
const codes = (lines: string[], facts: Partial<TimesFacts> = {}) =>
  planned(lines, facts).rows.map(({ refusals }) => refusals.map(({ code }) => code));

describe('a file of step times', () => {
  it('is read with every way to name a zone, and says where the zone came from', () => {
    const times = GOOD.slice(0, 2).concat('3,pass,2026-05-16 09:00 Europe/Berlin,2026-05-16 02:20,Floor lead,,');
    const { rows, warnings } = planned(times);
    expect(rows.map(({ action, zoneFrom, minutes }) => [action, zoneFrom, minutes])).toEqual([
      ['record', 'zone-of-form', 6],
      ['record', 'offset', 38],
      ['record', 'zone-in-cell', 20],
    ]);
    expect(warnings).toEqual([]);
  });

  it('refuses what the dependencies forbid, row by row', () => {
    expect(codes(GOOD)).toEqual([[], [], ['overlap', 'overlap']]);
    expect(planned(GOOD).rows[2]?.refusals).toEqual([
      expect.objectContaining({
        message:
          'Step 3 is started at 2026-05-16T06:00:00.000Z, before step 1, on which it depends, is finished at 2026-05-16T06:21:00.000Z (row 2).',
      }),
      expect.objectContaining({ code: 'overlap' }),
    ]);
  });

  it.each<[string, string, string[]]>([
    ['an unknown step', '9,pass,2026-05-16 01:15,2026-05-16 01:21,Mo,,', ['unknown-step']],
    ['no step at all', 'first,pass,2026-05-16 01:15,2026-05-16 01:21,Mo,,', ['step-format']],
    ['an outcome that is no word of ours', '1,ok,2026-05-16 01:15,2026-05-16 01:21,Mo,,', ['outcome-format']],
    ['a finish before the start', '1,pass,2026-05-16 01:21,2026-05-16 01:15,Mo,,', ['finish-before-start']],
    ['a start before the exercise', '1,pass,2026-05-15 23:59,2026-05-16 01:15,Mo,,', ['before-exercise']],
    ['a time in the future', '1,pass,2026-05-16 01:15,2026-05-18 01:15,Mo,,', ['in-the-future']],
    ['a local time that does not exist', '1,pass,2026-03-08 02:30,2026-05-16 01:15,Mo,,', ['dst-gap']],
    ['a local time that comes twice', '1,pass,2025-11-02 01:30,2026-05-16 01:15,Mo,,', ['dst-fold']],
    ['an abbreviation of a zone', '1,pass,2026-05-16 01:15 CST,2026-05-16 01:21,Mo,,', ['zone-abbreviation']],
    ['a zone that is not there', '1,pass,2026-05-16 01:15 Mars/Base,2026-05-16 01:21,Mo,,', ['unknown-zone']],
    ['a day that is not there', '1,pass,2026-02-30 01:15,2026-05-16 01:21,Mo,,', ['no-such-day']],
    ['a time as spreadsheets like it', '1,pass,5/16/2026 1:15 AM,2026-05-16 01:21,Mo,,', ['time-format']],
    ['no one who did it', '1,pass,2026-05-16 01:15,2026-05-16 01:21,,,', ['tester-missing']],
    ['a failure without a word', '1,fail,2026-05-16 01:15,2026-05-16 01:21,Mo,,', ['note-missing']],
    ['no times', '1,pass,,,Mo,,', ['start-missing', 'finish-missing']],
    ['a step left out without a reason', '1,not performed,,,,,', ['reason-missing']],
    ['times of a step left out', '1,not performed,2026-05-16 01:15,,,,No power', ['times-without-performance']],
    ['a moment with an end', 'disruption,,,2026-05-16 01:15,,,', ['start-missing', 'moment-has-no-end']],
  ])('refuses %s', (_, row, expected) => {
    expect(codes([row])).toEqual([expected]);
  });

  it('asks for a zone where none is named', () => {
    expect(codes(GOOD.slice(0, 1), { timeZone: null })).toEqual([['zone-missing', 'zone-missing']]);
  });

  it('refuses a step that is there twice, runs, or was recorded otherwise before', () => {
    const [first = ''] = GOOD;
    expect(codes([first, first])).toEqual([[], ['step-twice']]);
    expect(codes([first], { steps: [{ ...step(1), running: true }] })).toEqual([['clock-running']]);
    const at = { startedAt: '2026-05-16T06:15:00.000Z', finishedAt: '2026-05-16T06:21:00.000Z', byName: 'Ana' };
    const known = (outcome: 'pass' | 'fail') => [{ ...step(1), result: { outcome, ...at } }];
    expect(codes([first], { steps: known('fail') })).toEqual([['already-recorded']]);
    expect(planned([first], { steps: known('pass') }).rows[0]?.action).toBe('unchanged');
  });

  it('warns of steps that are missing and of time that nothing explains; a reason in the row explains it', () => {
    const late = '2,pass,2026-05-16 02:30,2026-05-16 02:59,Database team,,';
    const { warnings } = planned([GOOD[0] ?? '', late]);
    expect(warnings.map(({ code, step: number }) => [code, number])).toEqual([
      ['missing-step', 3],
      ['unexplained-gap', 2],
    ]);
    expect(warnings[1]?.message).toBe(
      '69 min lie between the end of step 1 and the start of step 2; nothing explains them.',
    );
    const explained = planned([GOOD[0] ?? '', `${late}Waited for the badge office`]);
    expect(explained.warnings.map(({ code }) => code)).toEqual(['missing-step']);
    expect(planned([GOOD[0] ?? '', late], { gapMinutes: 69 }).warnings.map(({ code }) => code)).toEqual([
      'missing-step',
    ]);
  });

  it('takes the moments of the clock too, and refuses an order that cannot be', () => {
    const moments = ['disruption,,2026-05-16 01:00,,,,', 'declaration,,2026-05-16 01:10,,,,'];
    const plan = planned([...moments, 'service verified,,2026-05-16T09:12:00Z,,,,']);
    expect(plan.rows.map(({ action }) => action)).toEqual(['mark', 'mark', 'mark']);
    expect(plan.achieved?.rto?.minutes).toBe(182);
    expect(codes([...moments, 'service verified,,2026-05-16T06:05:00Z,,,,'])).toEqual([[], [], ['out-of-order']]);
    expect(planned(['service restored,,,,,,', ...GOOD.slice(0, 1)]).rows).toHaveLength(1);
    const clock = { ...NOTHING, declaredAt: '2026-05-16T06:11:00.000Z' };
    expect(codes(moments, { clock })).toEqual([[], ['moment-known']]);
  });

  it('means the same in any order of its rows', () => {
    const all = [...GOOD, 'disruption,,2026-05-16 01:00,,,,', 'declaration,,2026-05-16 01:10,,,,'];
    const said = (lines: string[]) => {
      const { rows, warnings, achieved } = planned(lines);
      const steps = rows.map(({ step: number, moment, startedAt, finishedAt, refusals }) => ({
        ...{ number, moment, startedAt, finishedAt, codes: refusals.map(({ code }) => code) },
      }));
      const key = (row: (typeof steps)[number]) => `${row.number ?? ''}${row.moment ?? ''}`;
      const minutes = Object.values(achieved ?? {}).map((a: { minutes: number } | null) => a?.minutes ?? null);
      return { steps: steps.sort((a, b) => key(a).localeCompare(key(b))), gaps: warnings.map((w) => w.step), minutes };
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (lines) => {
        expect(said(lines)).toEqual(said(all));
      }),
    );
  });

  it('is refused by the cell where a header or a formula is wrong', () => {
    const read = (text: string) => readCsv(Buffer.from(text));
    const tableOf = (text: string) => {
      const sheets = read(text);
      return 'sheets' in sheets ? timesTable(sheets.sheets[0]?.rows ?? []) : sheets;
    };
    expect(tableOf(`${HEAD},Colour\r\n1`)).toEqual({
      refusals: [expect.objectContaining({ address: 'H1', code: 'unknown-header' })],
    });
    expect(tableOf('Step,Outcome\r\n1,pass')).toEqual({
      refusals: [expect.objectContaining({ address: 'A1', code: 'column-missing' })],
    });
    expect(tableOf(HEAD)).toEqual({ refusals: [expect.objectContaining({ code: 'no-rows' })] });
    expect(tableOf(`${HEAD}\r\n1,pass,=NOW(),x,y,z,`)).toEqual({
      refusals: [expect.objectContaining({ address: 'C2', code: 'formula' })],
    });
  });
});

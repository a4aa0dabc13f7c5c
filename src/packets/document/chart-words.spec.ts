import { chartInWords, hoursAndMinutes, isMissed } from './chart-words';

describe('chart in words', () => {
  it('writes minutes as hours and minutes, zero included', () => {
    expect([0, 5, 60, 200, 2880].map(hoursAndMinutes)).toEqual(['0:00', '0:05', '1:00', '3:20', '48:00']);
  });

  it('counts a time equal to the objective as met and a missing one as neither', () => {
    const bar = (achievedMinutes: number | null, objectiveMinutes: number | null) =>
      isMissed({ label: 'x', achievedMinutes, objectiveMinutes });
    expect([bar(240, 240), bar(241, 240), bar(0, 0), bar(null, 240), bar(10, null)]).toEqual([
      false,
      true,
      false,
      null,
      null,
    ]);
  });

  it('says of every bar what the picture shows', () => {
    const bars = [
      { label: 'Gateway', achievedMinutes: 280, objectiveMinutes: 240, rangeMinutes: { low: 250, high: 280 } },
      { label: 'Archive', achievedMinutes: null, objectiveMinutes: null },
    ];
    expect(chartInWords({ kind: 'chart', title: 'Times', bars })).toBe(
      'Times. Gateway: 4:40 (280 min), missed, objective 240 min, measured from 250 to 280 min; Archive: not measured, no objective.',
    );
  });
});

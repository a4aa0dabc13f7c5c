import { bytesText, clockText, dateText, humanise, parseDuration, shortDateText, utcText } from './format';

describe('durations', () => {
  it.each([
    ['4:00', 240],
    ['0:00', 0],
    ['0', 0],
    ['240', 240],
    ['90 min', 90],
    ['4h', 240],
    ['4 h 30', 270],
    ['72:59', 4379],
  ])('reads %s as %i minutes', (said, minutes) => expect(parseDuration(said)).toBe(minutes));

  it.each(['', 'abc', '1:75', '-5', '4.5h', '1:5'])('refuses %p', (said) => expect(parseDuration(said)).toBeNull());

  it('writes zero as a value and keeps two digits of minutes', () => {
    expect([0, 7, 192, -30].map(clockText)).toEqual(['0:00', '0:07', '3:12', '−0:30']);
  });

  it('reads back what it writes', () => {
    for (let minutes = 0; minutes < 3000; minutes += 7) expect(parseDuration(clockText(minutes))).toBe(minutes);
  });
});

describe('dates', () => {
  it('names the day, in UTC wherever the reader is', () => {
    expect(dateText('2026-11-20')).toBe('Fri 20 Nov 2026');
    expect(dateText('2026-11-20T23:59:59Z')).toBe('Fri 20 Nov 2026');
    expect(shortDateText('2026-03-01')).toBe('1 Mar 2026');
  });

  it('labels UTC times', () => {
    expect(utcText('2026-11-20T14:05:09Z')).toBe('20 Nov 2026, 14:05 UTC');
    expect(utcText('2026-11-20T14:05:09Z', true)).toBe('20 Nov 2026, 14:05:09 UTC');
  });
});

it('counts bytes in powers of ten', () => {
  expect([0, 999, 419_000, 3_200_000, 2_500_000_000].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '419 kB',
    '3.2 MB',
    '2.5 GB',
  ]);
});

it('says an unknown code in words', () => expect(humanise('not_performed')).toBe('Not performed'));

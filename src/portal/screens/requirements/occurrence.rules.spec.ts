import { dateText } from '../../parts/format';
import { occurrenceWords } from './occurrence.rules';

describe('the words of an occurrence', () => {
  it('are left out where something is asked once a year', () => {
    expect(occurrenceWords('year')).toBeNull();
  });

  it.each([
    ['Q1', 'Q1'],
    ['M07', 'month 7'],
    ['none_occurred', 'none occurred'],
    ['change_confirmation:Q1', 'change confirmation, Q1'],
    ['contract_signed:2026-03-02', `contract signed, ${dateText('2026-03-02')}`],
  ])('of %s are “%s”', (key, words) => {
    expect(occurrenceWords(key)).toBe(words);
  });
});

import { readScores } from './score-reading.rules';

const HEAD =
  'What suffers,Up to 1 hour,1 to 4 hours,4 to 8 hours,8 to 24 hours,1 to 3 days,3 to 7 days,Over 7 days,Note';

describe('scores from a spreadsheet', () => {
  it('are read by the names of categories and bands, however they are written', () => {
    const tabs = 'category\twithin_1h\tH1 to 4\nfinancial_reporting\t0\t2\nHealth and safety\t\t4 unacceptable';
    expect(readScores(tabs)).toEqual({
      errors: [],
      scores: [
        { category: 'financial_reporting', band: 'within_1h', score: 0, note: '' },
        { category: 'financial_reporting', band: 'h1_to_4', score: 2, note: '' },
        { category: 'health_and_safety', band: 'h1_to_4', score: 4, note: '' },
      ],
    });
  });

  it('take the note to where harm first falls', () => {
    const { scores } = readScores(`${HEAD}\nContractual,2,2,3,1,1,0,0,"Closed at night, the credits stop."`);
    expect(scores.filter(({ note }) => note !== '')).toEqual([
      { category: 'contractual', band: 'h8_to_24', score: 1, note: 'Closed at night, the credits stop.' },
    ]);
  });

  it('name the row and the column of what cannot be read', () => {
    const { scores, errors } = readScores(`${HEAD}\nReputation,5,1.5,,0\nMood,1\n\nReputation,1`);
    expect(scores).toEqual([{ category: 'reputation', band: 'h8_to_24', score: 0, note: '' }]);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Up to 1 hour'],
      [2, '1 to 4 hours'],
      [3, null],
      [5, null],
    ]);
    expect(readScores('a,b\n1,2').errors).toMatchObject([{ row: 1, message: expect.stringContaining('Up to 1 hour') }]);
    expect(readScores('').errors).toHaveLength(1);
  });
});

import { refusalsOfCover, refusalsOfLetter, refusalWithoutGap } from './gap.rules';

const LETTER = {
  ...{ coversFrom: '2026-10-01', coversTo: '2026-12-31', signedOn: '2027-01-05' },
  ...{ reportEnd: '2026-09-30', today: '2027-01-08' },
};
const pointers = (letter: Partial<typeof LETTER>) =>
  refusalsOfLetter({ ...LETTER, ...letter }).map(({ pointer }) => pointer);

describe('a gap letter', () => {
  it('speaks of the days from the report’s end to the day of its signature, and of none to come', () => {
    expect(pointers({})).toEqual([]);
    expect(pointers({ signedOn: '2026-12-31' })).toEqual([]);
    expect(pointers({ signedOn: '2026-12-30' })).toEqual(['/coversTo']);
    expect(pointers({ today: '2027-01-04' })).toEqual(['/signedOn']);
  });

  it('leaves no day open after the report, and adds some to it', () => {
    expect(pointers({ coversFrom: '2026-10-02' })).toEqual(['/coversFrom']);
    expect(pointers({ coversFrom: '2026-09-01' })).toEqual([]);
    expect(pointers({ coversFrom: '2026-09-01', coversTo: '2026-09-30' })).toEqual(['/coversTo']);
    expect(pointers({ coversFrom: '2027-01-02', coversTo: '2027-01-01' })).toEqual(['/coversTo']);
  });

  it('belongs to a SOC 1 report that is here', () => {
    expect(refusalWithoutGap({ kind: 'soc1', coversTo: '2026-09-30' })).toBeNull();
    expect(refusalWithoutGap({ kind: 'soc1', coversTo: null })?.code).toBe('no-gap');
    expect(refusalWithoutGap({ kind: 'soc2', coversTo: '2026-09-30' })?.code).toBe('no-gap');
  });
});

describe('what covers a gap', () => {
  const COVER = { coversFrom: '2026-07-01', coversTo: '2026-12-31', doneOn: '2027-01-05', today: '2027-01-08' };

  it('names the letter that was read, and only then', () => {
    const code = (kind: 'letter' | 'procedure', hasLetter: boolean) =>
      refusalsOfCover({ ...COVER, kind, hasLetter }).map(({ pointer }) => pointer);
    expect([code('letter', true), code('procedure', false)]).toEqual([[], []]);
    expect([code('letter', false), code('procedure', true)]).toEqual([['/letterId'], ['/letterId']]);
  });

  it('was done, and has its days in order', () => {
    const wrong = refusalsOfCover({
      ...COVER,
      kind: 'procedure',
      hasLetter: false,
      doneOn: '2027-01-09',
      coversTo: '2026-06-30',
    });
    expect(wrong.map(({ pointer }) => pointer)).toEqual(['/coversTo', '/doneOn']);
  });
});

import { CountedGroups } from './counted-groups';
import type { TallyKey } from './coverage-tally.rules';

const place = (at: number, state: number) => (at << 21) | (state << 15);
const [NOT_TESTED, MET] = [7, 4];
const key: TallyKey = { codes: ['GOV-01', 'PLN-01'], laneOf: () => 'context', today: '2026-11-22' };
const group = (cells: number[]) => ({ tier: 'T1' as const, icfr: false, cells: cells.join() });
const inWords = (figures: ReturnType<CountedGroups['figuresOf']>) =>
  figures.counted.map(({ requirementCode, state, count }) => `${requirementCode} ${state} ${count}`);

describe('tallies that are counted once', () => {
  it('counts anew when a single cell differs, though the text is as long as before', () => {
    const groups = new CountedGroups();
    const before = groups.figuresOf(group([place(1, MET), place(2, MET)]), key, 'v1');
    expect(inWords(before)).toEqual(['GOV-01 met 1', 'PLN-01 met 1']);
    const after = groups.figuresOf(group([place(1, MET), place(2, NOT_TESTED)]), key, 'v1');
    expect(inWords(after)).toEqual(['GOV-01 met 1', 'PLN-01 not_tested 1']);
  });

  it('keeps versions of the catalogue and days apart', () => {
    const groups = new CountedGroups();
    const cells = group([place(1, MET)]);
    const first = groups.figuresOf(cells, key, 'v1');
    expect(groups.figuresOf(cells, key, 'v1')).toBe(first);
    expect(inWords(groups.figuresOf(cells, { ...key, codes: ['EXR-01'] }, 'v2'))).toEqual(['EXR-01 met 1']);
    expect(groups.figuresOf(cells, { ...key, today: '2026-11-23' }, 'v1')).not.toBe(first);
  });

  it('forgets the oldest when it holds too much', () => {
    const groups = new CountedGroups();
    const many = { ...group([]), cells: Array.from({ length: 1_400_000 }, () => place(1, MET)).join() };
    const first = groups.figuresOf(group([place(1, MET)]), key, 'v1');
    for (const version of ['v2', 'v3', 'v4', 'v5']) groups.figuresOf(many, key, version);
    const again = groups.figuresOf(group([place(1, MET)]), key, 'v1');
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});

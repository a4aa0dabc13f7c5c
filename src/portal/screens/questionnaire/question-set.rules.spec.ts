import fc from 'fast-check';
import type { AnswerQuery, Cell, Gap, Question, Saved, Section } from '../../api/questionnaires';
import {
  askedIn,
  byGravity,
  figuresOf,
  hasChanged,
  isOnlyTakenUp,
  isPlain,
  isUndecided,
  keyOf,
  leftoverOf,
  passes,
  patched,
  reviewFilters,
  subjectBefore,
  subjectsOf,
  type Asked,
} from './question-set.rules';

const query = (state: AnswerQuery['state'], kind: AnswerQuery['kind'] = 'person', id = `${kind} ${state}`) =>
  ({ id, state, kind, cells: [{ questionId: 'Q-1', subjectKind: 'vendor', subjectId: 'v' }] }) as AnswerQuery;
const told = (part: object = {}) =>
  ({ value: 'yes', unknown: false, none: false, notApplicableReason: null, ...part }) as NonNullable<Cell['answer']>;
const decided = (decision: 'accepted' | 'returned') => ({ decision, reason: '', byName: 'Ines', at: '' });
const cell = (part: object = {}) =>
  ({
    ...{ questionId: 'Q-1', subjectKind: 'vendor', subjectId: 'v', subjectName: 'Quill', visible: true },
    ...{
      answer: told(),
      gap: { gap: 'none', reason: '' },
      decision: null,
      queries: [],
      previous: null,
      register: null,
    },
    ...part,
  }) as unknown as Cell;
const section = (...cells: Cell[]): Section => ({
  ...{ id: 'S', title: 'A section' },
  questions: cells.map((one) => ({ id: one.questionId, section: 'S', cells: [one] }) as unknown as Question),
});
const asked = (...cells: Cell[]): Asked[] => askedIn([section(...cells)]);

const anyCell = fc
  .record({
    visible: fc.boolean(),
    answer: fc.constantFrom(null, told(), told({ value: null }), told({ value: null, unknown: true })),
    gap: fc.constantFrom<Gap>('none', 'minor', 'major', 'critical').map((gap) => ({ gap, reason: '' })),
    decision: fc.constantFrom(null, decided('accepted'), decided('returned')),
    queries: fc.constantFrom([], [query('open')], [query('resolved')], [query('escalated', 'rule')]),
    register: fc.constantFrom(null, { rows: [], changed: true }, { rows: [], changed: false }),
  })
  .map(cell);

describe('what an officer may accept together', () => {
  it('shows no gap, and waits for nobody', () => {
    expect(isPlain(cell())).toBe(true);
    expect(isPlain(cell({ queries: [query('resolved'), query('cleared', 'rule')] }))).toBe(true);
    for (const part of [
      { answer: null },
      { gap: { gap: 'minor', reason: '' } },
      { decision: decided('accepted') },
      { queries: [query('escalated')] },
      { register: { rows: [], changed: true } },
    ])
      expect(isPlain(cell(part))).toBe(false);
  });

  it('is never an answer that one of the graver filters shows', () => {
    fc.assert(
      fc.property(anyCell, (one) => {
        if (!isPlain(one)) return;
        const [first] = asked(cell({ ...one, visible: true }));
        const shown = reviewFilters.filter((filter) => passes(filter, first!));
        expect(shown).toEqual(['undecided']);
      }),
    );
  });
});

describe('the figures of a set', () => {
  it('count what is asked only, and split what is answered by its decision', () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const all = asked(...cells);
        const { answered, undecided, returned, gaps } = figuresOf(all);
        expect(all).toHaveLength(cells.filter(({ visible }) => visible).length);
        expect(undecided).toBe(all.filter((one) => isUndecided(one.cell)).length);
        expect(undecided).toBeLessThanOrEqual(answered);
        expect(returned).toBe(all.filter((one) => passes('returned', one)).length);
        expect(gaps.minor + gaps.major + gaps.critical).toBe(all.filter((one) => passes('gaps', one)).length);
      }),
    );
  });

  it('count a query that concerns several answers once', () => {
    const one = query('open', 'rule', 'q');
    const cells = [cell({ queries: [one] }), cell({ questionId: 'Q-2', queries: [one] })];
    expect(figuresOf(asked(...cells)).queries).toBe(1);
  });

  it('are the same whichever way the answers are sorted; the gravest come first', () => {
    const order: Gap[] = ['critical', 'major', 'minor', 'none'];
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const sorted = byGravity(asked(...cells));
        const ranks = sorted.map((one) => order.indexOf(one.cell.gap.gap));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(figuresOf(sorted)).toEqual(figuresOf(asked(...cells)));
      }),
    );
  });
});

describe('an answer beside that of the period before', () => {
  it('has changed only where both are there and differ in what they say', () => {
    const previous = (part: object) => ({ answer: told(), previous: told(part) as unknown as Cell['previous'] });
    expect(hasChanged(previous({}))).toBe(false);
    expect(hasChanged(previous({ note: 'other words beside it' }))).toBe(false);
    expect(hasChanged(previous({ value: 'no' }))).toBe(true);
    expect(hasChanged(previous({ value: null, unknown: true }))).toBe(true);
    expect(hasChanged({ answer: told(), previous: null })).toBe(false);
    expect(hasChanged({ ...previous({}), answer: null })).toBe(false);
  });
});

describe("last year's answer, taken up to be changed", () => {
  it('is nothing of this year until something of it is changed', () => {
    const unanswered = { answer: null, previous: told({ note: 'As built' }) as unknown as Cell['previous'] };
    expect(isOnlyTakenUp(unanswered, told({ note: 'As built' }))).toBe(true);
    expect(isOnlyTakenUp(unanswered, told({ note: 'As rebuilt' }))).toBe(false);
    expect(isOnlyTakenUp(unanswered, told({ value: 'no', note: 'As built' }))).toBe(false);
    expect(isOnlyTakenUp({ ...unanswered, answer: told() }, told({ note: 'As built' }))).toBe(false);
    expect(isOnlyTakenUp({ answer: null, previous: null }, told())).toBe(false);
  });
});

describe('what is left before submission', () => {
  it.each([
    ['nothing of a plain answer', {}, null],
    ['a returned answer', { decision: decided('returned') }, 'returned'],
    ['an open query', { queries: [query('open')] }, 'query'],
    ['no query that was answered', { queries: [query('answered')] }, null],
    ['a register that moved', { register: { rows: [], changed: true } }, 'register'],
    ["last year's answer", { answer: null, previous: told() }, 'confirm'],
    ['a question never answered', { answer: null }, 'unanswered'],
  ])('%s', (_, part, left) => {
    expect(leftoverOf(cell(part))).toBe(left);
  });
});

describe('the subjects of a section', () => {
  const about = (kind: string, id: string) =>
    cell({ questionId: `Q-${kind}-${id}`, subjectKind: kind, subjectId: id, subjectName: id });

  it('are the company first, then services, systems and sites, each once', () => {
    const found = subjectsOf(
      asked(about('site', 'x'), about('system', 'a'), about('vendor', 'v'), about('system', 'b')),
    );
    expect(found.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['vendor v', 'system a', 'system b', 'site x']);
    expect(subjectBefore(found, found[2]!)).toEqual(found[1]);
    expect(subjectBefore(found, found[1]!)).toBeUndefined();
  });
});

describe('a save', () => {
  const saved = (part: Partial<Saved>): Saved => ({
    cell: cell(),
    changed: [],
    queriesOpened: [],
    queriesCleared: [],
    ...part,
  });

  it('puts its own cell and those it changed in their places, and leaves the others', () => {
    const other = cell({ questionId: 'Q-2' });
    const third = cell({ questionId: 'Q-3' });
    const set = { sections: [section(cell({ answer: null }), other, third)] };
    const hidden = { ...third, visible: false };
    const after = patched(set, saved({ changed: [hidden] }));
    expect(after.sections[0]!.questions.map(({ cells }) => cells[0])).toEqual([cell(), other, hidden]);
    expect(set.sections[0]!.questions[0]!.cells[0]!.answer).toBeNull();
  });

  it('shows a query beside every answer that it names, and in its new state', () => {
    const opened = query('open', 'rule', 'q');
    const set = { sections: [section(cell(), cell({ questionId: 'Q-2' }))] };
    const first = patched(set, saved({ queriesOpened: [opened] }));
    const cleared = { ...opened, state: 'cleared' as const };
    const again = patched(
      first,
      saved({ cell: first.sections[0]!.questions[0]!.cells[0]!, queriesCleared: [cleared] }),
    );
    const queriesIn = (one: typeof set) => askedIn(one.sections).map((each) => [keyOf(each), each.cell.queries.length]);
    expect(queriesIn(first)).toEqual([
      ['Q-1.vendor.v', 1],
      ['Q-2.vendor.v', 0],
    ]);
    expect(askedIn(again.sections)[0]!.cell.queries).toEqual([cleared]);
  });
});

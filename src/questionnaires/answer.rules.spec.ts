import fc from 'fast-check';
import {
  hitKeyOf,
  isLive,
  isPlain,
  isUndecided,
  reconcile,
  refusalToAcceptTogether,
  refusalToAnswer,
  refusalToDecide,
  refusalToMove,
  saysTheSame,
} from './answer.rules';
import type { AnswerQueryState, Hit, KnownHit, StandingAnswer } from './answer.rules';

const STATES: AnswerQueryState[] = ['open', 'answered', 'resolved', 'escalated', 'cleared'];
const KEYS = ['a', 'b', 'c', 'd'];
const hit = (key: string, basisSha256: string): Hit => ({
  ...{ key, basisSha256, rule: 'CR-01', severity: 'major', message: 'It contradicts.', service: null, cells: [] },
});
const hits = fc
  .uniqueArray(fc.constantFrom(...KEYS))
  .chain((keys) => fc.tuple(...keys.map((key) => fc.constantFrom('one', 'two').map((basis) => hit(key, basis)))));
const known: fc.Arbitrary<KnownHit[]> = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom(...KEYS),
      state: fc.constantFrom(...STATES),
      resolvedBasisSha256: fc.constantFrom('one', 'two', null),
    }),
    { selector: ({ key }) => key },
  )
  .map((ones) => ones.map((one) => ({ ...one, id: `query ${one.key}` })));

/** The queries as they stand after a save did what it should. */
const after = (queries: KnownHit[], did: { open: Hit[]; clear: string[] }): KnownHit[] => [
  ...queries
    .filter(({ key }) => !did.open.some((one) => one.key === key))
    .map((one) => (did.clear.includes(one.id) ? { ...one, state: 'cleared' as const } : one)),
  ...did.open.map(({ key }) => ({ id: `new ${key}`, key, state: 'open' as const, resolvedBasisSha256: null })),
];

describe('what a save does to the queries of the rules', () => {
  it('gives every hit one query that is live, or was resolved on the same answers', () => {
    fc.assert(
      fc.property(hits, known, (now, queries) => {
        const stand = after(queries, reconcile(now, queries));
        for (const one of now) {
          const own = stand.filter(({ key }) => key === one.key);
          expect(own).toHaveLength(1);
          const settled = own[0]!.state === 'resolved' && own[0]!.resolvedBasisSha256 === one.basisSha256;
          expect(isLive(own[0]!.state) || settled).toBe(true);
        }
      }),
    );
  });

  it('leaves nothing live that no longer holds, and changes nothing when it looks again', () => {
    fc.assert(
      fc.property(hits, known, (now, queries) => {
        const stand = after(queries, reconcile(now, queries));
        const holding = new Set(now.map(({ key }) => key));
        expect(stand.filter(({ key, state }) => isLive(state) && !holding.has(key))).toEqual([]);
        expect(reconcile(now, stand)).toEqual({ open: [], clear: [] });
      }),
    );
  });

  it('never clears what was resolved, and opens a resolved hit again only on other answers', () => {
    const resolved = (basis: string): KnownHit => ({
      id: 'q',
      key: 'a',
      state: 'resolved',
      resolvedBasisSha256: basis,
    });
    expect(reconcile([], [resolved('one')])).toEqual({ open: [], clear: [] });
    expect(reconcile([hit('a', 'one')], [resolved('one')]).open).toEqual([]);
    expect(reconcile([hit('a', 'two')], [resolved('one')]).open).toHaveLength(1);
  });

  it('knows a hit by its rule, service and cells in any order', () => {
    const cell = (questionId: string) => ({ questionId, subjectKind: 'system' as const, subjectId: 's' });
    const about = (service: string | null, ids: string[]) => hitKeyOf({ rule: 'CR-02', service, cells: ids.map(cell) });
    expect(about(null, ['QTE-5', 'QTE-6'])).toBe(about(null, ['QTE-6', 'QTE-5']));
    expect(about('v', ['QTE-5'])).not.toBe(about('w', ['QTE-5']));
  });
});

describe('an answer', () => {
  it('changes freely while the set is open, and later only when it was returned or is not there yet', () => {
    const decision = fc.constantFrom('accepted' as const, 'returned' as const, null);
    fc.assert(
      fc.property(fc.nat(5), decision, (number, given) => {
        expect(refusalToAnswer({ state: 'open', number, decision: given })).toBeNull();
        expect(refusalToAnswer({ state: 'reviewed', number, decision: given })?.code).toBe('submitted');
        const may = number === 0 || given === 'returned';
        for (const state of ['submitted', 'returned'] as const)
          expect(refusalToAnswer({ state, number, decision: given }) === null).toBe(may);
      }),
    );
  });

  it('is decided on while it is submitted and counts', () => {
    expect(refusalToDecide({ state: 'submitted', number: 2, latest: 2 })).toBeNull();
    expect(refusalToDecide({ state: 'submitted', number: 1, latest: 2 })?.code).toBe('answered-anew');
    expect(refusalToDecide({ state: 'open', number: 2, latest: 2 })?.code).toBe('not-submitted');
  });

  it("says the same whatever the order of a row's members", () => {
    const said = { unknown: false, none: false, notApplicableReason: null, note: '' };
    const rows = (row: Record<string, string | number>) => ({ ...said, value: [row] });
    expect(saysTheSame(rows({ a: 1, b: 'x' }), rows({ b: 'x', a: 1 }))).toBe(true);
    expect(saysTheSame(rows({ a: 1 }), rows({ a: 2 }))).toBe(false);
    expect(saysTheSame({ ...said, value: null }, { ...said, value: null, unknown: true })).toBe(false);
    expect(saysTheSame({ ...said, value: 0 }, { ...said, value: null })).toBe(false);
  });
});

describe('a query', () => {
  it('moves no more once it is resolved or cleared', () => {
    for (const deed of ['reply', 'resolve', 'escalate'] as const)
      for (const state of STATES)
        expect(refusalToMove(state, deed) === null).toBe(
          isLive(state) && !(deed === 'escalate' && state === 'escalated'),
        );
  });
});

describe('answers that are accepted together', () => {
  const standing: fc.Arbitrary<StandingAnswer> = fc.record({
    visible: fc.boolean(),
    answered: fc.boolean(),
    gap: fc.constantFrom('none', 'minor', 'major', 'critical'),
    decision: fc.constantFrom('accepted', 'returned', null),
    liveQueries: fc.nat({ max: 2 }),
    registerChanged: fc.boolean(),
  });

  it('are undecided, and turn to something else with any one reason to look at them', () => {
    fc.assert(
      fc.property(standing, standing, (one, other) => {
        if (isPlain(one)) expect(isUndecided(one)).toBe(true);
        const plain = { ...one, visible: true, answered: true, gap: 'none' as const, decision: null };
        expect(isPlain({ ...plain, liveQueries: 0, registerChanged: false })).toBe(true);
        const reasons = [other.gap !== 'none', other.liveQueries > 0, other.registerChanged, other.decision !== null];
        expect(isPlain({ ...other, visible: true, answered: true })).toBe(!reasons.includes(true));
      }),
    );
  });

  it('are accepted while the set is submitted, and only as they were read', () => {
    expect(refusalToAcceptTogether({ state: 'submitted', changed: 0 })).toBeNull();
    expect(refusalToAcceptTogether({ state: 'submitted', changed: 2 })?.code).toBe('not-plain');
    for (const state of ['open', 'returned', 'reviewed'] as const)
      expect(refusalToAcceptTogether({ state, changed: 0 })?.code).toBe('not-submitted');
  });
});

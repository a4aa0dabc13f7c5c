import fc from 'fast-check';
import { readShippedCatalogue, readShippedCatalogueDocument } from './catalogue.file';
import { FLAGS, forceFor, parseCatalogue, TIERS, type Catalogue, type Requirement } from './catalogue.rules';
import { diffOf } from './diff.rules';
import { refusalToStandBehind, versionStates } from './draft.rules';
import { numberedAsBase, numberedDocument, ownVersionNumber } from './own-version.rules';
import { strengthOfForce, strengthOfLink } from './strength.rules';
import { tailoringProblems } from './tailoring-limits.rules';
import { requirementsOf, tailored, type Tailoring } from './tailoring.rules';

const document = readShippedCatalogueDocument();
const shipped = readShippedCatalogue();

const soundAfter = (next: unknown): Catalogue | null => {
  const read = parseCatalogue(next);
  return 'catalogue' in read && tailoringProblems(shipped, read.catalogue).length === 0 ? read.catalogue : null;
};

const requirementId = fc.constantFrom(...shipped.requirements.map(({ id }) => id));
const own = fc.record({
  id: fc.constantFrom('X-PLN-01', 'X-TEC-07', 'X-GOV-12'),
  title: fc.constant('Call tree'),
  statement: fc.constant('Reaches every team leader.'),
  scope: fc.constantFrom('service' as const, 'vendor' as const, 'programme' as const),
  force: fc.constantFrom('programme_policy' as const, 'good_practice' as const),
  tiers: fc.subarray([...TIERS], { minLength: 1 }),
  flagsAny: fc.subarray([...FLAGS]),
  evidence: fc.subarray(['EV-POL', 'EV-CALL', 'EV-LOG'], { minLength: 1 }),
  frequency: fc.constantFrom('annual' as const, 'quarterly' as const),
  graceDays: fc.nat(90),
  retention: fc.constant('R-SOX7'),
  checks: fc.constant<string[]>(['Nine of ten answered']),
});
const change: fc.Arbitrary<Tailoring> = fc.oneof(
  fc.record({ change: fc.constant('add_requirement' as const), requirement: own }),
  fc.record({ change: fc.constant('remove_requirement' as const), requirementId }),
  fc.record({ change: fc.constant('switch_off' as const), requirementId, reason: fc.constant('We have none') }),
  fc.record({ change: fc.constant('switch_on' as const), requirementId }),
  fc.record({
    change: fc.constant('set_cadence' as const),
    requirementId,
    frequency: fc.constantFrom('annual' as const, 'monthly' as const),
    byTier: fc.constant({}),
    graceDays: fc.nat(60),
  }),
  fc
    .constantFrom(...shipped.requirements.flatMap((one) => one.checks.map(({ id }) => [one.id, id] as const)))
    .chain(([code, checkId]) =>
      fc.record({
        change: fc.constant('set_threshold' as const),
        requirementId: fc.constant(code),
        checkId: fc.constant(checkId),
        value: fc.nat(500),
      }),
    ),
);

/** The document after those of the changes that were possible and left it sound, as the portal keeps them. */
function afterAll(changes: readonly Tailoring[]): { next: unknown; catalogue: Catalogue } {
  let kept = { next: document, catalogue: shipped };
  for (const one of changes) {
    const result = tailored(kept.next, one);
    const catalogue = 'document' in result ? soundAfter(result.document) : null;
    if (catalogue && 'document' in result) kept = { next: result.document, catalogue };
  }
  return kept;
}

describe('tailoring', () => {
  it('never strengthens a label and never loses a shipped requirement, whatever is changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.subarray([...FLAGS]), (changes, flags) => {
        const { catalogue } = afterAll(changes);
        const next = new Map(catalogue.requirements.map((one) => [one.id, one]));
        for (const before of shipped.requirements) claimsNoMore(before, next.get(before.id), flags);
        for (const one of catalogue.requirements.filter(({ id }) => id.startsWith('X-')))
          expect(one.sox.basis.map(({ link }) => link)).toEqual(['none']);
      }),
      { numRuns: 25 },
    );
  });

  function claimsNoMore(before: Requirement, after: Requirement | undefined, flags: (typeof FLAGS)[number][]): void {
    if (!after) throw new Error(`${before.id} is gone`);
    const facts = { tier: 'T1' as const, flags, coveredBy: [before.id] };
    expect(strengthOfForce(forceFor(after, facts))).toBeLessThanOrEqual(strengthOfForce(forceFor(before, facts)));
    const strongest = (one: Requirement) => Math.max(...one.sox.basis.map(({ link }) => strengthOfLink(link)));
    expect(strongest(after)).toBeLessThanOrEqual(strongest(before));
  }

  it('changes nothing in place, and says what differs exactly when something does', () => {
    const before = JSON.stringify(document);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const { next } = afterAll(changes);
        const lines = diffOf(document, next, 'requirements');
        expect(lines.length === 0).toBe(JSON.stringify(next) === before);
        expect(JSON.stringify(document)).toBe(before);
      }),
      { numRuns: 25 },
    );
  });

  it('is undone by its opposite', () => {
    fc.assert(
      fc.property(requirementId, (id) => {
        const off = tailored(document, { change: 'switch_off', requirementId: id, reason: 'We have none' });
        if (!('document' in off)) throw new Error('not switched off');
        const on = tailored(off.document, { change: 'switch_on', requirementId: id });
        expect('document' in on && diffOf(document, on.document, 'requirements')).toEqual([]);
      }),
      { numRuns: 10 },
    );
    expect(requirementsOf(document)).toHaveLength(shipped.requirements.length);
  });
});

describe('differences', () => {
  it('are none exactly when two documents are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(diffOf(one, one, 'list')).toEqual([]);
        const equal = JSON.stringify(one) === JSON.stringify(other);
        expect(diffOf(one, other, 'list').length === 0).toBe(equal);
      }),
    );
  });

  it('name an entry by its id, wherever it stands, and notice another order', () => {
    const [a, b] = [
      { id: 'A', n: 1 },
      { id: 'B', n: 2 },
    ];
    expect(diffOf({ list: [a, b] }, { list: [a, { ...b, n: 3 }] }, 'list')).toEqual([
      { change: 'changed', part: 'B', pointer: '/list/B/n', field: 'n', before: '2', after: '3' },
    ]);
    expect(diffOf({ list: [a, b] }, { list: [b, a] }, 'list')).toMatchObject([{ before: 'A, B', after: 'B, A' }]);
  });
});

describe('own versions', () => {
  it('are numbered after the shipped one, and never twice', () => {
    expect(ownVersionNumber(document, [])).toBe('1.0.1+1');
    expect(ownVersionNumber(document, ['1.0.1+1', '1.0.1+10', '1.0.1+2'])).toBe('1.0.1+11');
    const first = numberedDocument(document, { version: '1.0.1+1', supersedes: 'vcc 1.0.1' });
    expect(ownVersionNumber(first, ['1.0.1+1'])).toBe('1.0.1+2');
    expect(diffOf(document, numberedAsBase(first, document), 'requirements')).toEqual([]);
  });

  it('count before shipped ones, and the newest that was not withdrawn is in use', () => {
    const version = (id: string, isOwn: boolean, withdrawn = false) => ({ id, isOwn, withdrawn });
    const states = (...all: ReturnType<typeof version>[]) => [...versionStates(all).values()];
    expect(states(version('s', false))).toEqual(['published']);
    expect(states(version('b', true), version('a', true), version('s', false))).toEqual([
      'published',
      'superseded',
      'superseded',
    ]);
    expect(states(version('b', true, true), version('a', true), version('s', false))).toEqual([
      'withdrawn',
      'published',
      'superseded',
    ]);
  });

  it('are stood behind by nobody who edited them, and only while they change the version in use', () => {
    const facts = { editors: ['ines'], differences: 2, currentBaseId: 'v1', baseId: 'v1' };
    expect(refusalToStandBehind('ruben', facts)).toBeNull();
    expect(refusalToStandBehind('ines', facts)?.code).toBe('editor_is_not_publisher');
    expect(refusalToStandBehind('ruben', { ...facts, differences: 0 })?.code).toBe('nothing_differs');
    expect(refusalToStandBehind('ruben', { ...facts, currentBaseId: 'v2' })?.code).toBe('base_superseded');
  });
});

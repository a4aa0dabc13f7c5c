import fc from 'fast-check';
import { DISRUPTION_TYPES, coverageState } from './disruption.rules';
import { planContentText, type PlanContent } from './plan-content.rules';
import {
  inForceOn,
  PLAN_VERSION_MOVES,
  PLAN_VERSION_STATES,
  planGaps,
  refusalsToApprove,
  refusalToAccept,
  refusalToEdit,
  refusalToMove,
  type PlanFacts,
} from './plan.rules';
import { completeSections, PLAN_KINDS, sectionErrors, sectionKeys } from './plan-sections.rules';

const whole = (kind: 'DR' | 'COOP'): PlanFacts => ({
  kind,
  serviceIds: ['s1'],
  sections: sectionKeys(kind).map((key) => ({ key, present: true, reference: 'page 3' })),
  steps: [{ number: 1, owner: 'Duty manager' }],
  coverage: DISRUPTION_TYPES.map((disruptionType) => ({
    disruptionType,
    process: 'Call the bridge',
    solution: 'Second site',
    notApplicableReason: null,
  })),
  reviewDueOn: '2027-03-31',
  offlineCopy: true,
  emphasis: 'recovery',
});

describe('the states of a plan version', () => {
  it('move along the table only', () => {
    const state = fc.constantFrom(...PLAN_VERSION_STATES);
    fc.assert(
      fc.property(state, state, (from, to) => {
        expect(refusalToMove(from, to) === null).toBe(PLAN_VERSION_MOVES[from].includes(to));
      }),
    );
  });

  it('never lead back to a draft, and only a draft is edited', () => {
    for (const from of PLAN_VERSION_STATES) {
      expect(refusalToMove(from, 'draft')).not.toBeNull();
      expect(refusalToEdit(from) === null).toBe(from === 'draft');
    }
  });
});

describe('what a plan lacks', () => {
  it.each(PLAN_KINDS)('is nothing for a whole %s plan', (kind) => expect(planGaps(whole(kind))).toEqual([]));

  it('names every section that is missing, in both kinds', () => {
    const kind = fc.constantFrom(...PLAN_KINDS);
    fc.assert(
      fc.property(kind, fc.nat(9), (which, index) => {
        const facts = whole(which);
        const key = sectionKeys(which)[index] ?? '';
        const gaps = planGaps({ ...facts, sections: facts.sections.filter((s) => s.key !== key) });
        expect(gaps).toEqual([expect.objectContaining({ pointer: `/sections/${key}`, blocks: true })]);
      }),
    );
  });

  it('asks an owner of every step of a DR plan, and steps of a DR plan only', () => {
    const ownerless = { ...whole('DR'), steps: [{ number: 4, owner: null }] };
    expect(planGaps(ownerless)).toEqual([expect.objectContaining({ code: 'step-without-owner', pointer: '/steps/4' })]);
    expect(planGaps({ ...ownerless, kind: 'COOP', sections: whole('COOP').sections })).toEqual([]);
    expect(planGaps({ ...whole('DR'), steps: [] })[0]?.code).toBe('no-steps');
    expect(planGaps({ ...whole('COOP'), steps: [] })).toEqual([]);
  });

  it('counts a disruption type as covered only with both a process and a solution, or a reason', () => {
    const cell = fc.option(fc.constant('text'));
    fc.assert(
      fc.property(fc.constantFrom(...DISRUPTION_TYPES), cell, cell, (disruptionType, process, solution) => {
        const row = { disruptionType, process, solution, notApplicableReason: null };
        expect(coverageState(row) === 'covered').toBe(process !== null && solution !== null);
        const others = whole('DR').coverage.filter((c) => c.disruptionType !== disruptionType);
        const gaps = planGaps({ ...whole('DR'), coverage: [...others, row] });
        expect(gaps.map((g) => g.code)).toEqual(process && solution ? [] : ['disruption-not-covered']);
        expect(gaps.some((g) => g.blocks)).toBe(false);
      }),
    );
    const reason = { disruptionType: 'regional_event' as const, process: null, solution: null };
    expect(coverageState({ ...reason, notApplicableReason: 'Two coasts' })).toBe('not_applicable');
    expect(planGaps({ ...whole('DR'), coverage: [] })).toHaveLength(10);
  });

  it('finds unknown and doubled sections, and a present one without a reference', () => {
    const errors = sectionErrors('DR', [
      { key: 'scope', present: true, reference: ' ' },
      { key: 'poetry', present: true, reference: 'p. 1' },
      { key: 'scope', present: false, reference: '' },
    ]);
    expect(errors.map((e) => [e.index, e.code])).toEqual([
      [0, 'section-without-reference'],
      [1, 'section-unknown'],
      [2, 'section-twice'],
    ]);
    expect(completeSections('DR', [])).toHaveLength(10);
  });
});

describe("the vendor's approval", () => {
  const person = fc.constantFrom('ann', 'bob', 'cay');

  it('is never given by the sole author', () => {
    fc.assert(
      fc.property(person, fc.uniqueArray(person, { minLength: 1 }), (approverId, authors) => {
        const refusals = refusalsToApprove({ state: 'draft', approverId, authors, gaps: [] });
        expect(refusals.length > 0).toBe(authors.length === 1 && authors[0] === approverId);
      }),
    );
  });

  it('waits for gaps that block, not for the others', () => {
    const gaps = planGaps({ ...whole('DR'), serviceIds: [], coverage: [] });
    const refusals = refusalsToApprove({ state: 'draft', approverId: 'ann', authors: ['bob'], gaps });
    expect(refusals.map((r) => r.code)).toEqual(['no-service']);
  });
});

describe("the registrant's acceptance", () => {
  it('never begins before the version that it replaces, and never replaces a newer one', () => {
    const accepted = { number: 2, effectiveFrom: '2026-03-01' };
    expect(refusalToAccept({ number: 3, effectiveFrom: '2026-02-28', accepted })?.code).toBe('effective-too-early');
    expect(refusalToAccept({ number: 1, effectiveFrom: '2026-04-01', accepted })?.code).toBe('newer-accepted');
    expect(refusalToAccept({ number: 3, effectiveFrom: '2026-03-01', accepted })).toBeNull();
    expect(refusalToAccept({ number: 1, effectiveFrom: '2020-01-01', accepted: null })).toBeNull();
  });

  it('leaves one version in force on any day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, day, day, (from, until, asked) => {
        fc.pre(from <= until);
        const older = inForceOn({ effectiveFrom: from, effectiveTo: until }, asked);
        const newer = inForceOn({ effectiveFrom: until, effectiveTo: null }, asked);
        expect(older && newer).toBe(false);
        expect(older || newer).toBe(asked >= from);
      }),
    );
    expect(inForceOn({ effectiveFrom: null, effectiveTo: null }, '2026-02-01')).toBe(false);
  });
});

describe('the text that is hashed', () => {
  const content: PlanContent = {
    planRef: 'PL-0001',
    planKind: 'DR',
    planTitle: 'Recovery',
    number: 1,
    label: '3.2',
    sourceEvidenceVersionId: 'e',
    serviceIds: ['b', 'a'],
    emphasis: null,
    sections: [{ key: 'scope', present: true, reference: 'p. 1' }],
    reviewDueOn: null,
    offlineCopy: false,
    changeSummary: '',
    steps: [2, 1].map((number) => ({
      number,
      title: `Step ${number}`,
      instruction: null,
      owner: 'Ops',
      systemName: null,
      dependsOn: [],
      expectedMinutes: 0,
    })),
    coverage: [{ disruptionType: 'network_loss', process: 'p', solution: 's', notApplicableReason: null }],
  };

  it('is the same whatever order rows come in, and says zero as zero', () => {
    const text = planContentText(content);
    expect(planContentText({ ...content, serviceIds: ['a', 'b'], steps: [...content.steps].reverse() })).toBe(text);
    expect(text).toContain('"expectedMinutes":0');
    expect(text).toContain('"services":["a","b"]');
  });

  it('changes with every member of the content', () => {
    const changed: Partial<PlanContent>[] = [
      { planRef: 'PL-0002' },
      { planKind: 'COOP' },
      { planTitle: 'x' },
      { number: 2 },
      { label: 'x' },
      { sourceEvidenceVersionId: 'x' },
      { serviceIds: ['a'] },
      { emphasis: 'recovery' },
      { sections: [] },
      { reviewDueOn: '2027-01-01' },
      { offlineCopy: true },
      { changeSummary: 'x' },
      { steps: [] },
      { coverage: [] },
    ];
    expect(changed.map((c) => Object.keys(c)[0]).sort()).toEqual(Object.keys(content).sort());
    const texts = new Set([planContentText(content), ...changed.map((c) => planContentText({ ...content, ...c }))]);
    expect(texts.size).toBe(changed.length + 1);
  });
});

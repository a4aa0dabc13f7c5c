import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { measure } from './check-metrics.rules';
import type { DependencyMetricFacts } from './dependency-fact.rules';
import type { Measured } from './metric.rules';

const { requirements } = readShippedCatalogue();

type Line = DependencyMetricFacts['register'][number];
const LINE: Line = { serviceId: 's1', shared: true, confirmed: true, slower: false, usOn: '2026-05-01' };

function valuesOf(code: string, dependencies: Partial<DependencyMetricFacts>) {
  const requirement = requirements.find(({ id }) => id === code)!;
  const facts = {
    ...{ today: '2026-06-01', vendor: { contractNoticeMinutes: null }, services: [], plans: [], exercises: [] },
    ...{ contacts: [], findings: [], files: [], impact: [] },
    assurance: { periodOf: {}, services: [], soc2: [], certificates: [] },
    dependencies: { register: [], subOutsourcers: [], ...dependencies },
  } as unknown as Measured['facts'];
  const on: Measured = {
    ...{ facts, requirement, obligationId: 'o1', serviceId: code === 'INV-01' ? null : 's1', tier: 'T1' },
    disruptionTypes: [],
  };
  return Object.fromEntries(requirement.checks.map((check) => [check.id, measure(on, check)]));
}

describe('metrics of what services rest on', () => {
  it('have no value while nobody gave a word on the register', () => {
    expect(valuesOf('TPR-03', {})).toEqual({ two_sided: null, objectives_aligned: null });
    const silent = [{ ...LINE, usOn: null, confirmed: false }];
    expect(valuesOf('TPR-03', { register: silent })).toEqual({ two_sided: null, objectives_aligned: null });
    expect(valuesOf('INV-01', { register: silent })['confirmed_age']).toBeNull();
    expect(valuesOf('TPR-01', {})['none_unassessed']).toBeNull();
  });

  it('count shared lines that a side has not confirmed, and those that come back too late', () => {
    const register = [LINE, { ...LINE, confirmed: false }, { ...LINE, shared: false, confirmed: false, slower: null }];
    expect(valuesOf('TPR-03', { register })).toEqual({ two_sided: 1, objectives_aligned: 0 });
    const slow = [...register, { ...LINE, slower: true }, { ...LINE, slower: null }];
    expect(valuesOf('TPR-03', { register: slow })).toMatchObject({ objectives_aligned: 1 });
    expect(valuesOf('TPR-03', { register: [{ ...LINE, slower: null }] })).toMatchObject({ objectives_aligned: null });
  });

  it('take the age of the inventory from its oldest word, of all services', () => {
    const other = { ...LINE, serviceId: 's2', usOn: '2026-03-01' };
    expect(valuesOf('INV-01', { register: [LINE, other] })['confirmed_age']).toBe(92);
    expect(valuesOf('INV-01', { register: [LINE, { ...other, usOn: null }] })['confirmed_age']).toBeNull();
  });

  it('count critical sub-outsourcers that nobody assessed', () => {
    const party = { serviceIds: ['s1'], critical: true, assessed: false };
    const subOutsourcers = [party, { ...party, assessed: true }, { ...party, serviceIds: ['s2'] }];
    expect(valuesOf('TPR-01', { subOutsourcers })['none_unassessed']).toBe(1);
    expect(valuesOf('TPR-01', { subOutsourcers: [{ ...party, serviceIds: [] }] })['none_unassessed']).toBe(1);
  });

  it('never pass what has an open or unknown line among the shared', () => {
    const line = fc.record({
      serviceId: fc.constant('s1'),
      shared: fc.boolean(),
      confirmed: fc.boolean(),
      slower: fc.constantFrom(true, false, null),
      usOn: fc.constantFrom('2026-05-01', null),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (register) => {
        const values = valuesOf('TPR-03', { register });
        const shared = register.filter((one) => one.shared);
        if (values['two_sided'] === 0) expect(shared.every((one) => one.confirmed)).toBe(true);
        if (values['objectives_aligned'] === 0) expect(shared.every((one) => one.slower === false)).toBe(true);
      }),
    );
  });
});

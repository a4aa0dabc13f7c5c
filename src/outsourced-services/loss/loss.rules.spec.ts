import fc from 'fast-check';
import { pathTo } from './loss-path.rules';
import type { Reasons } from './loss-reasons.rules';
import { simulateLoss, type ServiceOutcome } from './loss.rules';
import { lossKey, type DependencyFacts, type Loss, type LossFacts, type ServiceFacts } from './loss-facts.rules';

const service = (id: string, more: Partial<ServiceFacts> = {}): ServiceFacts => ({
  ...{ id, vendorId: `${id}-vendor`, rtoMinutes: 240, mtpdMinutes: 480, mbcoPct: null },
  ...more,
});

type Told = ServiceOutcome & Reasons;

/** All outcomes with their reasons, in the order of the services. */
function told(facts: LossFacts, losses: Loss[]): Told[] {
  const { outcomes, reasons } = simulateLoss(facts, losses);
  const place = (id: string) => facts.services.findIndex((one) => one.id === id);
  return outcomes
    .map((one) => ({ ...one, ...reasons(one.serviceId) }))
    .sort((a, b) => place(a.serviceId) - place(b.serviceId));
}

let count = 0;
const rests = (serviceId: string, on: string | null, more: Partial<DependencyFacts> = {}): DependencyFacts => ({
  ...{ id: `dependency-${(count += 1)}`, serviceId, kind: 'site', role: 'primary', siteId: null, servesSiteId: null },
  ...{ sharePct: null, standbyCapacityPct: null, activationMinutes: null, theirRtoMinutes: null },
  ...{ restsOn: on === null ? [] : [on], placeUnknown: [], providerVendorId: null, providerServiceId: null },
  ...more,
});

const cedar = 'site:cedar';
const lose = (...keys: string[]): Loss[] =>
  keys.map((key) => ({ kind: key.split(':')[0] as Loss['kind'], id: key.split(':').slice(1).join(':') }));

const outcome = (facts: LossFacts, losses: Loss[], id = 'voice'): Told | undefined =>
  told(facts, losses).find(({ serviceId }) => serviceId === id);

const standby = (more: Partial<DependencyFacts> = {}) =>
  rests('voice', 'site:tucson', { role: 'standby', standbyCapacityPct: 80, activationMinutes: 45, ...more });

describe('a service that loses its only place', () => {
  it('counts on seats that others may take first as possible, and vouches for none of them', () => {
    const dependencies = [rests('voice', cedar), standby({ notVouchedFor: true })];
    const found = outcome({ services: [service('voice')], dependencies }, lose(cedar));
    expect(found).toMatchObject({ state: 'unknown', capacity: { low: 0, high: 80 } });
  });

  it('is down, with nothing that says when it is back', () => {
    const found = outcome({ services: [service('voice')], dependencies: [rests('voice', cedar)] }, lose(cedar));
    expect(found).toMatchObject({ state: 'down', capacity: { low: 0, high: 0 }, atOncePct: 0 });
    expect(found).toMatchObject({ resumesAfterMinutes: null, rto: 'not_stated', mtpd: 'not_stated' });
  });

  it('is back when the place is, measured against its objectives', () => {
    const dependencies = [rests('voice', cedar, { theirRtoMinutes: 300 })];
    const found = outcome({ services: [service('voice')], dependencies }, lose(cedar));
    expect(found).toMatchObject({ state: 'down', resumesAfterMinutes: 300, rto: 'beyond', mtpd: 'within' });
  });

  it('goes on at its standby with what that can carry, once it is started', () => {
    const facts = { services: [service('voice')], dependencies: [rests('voice', cedar), standby()] };
    const found = outcome(facts, lose(cedar));
    expect(found).toMatchObject({ state: 'degraded', capacity: { low: 80, high: 80 }, atOncePct: 0 });
    expect(found).toMatchObject({ resumesAfterMinutes: 45, rto: 'within' });
    expect(found?.remaining).toMatchObject([{ capacity: { low: 80, high: 80 }, afterMinutes: 45 }]);
  });

  it('fails over where the standby carries all of the peak, and is down where the standby goes too', () => {
    const facts = {
      services: [service('voice')],
      dependencies: [rests('voice', cedar), standby({ standbyCapacityPct: 130 })],
    };
    expect(outcome(facts, lose(cedar))).toMatchObject({ state: 'fails_over', capacity: { low: 100, high: 100 } });
    expect(outcome(facts, lose(cedar, 'site:tucson'))).toMatchObject({ state: 'down', fallbackLost: true });
  });

  it('is unknown, never whole, where nobody said what the standby can carry', () => {
    const dependencies = [rests('voice', cedar), standby({ standbyCapacityPct: null })];
    const found = outcome({ services: [service('voice', { mbcoPct: 40 })], dependencies }, lose(cedar));
    expect(found).toMatchObject({ state: 'unknown', capacity: { low: 0, high: 100 }, meetsMinimum: false });
    expect(found).toMatchObject({ resumesAfterMinutes: null, rto: 'not_stated' });
  });

  it('has its capacity but no time where nobody said how long the standby takes to start', () => {
    const dependencies = [rests('voice', cedar), standby({ activationMinutes: null })];
    const found = outcome({ services: [service('voice')], dependencies }, lose(cedar));
    expect(found).toMatchObject({ state: 'degraded', capacity: { low: 80, high: 80 }, rto: 'not_stated' });
  });

  it('counts as resumed at its minimum, not at the first trickle', () => {
    const dependencies = [rests('voice', cedar, { theirRtoMinutes: 400 }), standby({ standbyCapacityPct: 30 })];
    const found = outcome({ services: [service('voice', { mbcoPct: 60 })], dependencies }, lose(cedar));
    expect(found).toMatchObject({ resumesAfterMinutes: 400, rto: 'beyond', mtpd: 'within', meetsMinimum: false });
  });
});

describe('a service that loses its standby only', () => {
  it('is untouched, and its fallback is gone', () => {
    const facts = { services: [service('voice')], dependencies: [rests('voice', cedar), standby()] };
    const found = outcome(facts, lose('site:tucson'));
    expect(found).toMatchObject({ state: 'untouched', capacity: { low: 100, high: 100 }, fallbackLost: true });
    expect(found).toMatchObject({ resumesAfterMinutes: 0, rto: 'within' });
  });
});

describe('places that share a load', () => {
  const shared = (on: string, sharePct: number | null, standbyCapacityPct: number | null = null) =>
    rests('voice', on, { role: 'shared_load', sharePct, standbyCapacityPct });

  it('leave the share of those that go on, at once', () => {
    const facts = { services: [service('voice')], dependencies: [shared(cedar, 60), shared('site:tucson', 40)] };
    expect(outcome(facts, lose(cedar))).toMatchObject({ capacity: { low: 40, high: 40 }, atOncePct: 40 });
  });

  it('leave what the others can carry when they have to', () => {
    const facts = { services: [service('voice')], dependencies: [shared(cedar, 60), shared('site:tucson', 40, 75)] };
    expect(outcome(facts, lose(cedar))).toMatchObject({ capacity: { low: 75, high: 75 }, resumesAfterMinutes: 0 });
  });

  it('leave something unknown where a share is', () => {
    const facts = { services: [service('voice')], dependencies: [shared(cedar, 60), shared('site:tucson', null)] };
    expect(outcome(facts, lose(cedar))).toMatchObject({ state: 'unknown', capacity: { low: 0, high: 100 } });
  });
});

describe('systems', () => {
  const system = (name: string, more: Partial<DependencyFacts> = {}) =>
    rests('voice', `system:${name}`, { kind: 'system', ...more });

  it('are each needed: one down takes the service with it', () => {
    const facts = { services: [service('voice')], dependencies: [system('telephony'), system('payments')] };
    expect(outcome(facts, lose('system:payments'))).toMatchObject({ state: 'down' });
  });

  it('have a standby that counts only where it is plain what it stands in for', () => {
    const spare = system('spare', { role: 'standby', standbyCapacityPct: 100, activationMinutes: 10 });
    const plain = { services: [service('voice')], dependencies: [system('telephony'), spare] };
    expect(outcome(plain, lose('system:telephony'))).toMatchObject({ state: 'fails_over' });
    const unclear = { ...plain, dependencies: [...plain.dependencies, system('payments')] };
    expect(outcome(unclear, lose('system:telephony'))).toMatchObject({ state: 'unknown' });
  });
});

describe('power and lines that serve one site', () => {
  it('take that site with them, and no other', () => {
    const home = rests('voice', cedar, { siteId: 'cedar' });
    const power = rests('voice', 'resource:power', { kind: 'utility', servesSiteId: 'cedar', theirRtoMinutes: 90 });
    const facts = { services: [service('voice')], dependencies: [home, power, standby()] };
    const found = outcome(facts, lose('resource:power'));
    expect(found).toMatchObject({ state: 'degraded', capacity: { low: 80, high: 80 }, resumesAfterMinutes: 45 });
    expect(found?.causes.map(({ effect }) => effect)).toEqual(['supply_hit', 'lost']);
  });
});

describe('a hazard zone or region', () => {
  it('takes the places in it, by name, whatever the case', () => {
    const facts = {
      services: [service('voice')],
      dependencies: [rests('voice', lossKey({ kind: 'hazard_zone', id: 'Gulf Coast' })), standby()],
    };
    const found = outcome(facts, [{ kind: 'hazard_zone', id: ' gulf coast ' }]);
    expect(found).toMatchObject({ state: 'degraded', capacity: { low: 80, high: 80 } });
  });

  it('leaves a place unknown of which nobody recorded where it is', () => {
    const nowhere = rests('voice', 'site:nowhere', { placeUnknown: ['hazard_zone'] });
    const facts = { services: [service('voice')], dependencies: [nowhere] };
    const found = outcome(facts, lose('hazard_zone:gulf'));
    expect(found).toMatchObject({ state: 'unknown', capacity: { low: 0, high: 100 } });
    expect(found?.causes).toMatchObject([{ effect: 'place_unknown' }]);
    expect(outcome(facts, lose('region:iowa, us'))).toBeUndefined();
  });
});

describe('a service that another vendor of ours provides', () => {
  const onVault = (more: Partial<DependencyFacts> = {}) =>
    rests('payroll', null, { kind: 'fourth_party', providerVendorId: 'vault-vendor', ...more });
  const facts = (more: Partial<DependencyFacts> = {}): LossFacts => ({
    services: [service('vault'), service('payroll')],
    dependencies: [rests('vault', 'site:salina', { theirRtoMinutes: 120 }), onVault(more)],
  });

  it('goes down with it, and comes back with it', () => {
    const found = outcome(facts(), lose('site:salina'), 'payroll');
    expect(found).toMatchObject({ state: 'down', resumesAfterMinutes: 120 });
    expect(found?.causes).toMatchObject([{ effect: 'provider_hit', providerServiceIds: ['vault'] }]);
  });

  it('takes no promise of the provider for sooner than its own records say', () => {
    expect(outcome(facts({ theirRtoMinutes: 5 }), lose('site:salina'), 'payroll')?.resumesAfterMinutes).toBe(120);
  });

  it('is interrupted while the provider fails over', () => {
    const { services, dependencies } = facts();
    const spare = rests('vault', 'site:spare', { role: 'standby', standbyCapacityPct: 100, activationMinutes: 30 });
    const found = outcome({ services, dependencies: [...dependencies, spare] }, lose('site:salina'), 'payroll');
    expect(found).toMatchObject({ state: 'fails_over', atOncePct: 0, resumesAfterMinutes: 30 });
  });

  it('is unknown where the vendor has several services and not all are hit', () => {
    const more = { ...facts(), services: [...facts().services, service('shred', { vendorId: 'vault-vendor' })] };
    expect(outcome(more, lose('site:salina'), 'payroll')).toMatchObject({ state: 'unknown' });
  });

  it('ends where services use one another in a circle', () => {
    const { services, dependencies } = facts();
    const back = rests('vault', null, { kind: 'fourth_party', providerVendorId: 'payroll-vendor' });
    const circle = { services, dependencies: [...dependencies, back] };
    expect(told(circle, lose('site:elsewhere'))).toEqual([]);
    expect(outcome(circle, lose('site:salina'), 'payroll')).toMatchObject({ state: 'down', resumesAfterMinutes: 120 });
  });

  it('goes down with the vendor itself', () => {
    const found = told(facts(), lose('vendor:vault-vendor'));
    expect(found.map(({ serviceId, state }) => [serviceId, state])).toEqual([
      ['vault', 'down'],
      ['payroll', 'down'],
    ]);
  });
});

describe('the way to what is lost', () => {
  it('is told service by service, the shortest one', () => {
    const use = (serviceId: string, of: string) =>
      rests(serviceId, null, { kind: 'fourth_party', providerVendorId: `${of}-vendor` });
    const facts = {
      services: ['vault', 'payroll', 'stores'].map((id) => service(id)),
      dependencies: [
        rests('vault', 'site:salina'),
        use('payroll', 'vault'),
        use('stores', 'payroll'),
        use('vault', 'stores'),
      ],
    };
    const { reasons } = simulateLoss(facts, lose('site:salina'));
    const wayTo = (id: string) => pathTo(id, (at) => reasons(at).causes);
    expect(wayTo('stores').map(({ serviceId }) => serviceId)).toEqual(['stores', 'payroll', 'vault']);
    expect(wayTo('vault')).toHaveLength(1);
  });
});

describe('any loss', () => {
  const KEYS = ['site:a', 'site:b', 'system:c', 'resource:d', 'hazard_zone:e', 'region:f', 'vendor:v0'];
  const NAMES = ['s0', 's1', 's2', 's3'];
  const pct = fc.option(fc.integer({ min: 0, max: 120 }), { nil: null });
  const minutes = fc.option(fc.integer({ min: 0, max: 900 }), { nil: null });
  const dependency = fc.record({
    serviceId: fc.constantFrom(...NAMES),
    kind: fc.constantFrom('site', 'system', 'carrier', 'fourth_party'),
    role: fc.constantFrom('primary' as const, 'standby' as const, 'shared_load' as const),
    siteId: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
    servesSiteId: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
    ...{ sharePct: pct, standbyCapacityPct: pct, activationMinutes: minutes, theirRtoMinutes: minutes },
    restsOn: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
    placeUnknown: fc.subarray(['hazard_zone' as const, 'region' as const]),
    providerVendorId: fc.option(fc.constantFrom('v0', 'v1', 'v2'), { nil: null }),
  });
  const facts: fc.Arbitrary<LossFacts> = fc.record({
    services: fc.record({ rto: minutes, mtpd: minutes, mbco: pct }).map(({ rto, mtpd, mbco }) =>
      NAMES.map((id, i) => ({
        ...{ id, vendorId: `v${i % 3}`, rtoMinutes: rto, mtpdMinutes: mtpd },
        mbcoPct: mbco === null ? null : Math.min(100, mbco),
      })),
    ),
    dependencies: fc.array(dependency, { maxLength: 14 }).map((list) =>
      // A site is one only when its kind says so, and serves no other; as in the register.
      list.map((one, i) => ({
        ...one,
        id: `d${i}`,
        siteId: one.kind === 'site' ? one.siteId : null,
        servesSiteId: one.kind === 'site' ? null : one.servesSiteId,
        providerServiceId: null,
      })),
    ),
  });
  const losses = fc.subarray(KEYS).map((keys) => lose(...keys));
  const byId = (outcomes: Told[]) => new Map(outcomes.map((one) => [one.serviceId, one]));
  const lowOf = (one: Told | undefined) => one?.capacity.low ?? 100;
  const highOf = (one: Told | undefined) => one?.capacity.high ?? 100;
  const backOf = (one: Told | undefined) => (one ? (one.resumesAfterMinutes ?? Infinity) : 0);

  it('never leaves more, or sooner, for losing more', () => {
    fc.assert(
      fc.property(facts, losses, losses, (ground, some, others) => {
        const less = byId(told(ground, some));
        const more = byId(told(ground, [...some, ...others]));
        for (const id of NAMES) {
          expect(lowOf(more.get(id))).toBeLessThanOrEqual(lowOf(less.get(id)));
          expect(highOf(more.get(id))).toBeLessThanOrEqual(highOf(less.get(id)));
          expect(more.get(id)?.atOncePct ?? 100).toBeLessThanOrEqual(less.get(id)?.atOncePct ?? 100);
          expect(backOf(more.get(id))).toBeGreaterThanOrEqual(backOf(less.get(id)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in any order of losses, services and dependencies, and lost twice as once', () => {
    fc.assert(
      fc.property(facts, losses, ({ services, dependencies }, lost) => {
        const straight = told({ services, dependencies }, lost);
        const turned = told({ services: services.toReversed(), dependencies: dependencies.toReversed() }, [
          ...lost.toReversed(),
          ...lost,
        ]);
        const plain = (outcomes: Told[]) =>
          outcomes
            .map(({ causes, remaining, ...rest }) => ({
              ...rest,
              causes: causes.map(({ dependencyId }) => dependencyId).sort(),
              remaining: remaining.map(({ dependencyId }) => dependencyId).sort(),
            }))
            .sort((a, b) => a.serviceId.localeCompare(b.serviceId));
        expect(plain(turned)).toEqual(plain(straight));
      }),
    );
  });

  it('leaves untouched services all that they had, and nothing lost touches nothing', () => {
    fc.assert(
      fc.property(facts, losses, (ground, lost) => {
        expect(told(ground, [])).toEqual([]);
        for (const one of told(ground, lost)) {
          expect(one.capacity.low).toBeLessThanOrEqual(one.capacity.high);
          if (one.state === 'untouched')
            expect(one).toMatchObject({ capacity: { low: 100, high: 100 }, atOncePct: 100 });
          else expect(one.causes.length > 0 || lost.some(({ kind }) => kind === 'vendor')).toBe(true);
        }
      }),
    );
  });

  it('never counts what is unknown for better than a known zero', () => {
    fc.assert(
      fc.property(facts, losses, (ground, lost) => {
        const zero: LossFacts = {
          services: ground.services,
          dependencies: ground.dependencies.map((one) => ({
            ...one,
            standbyCapacityPct: one.standbyCapacityPct ?? 0,
          })),
        };
        const known = byId(told(zero, lost));
        for (const one of told(ground, lost)) {
          expect(one.capacity.low).toBeLessThanOrEqual(lowOf(known.get(one.serviceId)));
          expect(backOf(one)).toBeGreaterThanOrEqual(backOf(known.get(one.serviceId)));
          if (one.state === 'unknown') expect(one.capacity.low).toBeLessThan(one.capacity.high);
        }
      }),
    );
  });

  it('is the same whether all services are known to it or only those that it can reach', () => {
    fc.assert(
      fc.property(facts, losses, (ground, lost) => {
        const all = told(ground, lost);
        const beside: LossFacts = {
          services: [...ground.services, service('beside', { vendorId: 'v-beside' })],
          dependencies: [...ground.dependencies, rests('beside', 'site:beside')],
        };
        expect(told(beside, lost)).toEqual(all);
      }),
    );
  });

  it('is the same whether every dependency is known, or only those of kinds that it can touch or be passed on by', () => {
    fc.assert(
      fc.property(facts, losses, ({ services, dependencies }, lost) => {
        const keys = new Set(lost.map(lossKey));
        const kinds = new Set<string>(lost.map(({ kind }) => kind));
        const inPlay = (one: DependencyFacts) =>
          one.providerVendorId !== null ||
          [...one.restsOn].some((key) => keys.has(key)) ||
          one.placeUnknown.some((kind) => kinds.has(kind));
        const groups = new Set(dependencies.filter(inPlay).map(({ serviceId, kind }) => `${serviceId} ${kind}`));
        for (const one of dependencies) if (one.servesSiteId !== null) groups.add(`${one.serviceId} site`);
        const some = dependencies.filter(({ serviceId, kind }) => groups.has(`${serviceId} ${kind}`));
        expect(told({ services, dependencies: some }, lost)).toEqual(told({ services, dependencies }, lost));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for a service beside others that are set up alike as alone', () => {
    const own = fc.array(dependency, { maxLength: 6 });
    fc.assert(
      fc.property(own, own, losses, (mine, other, lost) => {
        const of = (id: string, set: typeof mine) =>
          set.map((one, i) => ({
            ...{ ...one, id: `${id}-${i}`, serviceId: id, siteId: null, servesSiteId: null },
            ...{ providerVendorId: null, providerServiceId: null },
          }));
        const outcomeOf = (dependencies: DependencyFacts[], services: string[]) =>
          told({ services: services.map((id) => service(id)), dependencies }, lost).find(
            (one) => one.serviceId === 's',
          );
        const beside = [...of('twin', mine), ...of('other', other), ...of('s', mine), ...of('third', mine)];
        expect(outcomeOf(beside, ['twin', 'other', 's', 'third'])).toEqual(outcomeOf(of('s', mine), ['s']));
      }),
      { numRuns: 500 },
    );
  });
});

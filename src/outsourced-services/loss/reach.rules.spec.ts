import { reachedFrom } from './reach.rules';

const use = (providerId: string, vendorId: string) => ({
  ...{ providerId, vendorId, serviceId: `service of ${vendorId}`, kind: 'fourth_party' },
});
const touching = (serviceId: string, vendorId: string, ...kinds: string[]) => ({
  vendorOf: new Map([[serviceId, vendorId]]),
  byKind: new Map(kinds.map((kind) => [kind, new Set([serviceId])])),
  serving: ['service of payroll', 'service of nobody'],
});

describe('whoever a loss can reach', () => {
  it('is what it touches, and who uses a vendor of those, and so on, in circles too', () => {
    const uses = [use('vault', 'payroll'), use('payroll', 'stores'), use('stores', 'vault'), use('other', 'else')];
    const { serviceIds, providerIds } = reachedFrom(touching('vault service', 'vault'), uses);
    expect(serviceIds).toEqual(['vault service', 'service of payroll', 'service of stores', 'service of vault']);
    expect(providerIds).toEqual(['vault', 'payroll', 'stores']);
  });

  it('names the providers of what is touched, even where they are not', () => {
    const { serviceIds, providerIds } = reachedFrom(touching('service of payroll', 'payroll'), [
      use('vault', 'payroll'),
    ]);
    expect({ serviceIds, providerIds }).toEqual({ serviceIds: ['service of payroll'], providerIds: ['vault'] });
  });

  it('names the kinds that are touched, those over which others of ours are used, and the places that something serves', () => {
    const uses = [use('vault', 'payroll'), { ...use('vault', 'elsewhere'), kind: 'platform' }];
    const { byKind } = reachedFrom(touching('service of payroll', 'payroll', 'carrier'), uses);
    const expected = ['carrier', 'fourth_party', 'site'].map((kind) => [kind, new Set(['service of payroll'])]);
    expect([...byKind]).toEqual(expected);
  });
});

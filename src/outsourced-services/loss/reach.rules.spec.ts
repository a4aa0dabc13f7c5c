import { reachedFrom } from './reach.rules';

const use = (providerId: string, vendorId: string) => ({ providerId, vendorId, serviceId: `service of ${vendorId}` });

describe('whoever a loss can reach', () => {
  it('is what it touches, and who uses a vendor of those, and so on, in circles too', () => {
    const uses = [use('vault', 'payroll'), use('payroll', 'stores'), use('stores', 'vault'), use('other', 'else')];
    const { serviceIds, providerIds } = reachedFrom(new Map([['vault service', 'vault']]), uses);
    expect(serviceIds).toEqual(['vault service', 'service of payroll', 'service of stores', 'service of vault']);
    expect(providerIds).toEqual(['vault', 'payroll', 'stores']);
  });

  it('names the providers of what is touched, even where they are not', () => {
    const { serviceIds, providerIds } = reachedFrom(new Map([['service of payroll', 'payroll']]), [
      use('vault', 'payroll'),
    ]);
    expect({ serviceIds, providerIds }).toEqual({ serviceIds: ['service of payroll'], providerIds: ['vault'] });
  });
});

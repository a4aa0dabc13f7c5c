import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

describe('vendors', () => {
  let house: TestPortal;
  let northwell: TestVendor;
  beforeAll(async () => {
    house = await openTestPortal();
    northwell = await house.vendor('Northwell Contact');
  });
  afterAll(() => house.close());

  it('enters a vendor as a prospect with a reference of its own', async () => {
    const { body } = await house.ines.get(`/api/vendors/${northwell.id}`).expect(200);
    expect(body).toMatchObject({ name: 'Northwell Contact', state: 'prospect', registeredByName: 'Ines Okafor' });
    expect(body.ref).toMatch(/^VN-\d{4}$/);
    expect(body.contacts).toEqual([]);
  });
});

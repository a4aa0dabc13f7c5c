import { PASSWORD } from '../support/person';
import { axeFindings, everyLook, openBrowser, type Browsing } from './browser';

describe('people and roles, in a browser', () => {
  let at: Browsing;
  beforeAll(async () => {
    at = await openBrowser();
    await at.house.vendor('Quillfeather Payroll');
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('invites a person by a link that is shown once and works once', async () => {
    const page = await at.window(at.house.sam);
    expect(await everyLook(page)).toEqual([]);
    await page.goto('/people');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Invite a person' });
    await dialog.getByLabel('Name', { exact: true }).fill('Nadia Brandt');
    await dialog.getByLabel('Work e-mail address').fill('nadia.brandt@people.example');
    await dialog.getByLabel('Role').selectOption('vendor_attestor');
    await dialog.getByRole('button', { name: 'Make the invitation' }).click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe('Nadia Brandt');
    await dialog.getByRole('combobox', { name: 'Vendor' }).fill('Quill');
    await page.keyboard.press('Enter');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Make the invitation' }).click();
    const shown = page.getByRole('alertdialog', { name: 'Invitation for Nadia Brandt' });
    const link = await shown.locator('code').innerText();
    expect(link).toMatch(/\/invitation\/[A-Za-z0-9_-]{20,}$/);
    await shown.getByRole('button', { name: 'Close' }).click();
    expect(await page.content()).not.toContain(link);

    const guest = await at.window();
    await guest.goto(new URL(link).pathname);
    await guest.getByRole('heading', { name: 'Set your password' }).waitFor();
    expect(await everyLook(guest)).toEqual([]);
    await guest.getByLabel('New password').fill('short');
    await guest.getByLabel('The same password again').fill('short');
    await guest.getByRole('button', { name: 'Set the password' }).click();
    await guest.getByText('Use at least 12 characters').waitFor();
    await guest.getByLabel('New password').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Set the password' }).click();
    await guest.getByText('The two passwords differ').waitFor();
    await guest.getByLabel('The same password again').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Set the password' }).click();
    await guest.waitForURL('**/sign-in?email=*');
    await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await guest.keyboard.press('Enter');
    await guest.waitForURL('**/home');
    await guest.goto(new URL(link).pathname);
    await guest.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  });

  it('gives and takes a role, and disables an account', async () => {
    const leaver = await at.house.invite({ name: 'Leaving Soon', role: 'relationship_owner' });
    const page = await at.window(at.house.sam);
    await page.goto('/people');
    await page.getByRole('link', { name: 'Leaving Soon' }).click();
    await page.getByRole('heading', { name: 'Leaving Soon' }).waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByLabel('Role', { exact: true }).selectOption('administrator');
    await page.getByRole('button', { name: 'Give the role' }).click();
    await page.getByText('An administrator holds no business role').first().waitFor();
    await page.getByLabel('Role', { exact: true }).selectOption('compliance_officer');
    await page.getByRole('button', { name: 'Give the role' }).click();
    await page.getByRole('rowheader', { name: 'Compliance officer' }).waitFor();
    await page
      .getByRole('row', { name: /Relationship owner/ })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('row', { name: /Relationship owner.*Revoked/ }).waitFor();
    await page.getByRole('button', { name: 'Disable the account' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disable the account' }).click();
    await page.getByText('Disabled', { exact: true }).first().waitFor();
    await leaver.get('/api/session').expect(401);
  });
});

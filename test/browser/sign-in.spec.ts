import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/person';
import { everyLook, openBrowser, passGate, signIn, type Browsing } from './browser';

describe('signing in, in a browser', () => {
  let at: Browsing;
  beforeAll(async () => {
    at = await openBrowser();
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  const named = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

  it('leads to the screen that was asked for, and only within the portal', async () => {
    const page = await at.window();
    await page.goto('/trail?deed=session.');
    await page.waitForURL('**/sign-in?next=*');
    expect(await everyLook(page)).toEqual([]);
    await page.getByLabel('Work e-mail address').fill(at.house.ines.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/trail?deed=session.');
    await page.goto('/sign-in?next=//elsewhere.example/x');
    await page.getByLabel('Work e-mail address').fill(at.house.ines.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${at.house.url}/home`);
  });

  it('says that it failed, and keeps the address that was typed', async () => {
    const page = await at.window();
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail address').fill('nobody@people.example');
    await page.getByLabel('Password').fill('not the password');
    await named(page, 'Sign in').click();
    await page.getByRole('alert').getByText('Sign-in failed').waitFor();
    expect(await page.getByLabel('Work e-mail address').inputValue()).toBe('nobody@people.example');
  });

  it('asks again over the screen when the session has ended, and loses nothing', async () => {
    const page = await at.window(at.house.sam);
    await page.goto('/people');
    await named(page, 'Invite a person').click();
    await page.getByLabel('Name', { exact: true }).fill('Kept While Away');
    await page.getByRole('textbox', { name: 'Work e-mail address' }).fill('kept@people.example');
    await page.getByLabel('Role').last().selectOption('relationship_owner');
    await page.context().clearCookies();
    await named(page, 'Make the invitation').click();
    await passGate(page, 'Sign in again');
    await page.getByRole('alertdialog', { name: 'Invitation for Kept While Away' }).waitFor();
  });

  it('keeps what was typed when the person does not sign in again', async () => {
    const page = await at.window(at.house.sam);
    await page.goto('/people');
    await named(page, 'Invite a person').click();
    await page.getByLabel('Name', { exact: true }).fill('Still Typed');
    await page.context().clearCookies();
    await named(page, 'Make the invitation').click();
    await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You are not signed in').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Still Typed');
  });

  it('signs out here, and everywhere', async () => {
    const page = await at.window(at.house.dana);
    await named(page, 'Sign out').click();
    await page.waitForURL('**/sign-in');
    await page.goto('/home');
    await page.waitForURL('**/sign-in?next=*');
    await signIn(page, at.house.dana);
    const other = await at.window(at.house.dana);
    await page.goto('/account');
    expect(await everyLook(page)).toEqual([]);
    await named(page, 'Sign out everywhere').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL('**/sign-in');
    await other.goto('/home');
    await other.waitForURL('**/sign-in?next=*');
  });

  it('lets a person with two roles act under either', async () => {
    const both = await at.house.invite({ name: 'Two Hats', role: 'relationship_owner' });
    await at.house.sam.post(`/api/people/${both.personId}/memberships`, { role: 'compliance_officer' }).expect(201);
    const page = await at.window(both);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Act under this role' }).click();
    await page.waitForURL('**/home');
    await page.getByRole('link', { name: 'Audit trail' }).first().waitFor();
    const { role } = await page.evaluate(async () => (await (await fetch('/api/session')).json()).membership);
    expect(role).toBe('compliance_officer');
  });

  it('remembers the theme on this device', async () => {
    const page = await at.window(at.house.ines);
    await page.locator('.side').getByText('Dark').click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});

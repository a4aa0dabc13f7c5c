import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { TestVendor } from '../support/portal';
import { everyLook, openBrowser, type Browsing } from './browser';

let browsing: Browsing;
let lumen: TestVendor;
const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-files-'));

beforeAll(async () => {
  browsing = await openBrowser();
  lumen = await browsing.house.vendor('Lumen Cards');
});
afterEach(() => browsing.settle());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await browsing.close();
});

function fileOf(name: string, bytes: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Chooses a file, names its kind and sends it. */
async function bring(page: Page, file: string): Promise<void> {
  await page.goto('/evidence');
  await page.getByRole('button', { name: 'Bring evidence' }).click();
  await page.locator('input[type=file]').last().setInputFiles(file);
  await page.getByRole('combobox', { name: 'Kind of evidence' }).fill('EV-RST');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Upload 1 file' }).click();
}

const tray = (page: Page) => page.getByRole('region', { name: 'Uploads' });

/** Lets the parts of files arrive late, until released; so there is time to disturb an upload. */
async function slow(page: Page): Promise<() => Promise<void>> {
  await page.route('**/api/uploads/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  return () => page.unroute('**/api/uploads/*');
}

/** The browser has heard from the server that the upload is begun, so it knows where to go on. */
const begun = (page: Page) =>
  page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/api/uploads'));

it('a file is received with its digest while its sender goes elsewhere', async () => {
  const bytes = randomBytes(3_000_000);
  const page = await browsing.window(lumen.contributor);
  await bring(page, fileOf('restore.bin', bytes));
  await page.getByRole('link', { name: 'Plans', exact: true }).first().click();
  await page.waitForURL('**/plans');
  await tray(page).getByText('Received as', { exact: false }).waitFor();
  await tray(page).getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
  await tray(page).getByRole('link', { name: /^EV-/ }).click();
  await page.getByRole('heading', { level: 1, name: 'restore' }).waitFor();
  await page.getByText('Not scanned', { exact: true }).waitFor();
  expect(await everyLook(page)).toEqual([]);
});

it('a refused file says why beside itself', async () => {
  const page = await browsing.window(lumen.contributor);
  await bring(page, fileOf('report.pdf', Buffer.from('<html><script>1</script>')));
  await tray(page).getByText('Refused', { exact: true }).waitFor();
  await tray(page)
    .getByText(/can run by itself/)
    .first()
    .waitFor();
  expect(await everyLook(page)).toEqual([]);
});

it('an upload outlives a lost network', async () => {
  const bytes = randomBytes(40_000_000);
  const file = fileOf('log.bin', bytes);
  const page = await browsing.window(lumen.contributor);
  page.on('dialog', (dialog) => void dialog.accept());
  const release = await slow(page);
  const heard = begun(page);
  await bring(page, file);
  await heard;
  await tray(page).getByText('Uploading', { exact: true }).waitFor();
  await page.context().setOffline(true);
  await tray(page).getByText('Waiting for the network').waitFor();
  await release();
  await page.context().setOffline(false);
  await tray(page).getByText(createHash('sha256').update(bytes).digest('hex')).waitFor({ timeout: 40_000 });
});

it('an upload outlives a reload: the same file goes on where it ended', async () => {
  const bytes = randomBytes(40_000_000);
  const file = fileOf('roster.bin', bytes);
  const page = await browsing.window(lumen.contributor);
  page.on('dialog', (dialog) => void dialog.accept());
  const release = await slow(page);
  const heard = begun(page);
  await bring(page, file);
  await heard;
  await tray(page).getByRole('button', { name: 'Pause roster.bin' }).click();
  await page.reload();
  await release();
  const row = tray(page).getByRole('listitem').filter({ hasText: 'roster.bin' });
  await row.getByText('Not finished').waitFor();
  await row.locator('input[type=file]').setInputFiles(file);
  await tray(page).getByText(createHash('sha256').update(bytes).digest('hex')).waitFor({ timeout: 40_000 });
});

it.each(['/home', '/requirements', '/evidence', '/plans', '/exercises', '/exercises/new', '/attestations'])(
  '%s has no accessibility finding in any look',
  async (address) => {
    const page = await browsing.window(lumen.contributor);
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await everyLook(page)).toEqual([]);
  },
);

it('an auditor reads and finds no way to change', async () => {
  const page = await browsing.window(browsing.house.priya);
  for (const address of ['/evidence', '/plans', '/exercises', '/attestations', '/requirements']) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const name of ['Bring evidence', 'Add a plan', 'Plan an exercise', 'Submit for review'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
});

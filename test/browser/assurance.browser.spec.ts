import type { Locator, Page } from 'playwright-core';
import type { TestVendor } from '../support/portal';
import { openReviewable, type Reviewable } from '../support/reviewable';
import { bring } from '../support/tus-client';
import { everyLook, openBrowser, type Browsing } from './browser';
import { open } from './walking';

let scene: Reviewable;
let browsing: Browsing;
let lark: TestVendor;
let address: string;

beforeAll(async () => {
  scene = await openReviewable();
  browsing = await openBrowser(scene.house);
  lark = await scene.vendor('Larkmoor Payroll', 'T1');
});
afterEach(() => browsing.settle());
afterAll(() => browsing.close());

const fileOf = (kind: string, title: string) =>
  bring(lark.contributor, Buffer.from(`${title}\n`), {
    ...{ filename: `${kind}.txt`, filetype: 'text/plain', kind, title, madeOn: '2026-03-01' },
  });

type Filling = (dialog: Locator) => Promise<void>;

/** Opens a dialog by its button, fills it, and sends it. */
async function send(page: Page, button: string, fill: Filling): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Record it' }).click();
}

/** The same, until it is recorded. */
async function record(page: Page, button: string, fill: Filling): Promise<void> {
  await send(page, button, fill);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const choose = (dialog: Locator, label: string) =>
  dialog.getByRole('radio', { name: label, exact: true }).check({ force: true });

it('an officer expects what the year asks for, and the vendor brings it with what it says', async () => {
  const officer = await browsing.window(scene.house.ines);
  await open(officer, '/assurance-reports');
  await officer.getByRole('button', { name: 'Expect what FY2026 asks for' }).click();
  const link = officer.getByRole('link', { name: /SOC 1 report for FY2026/ });
  address = String(await link.getAttribute('href'));
  await fileOf('EV-SOC1', 'SOC 1 to February 2026');
  const vendor = await browsing.window(lark.contributor);
  await open(vendor, address);
  await record(vendor, 'Bring the report', async (dialog) => {
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.getByText('Choose the file.').first().waitFor();
    await dialog.getByLabel('File').selectOption({ index: 1 });
    await dialog.getByLabel('Opinion').selectOption('unmodified');
    await dialog.getByLabel('First day').fill('2025-03-01');
    await dialog.getByLabel('Last day').fill('2026-02-28');
    await dialog.getByLabel('Issued by').fill('Pell & Harcourt, CPAs');
  });
  await record(vendor, 'Add an organisation', async (dialog) => {
    await dialog.getByLabel('Name').fill('Copperline Vaulting');
    await dialog.getByLabel('What it does for the vendor').fill('Keeps the backups');
  });
  await vendor.getByText('306', { exact: true }).waitFor();
  expect(await vendor.getByRole('region', { name: 'Our evaluation' }).count()).toBe(0);
  expect(await everyLook(vendor)).toEqual([]);
});

it('the SOX office weighs what is carved out, pastes the user-entity controls, and says which failed', async () => {
  const page = await browsing.window(scene.house.mei);
  await open(page, address);
  await page.getByRole('button', { name: 'Begin the review' }).click();
  await record(page, 'Say how it is covered', async (dialog) => {
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.getByText('Choose one.').waitFor();
    await choose(dialog, 'By our monitoring');
    await dialog.getByLabel('How, or why not').fill('Restore samples are compared each quarter.');
  });
  await page.getByRole('button', { name: 'Paste a list' }).click();
  const sheet = page.getByRole('dialog', { name: 'Paste a list' });
  const text = sheet.getByLabel('List of user-entity controls');
  await text.fill('Number\tControl\tOur control\tOwner\nCUEC 1\tPay changes are approved\tPAY-02\tJo Ames\nCUEC 2\t');
  await sheet.getByRole('button', { name: 'Preview' }).click();
  await sheet.getByText('Line 3', { exact: false }).waitFor();
  await text.fill('Number\tControl\tOur control\tOwner\nCUEC 1\tPay changes are approved\tPAY-02\tJo Ames');
  await sheet.getByRole('button', { name: 'Preview' }).click();
  await sheet.getByRole('button', { name: 'Add 1 control' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open CUEC 1' }).click();
  await send(page, 'Record a test', async (dialog) => {
    await choose(dialog, 'Failed');
    await dialog.getByLabel('Tested on').fill('2026-03-01');
    await dialog.getByLabel('How it was tested').fill('2 of 25 changes had one approval.');
  });
  await page.getByRole('dialog', { name: 'CUEC 1' }).getByText('Failed, to evaluate').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Evaluate user-entity controls that failed: 1.').waitFor();
  expect(await everyLook(page)).toEqual([]);
});

it('what the SOX office wrote is decided by somebody of the second line', async () => {
  const page = await browsing.window(scene.house.mei);
  await open(page, address);
  await record(page, 'Write the evaluation', async (dialog) => {
    await dialog.getByLabel('Who issued it: reputation and independence, and how we checked').fill('Registered firm.');
    await dialog.getByLabel('Whether period and scope are what we need').fill('Both places; 306 days are left.');
    await dialog.getByLabel('What it means for us').fill('Supports reliance until February.');
    await choose(dialog, 'We rely on it with limits');
  });
  const second = await browsing.window(scene.house.ruben);
  await open(second, address);
  await second.getByRole('button', { name: 'Decide', exact: true }).click();
  const dialog = second.locator('[role=dialog], [role=alertdialog]');
  await choose(dialog, 'Approve');
  await dialog.getByLabel('Reason').fill('Read with its exhibits.');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('heading', { level: 1 }).getByText('SOC 1 report').waitFor();
  await second.getByText('Evaluated', { exact: true }).first().waitFor();
  await open(second, '/assurance-reports');
  expect(await everyLook(second)).toEqual([]);
});

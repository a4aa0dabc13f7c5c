import { readFileSync } from 'node:fs';
import { Jobs } from '../../src/foundation/jobs';
import { acceptVersion, serviceOf, wholeDraft } from '../support/continuity';
import { PASSWORD } from '../support/person';
import type { TestVendor } from '../support/portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import { buildVerifier, told, verified } from '../support/verified';
import { axeFindings, everyLook, openBrowser, passGate, type Browsing } from './browser';

describe('packets, in a browser', () => {
  let at: Browsing;
  let scene: Reviewable;
  let quill: TestVendor;
  beforeAll(async () => {
    buildVerifier();
    scene = await openReviewable();
    await scene.house.app.get(Jobs).start(scene.house.access.jobsUrl);
    at = await openBrowser(scene.house);
    quill = await scene.vendor('Quillfeather Payroll', 'T1');
    const policy = String((await obligationOf(quill, 'GOV-01')).id);
    await bringFor(quill.contributor, 'EV-POL', { obligationIds: policy, title: 'Continuity policy' });
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  let address: string;

  it('are built from a dialog, with progress, into a draft that can be read in place', async () => {
    const page = await at.window(at.house.ines);
    await page.goto('/packets');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Build a packet' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Build a packet' });
    await dialog.getByRole('button', { name: 'Build the draft' }).click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    await dialog.getByRole('combobox', { name: 'Vendor' }).fill('Quill');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Period').selectOption({ index: 1 });
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Build the draft' }).click();
    await page.waitForURL('**/packets/*');
    address = new URL(page.url()).pathname;
    await page.getByText('This is a draft').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('row').count()).toBe(14);
    expect(await everyLook(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Approve and issue' }).count()).toBe(0);
  });

  it('turn their pages by keyboard, with their words in reach', async () => {
    const page = await at.window(at.house.ruben);
    await page.goto(`${address}?tab=read`);
    const first = page.locator('.pdf-page[data-page="1"] .pdf-words');
    await first.getByText('Quillfeather Payroll').first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('group', { name: /^Pages of/ }).focus();
    await page.keyboard.press('PageDown');
    expect(await page.getByRole('textbox', { name: /^Page/ }).inputValue()).toBe('2');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Next page' }).and(page.locator(':disabled')).waitFor();
    await page.getByRole('textbox', { name: /^Page/ }).fill('3');
    await page.keyboard.press('Enter');
    await page.locator('.pdf-page[data-page="3"] canvas').waitFor();
    const before = await page.locator('.pdf-page canvas').evaluate((canvas) => canvas.clientWidth);
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.waitForFunction((w) => (document.querySelector('.pdf-page canvas')?.clientWidth ?? 0) > w, before);
  });

  it('are approved by the second line with the password confirmed, and become final', async () => {
    const page = await at.window(at.house.ruben);
    scene.clock.moveTo('2026-03-02T08:06:00.000Z');
    await page.goto(address);
    await page.getByRole('button', { name: 'Approve and issue' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Reason').fill('Read in full against the register.');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Approve and issue' }).click();
    await page.getByRole('dialog', { name: 'Confirm your password' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await passGate(page, 'Confirm your password', 'not the password');
    await page.getByText('Sign-in failed').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Issued', { exact: true }).first().waitFor({ timeout: 60_000 });
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the PDF' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^PK-0001-Quillfeather.*\.pdf$/);
  });

  it('keep a section of a plan back, say so on their page, and hand over what opens it', async () => {
    const { versionId } = await wholeDraft(quill, { serviceId: await serviceOf(at.house, quill, 'Voice') });
    await acceptVersion(at.house, quill, { versionId, from: '2026-03-02' });
    const page = await at.window(at.house.ines);
    await page.goto('/packets');
    await page.getByRole('button', { name: 'Build a packet' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Build a packet' });
    await dialog.getByRole('combobox', { name: 'Vendor' }).fill('Quill');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Period').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Keep a section back' }).click();
    await dialog.getByRole('combobox', { name: 'Plan version 1' }).selectOption({ index: 1 });
    await dialog.getByRole('combobox', { name: 'Section 1' }).selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Build the draft' }).click();
    await dialog.getByText('Say why it is kept back.').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Reason 1').fill('It names systems.');
    await dialog.getByRole('button', { name: 'Build the draft' }).click();
    await page.waitForURL('**/packets/*');
    const card = page.getByRole('region', { name: 'Kept back' });
    await card.getByText('It names systems.').waitFor();
    await page.getByText('This is a draft').waitFor({ timeout: 60_000 });
    expect(await everyLook(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await card.getByRole('link', { name: 'Download what opens it' }).click();
    const opening = readFileSync(await (await saved).path(), 'utf8');
    const known = await fetch(
      `${at.house.url}${new URL(page.url()).pathname.replace('/packets', '/api/packets')}/binder`,
      {
        headers: at.house.ines.authorization,
      },
    );
    const report = await verified(Buffer.from(await known.arrayBuffer()), { openings: [opening] });
    expect(told(report, 'proved').join(' ')).toContain('the text that was opened is the one');
  });

  it('are where an external auditor starts', async () => {
    const page = await at.window(at.house.priya);
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('link', { name: 'PK-0001' }).click();
    await page.getByRole('tab', { name: 'Read' }).click();
    await page.locator('.pdf-page canvas').waitFor();
    expect(await page.getByRole('button', { name: 'Send back' }).count()).toBe(0);
  });
});

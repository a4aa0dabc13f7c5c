import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/person';
import type { TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';
import { everyLook, openBrowser, type Browsing } from './browser';

const FACTS = {
  ...{ impactAnalysis: 'analysed', mtpdMinutes: 120, highestImpact: 4, substitutability: 'none', volumeSharePct: 60 },
  ...{ sensitiveData: true, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
};

describe('an officer at work, in a browser', () => {
  let at: Browsing;
  let vendor: TestVendor;
  let submissionId: string;

  beforeAll(async () => {
    at = await openBrowser();
    const { house } = at;
    const year = new Date().getUTCFullYear();
    const planned = await house.ines
      .post('/api/periods', { code: `FY${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` })
      .expect(201);
    const periodId = String(planned.body.id);
    await house.ines.post(`/api/periods/${periodId}/openings`, { version: planned.body.version }).expect(201);
    vendor = await house.vendor('Quillfeather Contact');
    const service = await house.dana
      .post(`/api/vendors/${vendor.id}/services`, { name: 'Customer voice', category: 'voice_agents' })
      .expect(201);
    await house.ines
      .post(`/api/services/${service.body.id}/scope-decisions`, {
        ...{
          ...FACTS,
          tier: 'T1',
          icfrRelevant: true,
          flags: ['holds_registrant_data', 'hosts_systems'],
          accounts: 'Refunds',
          version: 1,
        },
        ...{ icfrReason: 'Agents enter refunds', reason: 'As proposed' },
      })
      .expect(201);
    await house.ines.post(`/api/vendors/${vendor.id}/obligations`, { periodId }).expect(201);
    const { body } = await vendor.contributor.get('/api/obligations').expect(200);
    const tec03 = body.items.find((one: { requirementCode: string }) => one.requirementCode === 'TEC-03');
    const brought = await bring(vendor.contributor, Buffer.from('restore,minutes\norders,42\n'), {
      ...{ filename: 'restore.csv', filetype: 'text/csv', madeOn: `${year}-01-15`, obligationIds: String(tec03.id) },
      ...{ sourceParty: 'Quillfeather Contact', sourceKind: 'system', obtainedBy: 'supplied_by_vendor' },
    });
    expect(brought.status).toBe(204);
    const submitted = await vendor.contributor
      .post('/api/submissions', { obligationIds: [tec03.id], note: 'The January restore.' })
      .expect(201);
    submissionId = String(submitted.body.id);
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  }

  it('reads coverage and gets from a figure and a cell to the rows behind it', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/coverage');
    expect(await everyLook(page)).toEqual([]);
    const cell = page
      .getByRole('grid')
      .getByRole('row', { name: /TEC-03/ })
      .locator('button[data-state]')
      .first();
    await cell.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Open the/ })
      .click();
    await page.getByText('Only TEC-03').waitFor();
    await open(page, '/coverage?show=context.waiting');
    await page.getByRole('heading', { name: /Rows behind “Waiting for review”/ }).waitFor();
    expect(await page.getByRole('row', { name: /TEC-03/ }).count()).toBeGreaterThan(0);
  });

  it('lets an auditor read the same figures and change nothing', async () => {
    const page = await at.window(at.house.priya);
    await open(page, '/coverage');
    expect(await page.getByRole('link', { name: 'Build audit packet' }).count()).toBe(0);
    await open(page, `/vendors/${vendor.id}?tab=services`);
    await page.getByRole('heading', { name: /Customer voice/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Decide the scope' }).count()).toBe(0);
    await open(page, '/attestation-tracker');
    expect(await everyLook(page)).toEqual([]);
  });

  it('reviews beside the document, keeps what was typed, and hands over to the second line', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/reviews');
    expect(await everyLook(page)).toEqual([]);
    await open(page, `/reviews/${submissionId}`);
    await page.getByRole('button', { name: 'Take this review' }).click();
    const reason = page.getByLabel('Reason').first();
    await reason.fill('Opened the file; the times are in it.');
    await page.getByRole('combobox', { name: 'Decision' }).first().selectOption('accepted');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByLabel('Reason').first().inputValue()).toBe('Opened the file; the times are in it.');
    await page.getByText('restore,minutes').waitFor();
    expect(await page.getByText('Not scanned').count()).toBe(1);
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record this decision' }).click();
    await page.getByText(/^Accepted by Ines Okafor/).waitFor();

    await page.getByLabel('Conclusion', { exact: true }).selectOption('met');
    expect(await page.getByLabel('What you did').inputValue()).toMatch(/^I inspected EV-0001 .* raised no queries\.$/);
    await page.getByLabel('Overall').selectOption('satisfactory');
    await page.getByLabel('Summary').fill('One restore, read against TEC-03.');
    await page.getByRole('button', { name: 'Conclude the review' }).click();
    await page
      .getByText(/TEC-03 cannot be met/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Summary').inputValue()).toBe('One restore, read against TEC-03.');
    await page.getByLabel('Conclusion', { exact: true }).selectOption('not_met');
    await page.getByLabel('Overall').selectOption('unsatisfactory');
    await page.getByRole('button', { name: 'Conclude the review' }).click();
    await page.getByText(/^Concluded by Ines Okafor/).waitFor();
    await page.getByText('You reviewed this yourself').waitFor();

    const second = await at.window(at.house.ruben);
    await open(second, `/reviews/${submissionId}`);
    await second.getByRole('radio', { name: 'Approve' }).check({ force: true });
    await second.getByRole('textbox', { name: 'Reason' }).fill('Read beside the file.');
    await second.getByRole('button', { name: 'Record the answer' }).click();
    const gate = second.getByLabel('Password');
    const done = second.getByText('The decisions have taken effect.');
    await gate.or(done).first().waitFor();
    if (await gate.isVisible()) {
      await gate.fill(PASSWORD);
      await second.keyboard.press('Enter');
    }
    await done.waitFor();
    expect(await everyLook(second)).toEqual([]);
  });

  it('opens a finding, is refused to void it without a reason, and asks the second line', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/findings');
    await page.getByRole('button', { name: 'Open a finding' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open a finding' });
    await dialog.getByLabel('Vendor').selectOption(vendor.id);
    await dialog.getByLabel('Severity').selectOption('high');
    await dialog.getByLabel('Title').fill('Restore of the ledger is not tested');
    await dialog.getByLabel('What falls short').fill('Only orders were restored.');
    await dialog.getByLabel('Who has to act').fill('Cleo');
    await dialog.getByLabel('Due on').fill('2001-01-01');
    await dialog.getByRole('button', { name: 'Open the finding' }).click();
    await dialog
      .getByText(/has passed already/)
      .first()
      .waitFor();
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Restore of the ledger is not tested');
    await dialog.getByLabel('Due on').fill('2099-01-01');
    await dialog.getByRole('button', { name: 'Open the finding' }).click();
    await page.getByRole('link', { name: /Restore of the ledger/ }).click();
    await page.getByRole('button', { name: 'Ask to void it' }).click();
    await page.getByText('Give a reason.').first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('form', { name: 'Void it' }).getByLabel('Reason').fill('Opened for the wrong vendor.');
    await page.getByRole('button', { name: 'Ask to void it' }).click();
    await page.getByText('Opened for the wrong vendor.').waitFor();
  });

  it('registers a vendor, and sees the proposal of the rule before a tier is decided', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/vendors');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Register a vendor' }).click();
    const dialog = page.getByRole('dialog', { name: 'Register a vendor' });
    await dialog.getByLabel('Name', { exact: true }).fill('Osprey Voice');
    await dialog.getByLabel('Legal name').fill('Osprey Voice LLC');
    await dialog.getByLabel('Country').fill('us');
    await dialog.getByRole('button', { name: 'Register', exact: true }).click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    expect(await dialog.getByLabel('Legal name').inputValue()).toBe('Osprey Voice LLC');
    await dialog.getByLabel('Country').fill('US');
    await dialog.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('heading', { name: 'Osprey Voice', level: 1 }).waitFor();
    await page.getByRole('tab', { name: 'Services' }).click();
    await page.getByLabel('Name').fill('Contact platform');
    await page.getByLabel('Category').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('button', { name: 'Decide the scope' }).click();
    const scope = page.getByRole('dialog');
    await scope.getByLabel('Impact analysis').selectOption('not_analysed');
    await scope.getByLabel('Highest impact').selectOption('4');
    await scope.getByLabel('Substitutes').selectOption('none');
    await scope.getByLabel('Share of our volume, %').fill('40');
    await scope.getByText(/^T[123] \(score \d+\)/).waitFor();
    expect(await everyLook(page)).toEqual([]);
  });
});

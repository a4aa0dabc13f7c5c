import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { Jobs } from '../../src/foundation/jobs';
import { agreeImpact } from '../support/impact';
import { PASSWORD } from '../support/person';
import type { TestVendor } from '../support/portal';
import { openReviewable, type Reviewable } from '../support/reviewable';
import { axeFindings, everyLook, openBrowser, passGate, type Browsing } from './browser';
import { digestsIn, open, pdfOf, pick, save, tabTo, tick } from './walking';

const DAY = '2026-03-02';
const CELLS = [
  'Number\tTitle\tOwner\tSystem\tDepends on\tMinutes',
  '1\tDeclare and page\tDuty manager\t\t\t6',
  '2\tPromote the database\tDatabase team\tOrders\t1\tsoon',
  '3\tSign agents in\tFloor lead\tTelephony\t2\t0',
].join('\n');

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/* the whole of the product once, by the people who do it, each through their own screens */
describe('from the first file to the downloaded packet, in a browser', () => {
  let at: Browsing;
  let scene: Reviewable;
  let desk: TestVendor;
  let version: string;
  let exercise: string;
  let attestation: string;
  let packet: string;

  beforeAll(async () => {
    scene = await openReviewable();
    await scene.house.app.get(Jobs).start(scene.house.access.jobsUrl);
    at = await openBrowser(scene.house);
    desk = await scene.vendor('Harbour Desk', 'T2');
    const objectives = { rtoMinutes: 240, rpoMinutes: 60 };
    const { body } = await desk.contributor.get('/api/obligations').expect(200);
    const serviceId = String(body.items.find((one: { serviceId: string | null }) => one.serviceId)?.serviceId);
    await agreeImpact([at.house.dana, desk.attestor], serviceId, null);
    const set = await at.house.dana.post(`/api/services/${serviceId}/objective-sets`, objectives).expect(201);
    await at.house.dana.post(`/api/objective-sets/${set.body.id}/acceptances`);
    await desk.attestor.post(`/api/objective-sets/${set.body.id}/acceptances`).expect(201);
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  /** Chooses requirements in the checklist and submits them; answers the submission's number. */
  async function submit(page: Page, codes: string[]): Promise<string> {
    await open(page, '/requirements');
    for (const code of codes) await tick(page.getByRole('checkbox', { name: new RegExp(`^Choose ${code}`) }));
    const name = `Submit ${codes.length} for review`;
    await page.getByRole('button', { name }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(desk.contributor.name).waitFor();
    await dialog.getByRole('button', { name }).click();
    const said = await page.getByText(/^Submitted as /).innerText();
    return said.replace('Submitted as ', '');
  }

  /** Accepts everything that was brought for the requirement shown, with the keyboard alone. */
  async function accept(page: Page): Promise<void> {
    const undecided = page.getByRole('group', { name: /^Decision: / });
    await undecided.first().waitFor();
    for (let left = await undecided.count(); left > 0; left--) {
      const one = undecided.first();
      await tabTo(page, one.getByLabel('Decision'));
      await page.keyboard.type('Accept');
      await one.getByRole('button', { name: 'Record this decision', disabled: false }).waitFor();
      const outcome = one.getByLabel('Outcome of the exercise');
      if (await outcome.isVisible()) {
        await tabTo(page, outcome);
        await page.keyboard.type('Satisfactory');
      }
      await tabTo(page, one.getByLabel('Reason'));
      await page.keyboard.type('Read in full.');
      await tabTo(page, one.getByRole('button', { name: 'Record this decision' }));
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (count) => document.querySelectorAll('[role=group][aria-label^="Decision: "]').length === count,
        left - 1,
      );
    }
  }

  /** Concludes each requirement of the submission in turn, then the review. */
  async function conclude(page: Page, values: string[]): Promise<void> {
    for (const [number, value] of values.entries()) {
      if (number > 0) await page.getByRole('button', { name: 'next requirement' }).click();
      await page.getByLabel('Conclusion', { exact: true }).selectOption(value);
      for (const field of await page.getByLabel('Why this does not hold against').all())
        await field.fill('It was looked at and does not weigh here.');
    }
    await page.getByLabel('Overall').selectOption('satisfactory');
    await page.getByLabel('Summary').fill('Read against what is asked; the query is settled.');
    await page.getByRole('button', { name: 'Conclude the review' }).click();
    await page.getByText(/^Concluded by Ines Okafor/).waitFor();
    await page.getByText('The decisions have taken effect.').waitFor();
  }

  it('a contributor brings a plan and a log in one dialog, for two requirements', async () => {
    const page = await at.window(desk.contributor);
    await open(page, '/evidence');
    await page.getByRole('button', { name: 'Bring evidence' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Bring evidence' });
    const pdf = pdfOf(['Recovery of the desk', 'The second site answers within four hours.']);
    const log = Buffer.from('at,event\n05:00,site lost\n06:40,service verified\n');
    await dialog.locator('input[type=file]').setInputFiles([
      { name: 'desk-recovery.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: 'test-log.csv', mimeType: 'text/csv', buffer: log },
    ]);
    const rows = dialog
      .getByRole('list', { name: 'Files' })
      .getByRole('listitem')
      .filter({ has: page.getByLabel('Title') });
    for (const [row, title, kind] of [
      [rows.nth(0), 'Recovery plan of the desk', 'EV-DRP'],
      [rows.nth(1), 'Log of the March test', 'EV-LOG'],
    ] as const) {
      await row.getByLabel('Title').fill(title);
      await pick(row.getByRole('combobox', { name: 'Kind of evidence' }), kind);
      await row.getByLabel('Made on').fill('2026-02-01');
    }
    for (const code of ['PLN-04', 'TST-02']) {
      await dialog.getByLabel('Find a requirement').fill(code);
      await tick(dialog.getByRole('checkbox', { name: new RegExp(code) }));
    }
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Upload 2 files' }).click();
    const tray = page.getByRole('region', { name: 'Uploads' });
    for (const bytes of [pdf, log]) await tray.getByText(sha256(bytes)).waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('makes a plan from the file, and mends what the spreadsheet had wrong', async () => {
    const page = await at.window(desk.contributor);
    await open(page, '/plans');
    await page.getByRole('button', { name: 'Add a plan' }).first().click();
    const start = page.getByRole('alertdialog', { name: 'Add a plan' });
    await start.getByLabel('Title').fill('Recovery of the desk');
    await pick(start.getByRole('combobox', { name: /file/ }), 'Recovery plan');
    await tick(start.getByRole('checkbox', { name: 'Desk of Harbour Desk' }));
    await start.getByRole('button', { name: 'Begin the draft' }).click();
    await page.waitForURL('**/plan-versions/*');
    version = new URL(page.url()).pathname;

    const steps = page.getByRole('region', { name: 'Steps', exact: true });
    await steps.getByRole('button', { name: 'Paste from a spreadsheet' }).click();
    const paste = page.getByRole('alertdialog', { name: 'Paste steps from a spreadsheet' });
    await paste.getByLabel('Cells').fill(CELLS);
    await paste.getByRole('button', { name: 'Read the cells' }).click();
    await paste.getByText('Row 3: "soon" is not a time.', { exact: false }).waitFor();
    expect(await paste.getByRole('button', { name: 'Put these in place of the list' }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await paste.getByLabel('Cells').fill(CELLS.replace('soon', '0:38'));
    await paste.getByRole('button', { name: 'Read the cells' }).click();
    await paste.getByRole('button', { name: 'Put these in place of the list' }).click();
    const minutes = steps.getByLabel('Minutes').nth(1);
    expect(await minutes.inputValue()).toBe('38');
    await minutes.fill('half an hour');
    await steps.getByText('Whole minutes; 0 is a value.').waitFor();
    await minutes.fill('30');
    await save(steps);

    const sections = page.getByRole('region', { name: 'Sections' });
    for (const [number, field] of (await sections.getByLabel(/^Where: /).all()).entries())
      await field.fill(`Page ${number + 1}`);
    await save(sections);
    const coverage = page.getByRole('region', { name: 'Disruption coverage' });
    const types = await coverage.getByRole('group').all();
    for (const type of types.slice(1)) {
      await type.getByLabel('Process').fill('Calls go to the second site.');
      await type.getByLabel('Solution').fill('The second site is staffed.');
    }
    await types[0]?.getByLabel('Why it cannot affect').fill('The desk holds no stock.');
    await save(coverage);
    const about = page.getByRole('region', { name: 'About this version' });
    await about.getByLabel('Next review due').fill('2027-02-01');
    await about.getByLabel('Emphasis').selectOption('recovery');
    await tick(about.getByRole('checkbox', { name: /A copy exists/ }));
    await save(about);
    await page.getByText('Nothing is missing. The version can be approved.').waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('the attestor reads the exact text with its digest, and approves it', async () => {
    const page = await at.window(desk.attestor);
    await open(page, version);
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Approve version 1.0' });
    const text = await dialog.locator('pre').textContent();
    expect(await digestsIn(dialog)).toContain(sha256(text ?? ''));
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Approve the version' }).click();
    await page.getByText('Approved', { exact: true }).first().waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('the plan is submitted, read in place, asked about, answered, decided and concluded', async () => {
    const vendor = await at.window(desk.contributor);
    const ref = await submit(vendor, ['PLN-04']);
    expect(await everyLook(vendor)).toEqual([]);

    const page = await at.window();
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail address').waitFor();
    await tabTo(page, page.getByLabel('Work e-mail address'));
    await page.keyboard.type(at.house.ines.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    await open(page, '/reviews');
    await page.getByRole('link', { name: ref }).click();
    await page.getByRole('button', { name: 'Take this review' }).click();
    const file = page.getByLabel('File', { exact: true });
    const plan = file.locator('option', { hasText: 'Recovery plan' });
    await file.selectOption({ label: (await plan.textContent()) ?? '' });
    await page.locator('.pdf-words').getByText('The second site answers within four hours.').waitFor();
    await page.getByLabel('Subject').fill('Second site');
    await page.getByLabel('Question').fill('Who opens the second site at night?');
    await page.getByRole('button', { name: 'Send the query' }).click();
    await page.getByText('The query is sent').waitFor();
    expect(await everyLook(page)).toEqual([]);

    await open(vendor, '/home');
    await vendor.getByText('Who opens the second site at night?', { exact: true }).waitFor();
    expect(await everyLook(vendor)).toEqual([]);
    await vendor.getByLabel('Your reply').fill('The duty manager, who holds the key.');
    await vendor.getByRole('button', { name: 'Send the reply' }).click();
    await vendor.getByText('Reply sent').waitFor();

    await page.reload();
    await page.getByText('The duty manager, who holds the key.').waitFor();
    await page.getByLabel('What settles it').fill('The duty manager is named.');
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText(/^Settled by Ines Okafor/).waitFor();
    await accept(page);
    await conclude(page, ['met']);
  });

  it('an exercise is planned, run step by step, timed, rated and reported', async () => {
    const page = await at.window(desk.contributor);
    await open(page, '/exercises');
    await page.getByRole('link', { name: 'Plan an exercise' }).first().click();
    await pick(page.getByRole('combobox', { name: 'Plan version' }), 'Recovery of the desk');
    await page.getByLabel('Service', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Planned for').fill(DAY);
    await page.getByLabel('Title').fill('March recovery test');
    await page.getByLabel('Scenario').fill('The main site loses power.');
    await page.getByLabel('The clock runs from').selectOption('declaration');
    await page.getByLabel('Evaluator').fill('Eva Brandt');
    await page.getByLabel('Objective 1', { exact: true }).fill('Agents answer from the second site');
    await page.getByRole('button', { name: 'Plan the exercise' }).click();
    await page.waitForURL(/exercises\/[0-9a-f-]{36}$/);
    exercise = new URL(page.url()).pathname;
    await page.getByRole('heading', { level: 1, name: 'March recovery test' }).waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Start the exercise' }).click();

    for (const [number, times] of [
      ['05:12', '05:18'],
      ['05:20', '05:58'],
      ['06:00', '06:25'],
    ].entries()) {
      await page.getByRole('button', { name: `Record: ${number + 1}` }).click();
      const step = page.getByRole('alertdialog', { name: new RegExp(`^Step ${number + 1}`) });
      await tick(step.getByRole('radio', { name: number === 1 ? 'Pass with issue' : 'Pass', exact: true }));
      await step.getByLabel('Started', { exact: true }).fill(`${DAY}T${times[0]}`);
      await step.getByLabel('Finished', { exact: true }).fill(`${DAY}T${times[1]}`);
      if (number === 1) {
        expect(await axeFindings(page)).toEqual([]);
        await step.getByRole('button', { name: 'Save the step' }).click();
        await step.locator('[aria-invalid=true]').first().waitFor();
        expect(await step.getByLabel('Finished', { exact: true }).inputValue()).toBe(`${DAY}T05:58`);
        await step.getByLabel('What happened').fill('The standby lagged by a minute.');
      }
      await step.getByRole('button', { name: 'Save the step' }).click();
      await step.waitFor({ state: 'detached' });
    }

    const clock = page.getByRole('region', { name: 'Times of the exercise' });
    for (const [moment, time] of [
      ['Disruption', '05:00'],
      ['Detected', '05:04'],
      ['Emergency declared', '05:10'],
      ['Last data recovered', '04:51'],
      ['Systems restored', '06:30'],
      ['Service verified', '06:40'],
    ] as const)
      await clock.getByLabel(new RegExp(`^${moment}`)).fill(`${DAY}T${time}`);
    await save(clock, 'Save the times');
    await page.getByRole('region', { name: 'Achieved against objective' }).getByText('1:30').first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Results are complete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Complete the results' }).click();
    const ratings = page.getByRole('region', { name: 'Objectives and ratings' });
    await ratings.getByLabel('Rating of objective 1').selectOption('S');
    await ratings.getByLabel('Note on objective 1').fill('Two minutes late.');
    await ratings.getByLabel('Rating of objective 2').selectOption('P');
    await save(ratings, 'Save the ratings');
    const parts = page.getByRole('region', { name: 'What becomes of each step' });
    for (const number of [1, 3]) await parts.getByLabel(`In the plan, step ${number}`).selectOption('keep');
    await parts.getByLabel('In the plan, step 2').selectOption('change');
    await parts.getByRole('button', { name: 'Save what becomes of the steps' }).click();
    await parts.locator('[aria-invalid=true]').waitFor();
    await parts.getByLabel('What has to change about step 2').fill('Watch the lag of the standby.');
    await save(parts, 'Save what becomes of the steps');
    const report = page.getByRole('region', { name: 'After-action report' });
    await report.getByLabel('Strengths').fill('Agents knew the site.');
    await report.getByLabel('Observation 1').fill('The standby lagged');
    await report.getByLabel('Cause 1').fill('A slow link');
    await report.getByLabel('Effect 1').fill('One minute of orders was late');
    await report.getByLabel('Lessons').fill('Watch the lag.');
    await report.getByRole('button', { name: 'Issue the report' }).click();
    await page.getByText('Report issued', { exact: true }).waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('the exercise is submitted, decided by keyboard and concluded', async () => {
    const vendor = await at.window(desk.contributor);
    const ref = await submit(vendor, ['TST-02']);
    const page = await at.window(at.house.ines);
    await open(page, '/reviews');
    await page.getByRole('link', { name: ref }).click();
    await page.getByRole('button', { name: 'Take this review' }).click();
    await accept(page);
    await conclude(page, ['met']);
    expect(await everyLook(page)).toEqual([]);
    await open(vendor, exercise);
    await vendor.getByText('Outcome of the review: Satisfactory').waitFor();
  });

  it('the attestation is scheduled, the authority verified, every line answered', async () => {
    const officer = await at.window(at.house.ines);
    await open(officer, '/attestation-tracker');
    await officer.getByRole('button', { name: 'Schedule an attestation' }).click();
    const schedule = officer.getByRole('dialog', { name: 'Schedule an attestation' });
    await schedule.getByLabel('Vendor', { exact: true }).selectOption(desk.id);
    await schedule.getByLabel('Vendor officer who signs').selectOption(desk.attestor.personId);
    await schedule.getByLabel('Due on').fill('2026-06-30');
    await schedule.getByRole('button', { name: 'Schedule it' }).click();
    await officer.getByText('AT-0001 is scheduled').waitFor();
    await open(officer, `/vendors/${desk.id}?tab=people`);
    await officer.getByRole('button', { name: `Verify authority to sign: ${desk.attestor.name}` }).click();
    const verify = officer.getByRole('dialog', { name: /^Verify authority to sign/ });
    await verify.getByLabel('Title in the statement').fill('Chief Operating Officer');
    await verify.getByLabel('What you looked at').fill('The board resolution of January.');
    await verify.getByLabel('Holds until').fill('2026-12-31');
    await verify.getByRole('button', { name: 'Verify authority to sign' }).click();
    await officer.getByText('The authority is verified').waitFor();
    expect(await everyLook(officer)).toEqual([]);

    const page = await at.window(desk.contributor);
    await open(page, '/attestations');
    await page.getByRole('link', { name: /AT-0001/ }).click();
    await page.waitForURL('**/attestations/*');
    attestation = new URL(page.url()).pathname;
    const forms = page.getByRole('region', { name: 'Lines', exact: true }).getByRole('form');
    await forms.first().waitFor();
    for (const [number, form] of (await forms.all()).entries()) {
      await form.getByLabel(/^Answer to/).selectOption(number === 0 ? 'met_with_exceptions' : 'met');
      if (number === 0) {
        await form.getByRole('button', { name: 'Save the line' }).click();
        await form.locator('[aria-invalid=true]').first().waitFor();
        await form.getByLabel(/^Explanation of/).fill('The deputy was named in February only.');
      }
      await save(form, 'Save the line');
    }
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Preparation is complete' }).click();
    const hand = page.getByRole('alertdialog');
    await hand.getByLabel(/^Sub-outsourcers/).fill('Copperline Vaulting');
    await hand.getByRole('button', { name: 'Hand over for signature' }).click();
    await page.getByText('Ready to sign').first().waitFor();
  });

  it('the attestor reads the exact text, confirms the password, signs and gets the receipt', async () => {
    const page = await at.window(desk.attestor);
    await page.locator(`a[href="${attestation}"]`).first().click();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Sign AT-0001' });
    const text = (await dialog.getByRole('group', { name: 'The statement, word for word' }).textContent()) ?? '';
    expect(text).toContain('not an audit');
    expect(text).toContain('Copperline Vaulting');
    const digest = sha256(text);
    const recorded = dialog.getByText('What will be recorded').locator('..');
    expect(await digestsIn(recorded)).toEqual([digest]);
    await dialog.getByLabel(/^Your name/).fill(desk.attestor.name);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sign the attestation' }).click();
    await passGate(page, 'Confirm your password');
    const receipt = page.getByRole('region', { name: 'Receipt of the signature' });
    await receipt.waitFor();
    // The statement's, as it was read before it was signed; then that of the event in the audit trail.
    const [signed, inTrail, ...others] = await digestsIn(receipt);
    expect([signed, others]).toEqual([digest, []]);
    expect(inTrail).not.toBe(digest);
    expect(await everyLook(page)).toEqual([]);
  });

  it('the attestation is accepted; the packet is built, its checks hold, and the second line approves it', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/attestation-tracker');
    await page.getByRole('rowheader').getByRole('link', { name: 'Harbour Desk' }).click();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const acceptance = page.getByRole('alertdialog', { name: 'Accept: AT-0001' });
    expect(await digestsIn(acceptance)).toHaveLength(1);
    await acceptance.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('The attestation is accepted').waitFor();
    await open(page, '/packets');
    await page.getByRole('button', { name: 'Build a packet' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Build a packet' });
    await pick(dialog.getByRole('combobox', { name: 'Vendor' }), 'Harbour');
    await dialog.getByLabel('Period').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Build the draft' }).click();
    await page.waitForURL('**/packets/*');
    packet = new URL(page.url()).pathname;
    await page.getByText('This is a draft').waitFor({ timeout: 60_000 });
    const checks = page.getByRole('region', { name: 'Pre-issue checks' });
    expect(await checks.getByText('Holds', { exact: true }).count()).toBe(13);
    expect(await everyLook(page)).toEqual([]);

    const second = await at.window(at.house.ruben);
    await open(second, packet);
    await second.getByRole('button', { name: 'Approve and issue' }).click();
    const approval = second.getByRole('alertdialog');
    await approval.getByLabel('Reason').fill('Read in full against the register.');
    await approval.getByRole('button', { name: 'Approve and issue' }).click();
    await second.getByText('Issued', { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await everyLook(second)).toEqual([]);
  });

  it('the auditor reads the packet in place and downloads exactly the bytes it names', async () => {
    const page = await at.window(at.house.priya);
    await page.getByRole('link', { name: 'PK-0001' }).click();
    const final = page
      .getByRole('region', { name: 'Identity and digests' })
      .locator('dl > div', { hasText: 'Final PDF' });
    const [shown] = await digestsIn(final);
    await page.getByRole('tab', { name: 'Read' }).click();
    await page.locator('.pdf-page[data-page="1"] .pdf-words').getByText('Harbour Desk').first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the PDF' }).click();
    const bytes = readFileSync(await (await saved).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(bytes)).toBe(shown);
  });
});

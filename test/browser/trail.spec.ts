import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { TrailKeys } from '../../src/audit-trail/tree/trail-keys';
import { everyLook, openBrowser, type Browsing } from './browser';

describe('the audit trail, in a browser', () => {
  let at: Browsing;
  beforeAll(async () => {
    at = await openBrowser();
    await at.house.vendor('Quillfeather Payroll');
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('is filtered by what was done, and keeps the filter in the address', async () => {
    const page = await at.window(at.house.ines);
    await page.goto('/trail');
    await page.getByRole('table').waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByLabel('About').selectOption('vendor');
    await page.waitForURL('**/trail?deed=vendor');
    await page.getByRole('status').filter({ hasText: '1 to 1 of 1' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Vendor: registered' }).waitFor();
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Vendor: registered']);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.waitForURL('**/trail');
    await page.getByLabel('From').fill('2099-01-01');
    await page.getByText('No deed matches').waitFor();
  });

  it('shows the exact text that was hashed, and computes the leaf hash again', async () => {
    const page = await at.window(at.house.priya);
    await page.goto('/trail?deed=vendor');
    await page.getByRole('link', { name: 'Vendor: registered' }).click();
    await page.getByRole('heading', { name: 'Vendor: registered' }).waitFor();
    await page.getByText('Matches', { exact: true }).waitFor();
    expect(await everyLook(page)).toEqual([]);
    const body = await page.locator('pre').innerText();
    const id = page.url().split('/').pop();
    const { body: event } = await at.house.priya.get(`/api/trail/${id}`).expect(200);
    expect(body).toBe(event.body);
    expect(await page.locator('main').innerText()).toContain(event.leafSha256);
    await page.getByRole('link', { name: 'Everything done on this record' }).click();
    await page.getByText('Only deeds on one record').waitFor();
  });

  it('leads from the text of an event to the signed head of the tree, and shows the work', async () => {
    await at.house.app.get(TrailKeys).open();
    await at.house.app.get(Sequencer).drain();
    const page = await at.window(at.house.priya);
    await page.goto('/trail?deed=vendor');
    await page.getByRole('link', { name: 'Vendor: registered' }).click();
    await page.getByText('Leads to the signed root').waitFor();
    await page.getByText(/^Show the work: \d+ steps$/).click();
    expect(await everyLook(page)).toEqual([]);
    const older = await at.house.priya.get('/api/audit-trail/checkpoint').expect(200);
    await page.goto('/trail');
    await page.getByText('Compare with a checkpoint from before').click();
    await page.getByLabel('Checkpoint from before').fill(older.text);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText(/The log still begins with all \d+ events of that checkpoint/).waitFor();
    await page.getByLabel('Checkpoint from before').fill(older.text.replace('\n', '\n1'));
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('No key of this log has signed this checkpoint as it stands here.').waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('hashes the whole log anew, shows its work, and sets the head beside it that it kept the last time', async () => {
    const page = await at.window(at.house.priya);
    await page.goto('/trail');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('As recorded', { exact: true }).waitFor();
    await page.getByText(/\d+ texts that you may read were hashed here; each is its leaf\./).waitFor();
    await page.getByText(/This browser keeps this head from now on/).waitFor();
    expect(await everyLook(page)).toEqual([]);
    await at.house.vendor('Quillfeather Print');
    await at.house.app.get(Sequencer).drain();
    await page.getByRole('button', { name: 'Verify again' }).click();
    await page.getByText(/The log still begins with the \d+ events of a head from before\./).waitFor();
    await page.evaluate(() => {
      const kept = localStorage.getItem('holdfast.trail.head') ?? '';
      const [origin = '', size = ''] = kept.split('\n');
      localStorage.setItem('holdfast.trail.head', kept.replace(`${origin}\n${size}`, `${origin}\n${Number(size) - 1}`));
    });
    await page.getByRole('button', { name: 'Verify again' }).click();
    await page.getByText('Not as recorded', { exact: true }).waitFor();
    await page.getByText(/A head from before stood over \d+ other events/).waitFor();
  });

  it('shows what a deed changed, before and after, and hands out the whole trail as a file', async () => {
    const { id } = await at.house.vendor('Quillfeather Mail');
    const { body: vendor } = await at.house.ines.get(`/api/vendors/${id}`).expect(200);
    const changed = { summary: 'Letters and parcels', version: vendor.version };
    await at.house.ines.patch(`/api/vendors/${id}`, changed).expect(200);
    const page = await at.window(at.house.priya);
    await page.goto(`/trail?subjectId=${id}`);
    await page.getByRole('link', { name: 'Vendor: changed' }).click();
    const row = page.getByRole('row', { name: /Summary/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([expect.any(String), 'Letters and parcels']);
    expect(await everyLook(page)).toEqual([]);
    await page.goto(`/trail?subjectId=${id}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download all 2 as CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^audit-trail-\d{4}-\d\d-\d\d\.csv$/);
  });
});

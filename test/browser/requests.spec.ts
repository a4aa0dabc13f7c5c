import type { TestVendor } from '../support/portal';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import { everyLook, openBrowser, type Browsing } from './browser';
import { open } from './walking';

describe('what an auditor asks for, and what is kept, in a browser', () => {
  let at: Browsing;
  let scene: Reviewable;
  let quill: TestVendor;
  let evidence: Record<'itemId' | 'versionId', string>;
  let request: string;
  let file: string;
  beforeAll(async () => {
    scene = await openReviewable();
    at = await openBrowser(scene.house);
    quill = await scene.vendor('Quillfeather Payroll', 'T2');
    const { id } = await obligationOf(quill, 'GOV-01');
    const { headers } = await bringFor(quill.contributor, 'EV-POL', { obligationIds: String(id), title: 'Policy' });
    evidence = {
      itemId: String(headers['holdfast-evidence-item']),
      versionId: String(headers['holdfast-evidence-version']),
    };
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('a list is opened by the auditor, answered with a file and its digest, and read by both sides', async () => {
    const { priya, ines, mei } = at.house;
    const page = await at.window(priya);
    await open(page, '/request-lists');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open a list' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Interim testing');
    await dialog.getByLabel('Audit firm').fill('Penhallow Audit LLP');
    await dialog.getByLabel('Period').selectOption({ label: 'FY2026' });
    await dialog.getByRole('button', { name: 'Open a list' }).click();
    await page.getByRole('link', { name: 'Interim testing' }).click();
    await page.waitForURL('**/request-lists/*');
    const list = new URL(page.url()).pathname;
    const asked = { wanted: 'The policy', periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2099-03-31' };
    const { body } = await priya.post(`/api${list}/requests`, asked).expect(201);
    const deed = (what: string) => `/api/audit-requests/${String(body.id)}/${what}`;
    await ines.post(deed('acceptances')).expect(201);
    await ines.post(deed('starts')).expect(201);
    const desk = await at.window(ines);
    await open(desk, `/audit-requests/${String(body.id)}`);
    const rota = { name: 'rota.txt', mimeType: 'text/plain', buffer: Buffer.from('Duty rota\n') };
    await desk.getByRole('button', { name: 'Bring it' }).click();
    await desk.getByText('Choose the file first.').waitFor();
    await desk.locator('input[type=file]').setInputFiles(rota);
    await desk.getByLabel('Where it is from').fill('Export of the duty calendar');
    await desk.getByRole('button', { name: 'Bring it' }).click();
    await desk.getByRole('link', { name: /RF-0001/ }).waitFor();
    expect(await everyLook(desk)).toEqual([]);
    request = String(body.id);
    const { body: brought } = await ines.get(`/api/audit-requests/${request}`).expect(200);
    file = brought.files[0].id;
    const items = [
      { kind: 'evidence', id: evidence.versionId },
      { kind: 'file', id: file },
    ];
    await ines.post(deed('deliveries'), { answer: 'In force all year.', items }).expect(201);
    await mei.post(deed('delivery-checks'), { number: 1, decision: 'passed', reason: 'Opened it.' }).expect(201);
    await open(page, list);
    expect(await everyLook(page)).toEqual([]);
    await open(page, `/audit-requests/${String(body.id)}`);
    await page.getByText('In force all year.').waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('a sample is drawn from a frozen population, with its seed on the screen', async () => {
    const page = await at.window(at.house.mei);
    const { body } = await at.house.mei.post('/api/populations', { kind: 'vendors', periodId: scene.periodId });
    await open(page, '/populations');
    expect(await everyLook(page)).toEqual([]);
    await open(page, `/populations/${String(body.id)}`);
    await page.getByText(String(body.sha256)).first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pick a sample' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[name=size]').fill('1');
    await dialog.locator('input[name=seed]').fill('lottery-2026');
    await dialog.getByRole('button', { name: 'Pick a sample' }).click();
    await page.waitForURL('**/samples/*');
    await page.getByText('lottery-2026').waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('a record is disposed of by three people, and its page says what stays', async () => {
    await at.house.priya.get('/api/retention').expect(403);
    await comes(scene, '2035-03-01T09:00:00.000Z', [quill]);
    const { ines, ruben, mei } = at.house;
    const proposed = { evidenceItemId: evidence.itemId, reason: 'Its retention has ended.' };
    const requests = await ines.get('/api/retention').expect(200);
    expect(requests.body.items[0].requests).toEqual(['RQ-0001']);
    await at.house.priya.post(`/api/audit-requests/${request}/closings`).expect(201);
    const { body } = await ines.post('/api/disposals', proposed).expect(201);
    const page = await at.window(ines);
    await open(page, `/disposals/${String(body.id)}`);
    expect(await everyLook(page)).toEqual([]);
    const ofFile = { requestFileId: file, reason: 'Its retention has ended.' };
    const { body: second } = await ines.post('/api/disposals', ofFile).expect(201);
    for (const who of [ruben, mei]) {
      await who.confirms();
      const decided = { decision: 'approved', reason: 'Read the register.' };
      for (const { id } of [body, second])
        await who.post(`/api/disposals/${String(id)}/decisions`, decided).expect(201);
    }
    await open(page, '/retention');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('link', { name: 'Disposed of' }).first().click();
    await page.getByText('Set aside; a night erases them').waitFor();
    expect(await everyLook(page)).toEqual([]);
    const auditor = await at.window(at.house.priya);
    await open(auditor, '/disposals');
    expect(await everyLook(auditor)).toEqual([]);
    await auditor.getByRole('link', { name: 'RD-0001' }).click();
    await auditor.getByText('Everything is as the trail recorded it').waitFor();
    await open(auditor, `/audit-requests/${request}`);
    await auditor.getByText('Its record and digest stay').first().waitFor();
    expect(await everyLook(auditor)).toEqual([]);
    await auditor.getByRole('link', { name: 'Disposed of under RD-0002' }).first().click();
    await auditor.getByText('File of a request').waitFor();
    await auditor.getByText('Everything is as the trail recorded it').waitFor();
    expect(await everyLook(auditor)).toEqual([]);
    await mei.post('/api/legal-holds', { title: 'Inquiry', reason: 'A letter came.' }).expect(201);
    await open(page, '/legal-holds');
    await page.getByText('A letter came.').waitFor();
    expect(await everyLook(page)).toEqual([]);
  });
});

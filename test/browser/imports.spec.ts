import type { Page } from 'playwright-core';
import { everyLook, openBrowser, settled, type Browsing } from './browser';

/** Sends a file of these lines as a person does who chooses it in the dialog of the browser. */
async function sendFile(page: Page, name: string, lines: string[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
}

describe('entering many at once, in a browser', () => {
  let at: Browsing;
  beforeAll(async () => {
    at = await openBrowser();
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('matches a foreign column, names the bad row by its cell, and enters the mended file', async () => {
    const page = await at.window(at.house.dana);
    await page.goto('/imports');
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Template for Excel' }).click();
    expect((await download).suggestedFilename()).toBe('holdfast-vendors.xlsx');

    const head = 'Name,Registered firm,Country,Buyer';
    const mended = [head, 'Quayside Cold,Quayside Cold LLC,US,Joe', 'Larch Fulfilment,Larch Inc.,US,Ann'];
    await sendFile(page, 'vendors.csv', [head, mended[1] ?? '', 'Larch Fulfilment,Larch Inc.,Peru,Ann']);
    const firm = page.getByLabel('What “Registered firm” is');
    await firm.waitFor();
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByText('Choose a column, or leave it out.').first().waitFor();
    await firm.selectOption('Legal name*');
    await page.getByLabel('What “Buyer” is').selectOption('Leave it out');
    expect(await everyLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByRole('heading', { name: 'IM-0001' }).waitFor();
    await page.getByText('Registered firm is Legal name').waitFor();
    await page.getByText('C3', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Enter all rows' }).count()).toBe(0);
    expect(await everyLook(page)).toEqual([]);

    await page.getByRole('link', { name: 'Send another file' }).click();
    await settled(page);
    await sendFile(page, 'vendors.csv', mended);
    await firm.selectOption('Legal name*');
    await page.getByLabel('What “Buyer” is').selectOption('Leave it out');
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByRole('button', { name: 'Enter all rows' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByRole('button', { name: 'Enter all rows' }).click();
    await page.getByText('The file was entered.').waitFor();
    await page.getByText('VN-0001').waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.goto('/imports');
    await page.getByRole('row', { name: /IM-0002.*Entered/ }).waitFor();
    await page.getByRole('row', { name: /IM-0001.*Previewed only/ }).waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('hands an administrator the links of the people invited, once', async () => {
    const page = await at.window(at.house.sam);
    await page.goto('/imports');
    await settled(page);
    await sendFile(page, 'people.csv', ['Name,E-mail,Role', 'Lena Ortiz,lena@bank.example,executive']);
    await page.getByRole('button', { name: 'Enter all rows' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Enter all rows' }).click();
    const link = page.getByText(/\/invitation\/[A-Za-z0-9_-]{20,}/);
    await link.waitFor();
    expect(await everyLook(page)).toEqual([]);
    await page.reload();
    await page.getByText('The file was entered.').waitFor();
    expect(await link.count()).toBe(0);
  });
});

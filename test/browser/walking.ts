import type { Locator, Page } from 'playwright-core';
import { settled } from './browser';

/** Opens an address and waits until its screen stands. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Goes to a control with the Tab key alone, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator, back = false): Promise<void> {
  for (let presses = 0; presses < 250; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`The Tab key does not reach ${String(control)}.`);
}

/** Ticks a box or a radio button whose native control is drawn over. */
export const tick = (control: Locator) => control.check({ force: true });

/** Types into a combo box and takes what it finds first. */
export async function pick(box: Locator, words: string): Promise<void> {
  await box.fill(words);
  await box.press('Enter');
}

/** A part of a screen that is saved by itself: presses its button, and waits until nothing is left to save. */
export async function save(part: Locator, name = 'Save'): Promise<void> {
  const button = part.getByRole('button', { name, exact: true });
  await button.click();
  await button.and(part.locator(':disabled')).waitFor();
}

/** Every SHA-256 that is written out in a part of the screen. */
export async function digestsIn(part: Locator): Promise<string[]> {
  return (await part.innerText()).match(/\b[0-9a-f]{64}\b/g) ?? [];
}

/** A PDF of one page that says these lines. */
export function pdfOf(lines: readonly string[]): Buffer {
  const words = lines.map((line, at) => `1 0 0 1 72 ${720 - at * 20} Tm (${line}) Tj`).join('\n');
  const text = `BT /F1 12 Tf\n${words}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + end, 'latin1');
}

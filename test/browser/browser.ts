import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PASSWORD, type Person } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The portal in a real browser. Whatever the browser complains about fails the test in which it happened. */
export interface Browsing {
  house: TestPortal;
  /** A window of its own (cookies too), 1440 by 900 unless told. Signed in when a person is named. */
  window(who?: Person | null, size?: { width: number; height: number }): Promise<Page>;
  /** Call after each test: closes its windows, throws what the browser complained about. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A headless Chromium on a test portal (the one given, else a new one), which serves the built portal. */
export async function openBrowser(given?: TestPortal): Promise<Browsing> {
  const house = given ?? (await openTestPortal());
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    house,
    async window(who = null, size = { width: 1440, height: 900 }) {
      const context = await browser.newContext({ baseURL: house.url, viewport: size, reducedMotion: 'reduce' });
      contexts.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      page.setDefaultTimeout(40_000);
      if (who) await signIn(page, who);
      return page;
    },
    async settle() {
      for (const context of contexts.splice(0)) await context.close();
      const heard = complaints.splice(0);
      if (heard.length > 0) throw new Error(`The browser complained:\n${heard.join('\n')}`);
    },
    async close() {
      await browser.close();
      await house.close();
    },
  };
}

/** A headless Chromium by itself. */
export async function launch(): Promise<Browser> {
  const places = (process.env['PATH'] ?? '').split(path.delimiter);
  const executablePath = NAMES.flatMap((name) => places.map((place) => path.join(place, name))).find(existsSync);
  if (!executablePath) throw new Error('No Chromium on the PATH: install the package chromium.');
  return chromium.launch({ executablePath, args: QUIET });
}

/* refused requests (401, 422) are answers, not faults: the portal shows them */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (fault) => complaints.push(`page error: ${fault.error().stack ?? fault.error().message}`));
  context.on('console', (message) => {
    const text = message.text();
    const policy = /content security policy/i.test(text);
    if (policy || (message.type() === 'error' && !text.startsWith('Failed to load resource')))
      complaints.push(`${message.type()}: ${text}`);
  });
}

/** Signs in through the form, as a person does, and waits for the first screen. */
export async function signIn(page: Page, person: Pick<Person, 'email'>): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Work e-mail address').fill(person.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/home');
  await page.locator('.shell').waitFor();
  await settled(page);
}

/** Waits until the screen has its title and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.locator('main h1').first().waitFor();
}

/** What axe finds on the page as it stands, one line a finding with the first place. Empty is the goal. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
}

/** The page in light and dark, wide and at 390 px: what axe finds in each, and whether anything runs out at the side. */
export async function everyLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  await settled(page);
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const look = `${colorScheme} ${width}`;
      found.push(...(await axeFindings(page)).map((finding) => `${look}: ${finding}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) found.push(`${look}: the page is ${over} px wider than the window`);
    }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return found;
}

/** Types the password into the dialog of this title once it has the focus, and sends it. */
export async function passGate(page: Page, title: string, password = PASSWORD): Promise<void> {
  await page.getByRole('dialog', { name: title }).locator('input[type=password]:focus').waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

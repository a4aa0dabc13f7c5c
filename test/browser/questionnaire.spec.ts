import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/person';
import type { TestVendor } from '../support/portal';
import { openReviewable } from '../support/reviewable';
import { axeFindings, everyLook, openBrowser, settled, type Browsing } from './browser';
import { open } from './walking';

interface Answered {
  questionId: string;
  subjectKind: string;
  subjectId: string;
  visible: boolean;
  editable: boolean;
  answer: object | null;
  register: object | null;
  queries: { id: string; state: string }[];
}
interface Asked {
  id: string;
  unknown: boolean;
  answer: {
    type: string;
    allowNone: boolean;
    options: { value: string }[] | null;
    columns: Column[] | null;
    rows: { key: string }[] | null;
  };
  cells: Answered[];
}
type Column = { key: string; type: string; options: { value: string }[] | null };

const plain: Record<string, unknown> = { integer: 1, percent: 100, duration: 60, date: '2026-02-01', boolean: true };

function cellOf({ type, options }: Omit<Column, 'key'>): unknown {
  if (type === 'enum') return options?.[0]?.value;
  return type === 'multi_enum' ? [options?.[0]?.value] : (plain[type] ?? 'As written in the plan');
}

/* any answer that the question takes */
function anyAnswer({ unknown, answer }: Asked): object {
  if (unknown) return { unknown: true };
  if (answer.allowNone) return { none: true };
  if (answer.type !== 'table') return { value: cellOf(answer) };
  const row = Object.fromEntries((answer.columns ?? []).map((column) => [column.key, cellOf(column)]));
  return { value: answer.rows ? answer.rows.map(({ key }) => ({ row: key, ...row })) : [row] };
}

/** Answers whatever is still asked, as somebody else did offline; replies to every query. */
async function answerTheRest(who: Person, setId: string): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const { body } = await who.get(`/api/questionnaires/${setId}`).expect(200);
    const asked: Asked[] = body.sections.flatMap((section: { questions: Asked[] }) => section.questions);
    const open = asked.flatMap((question) =>
      question.cells.filter((cell) => cell.visible && cell.answer === null).map((cell) => ({ question, cell })),
    );
    if (open.length === 0) break;
    for (const { question, cell } of open) {
      const { questionId, subjectKind, subjectId } = cell;
      const place = { questionId, subjectKind, subjectId, after: 0 };
      if (cell.register) await who.post(`/api/questionnaires/${setId}/confirmations`, place);
      else await who.put(`/api/questionnaires/${setId}/answers`, { ...place, ...anyAnswer(question) });
    }
  }
  const { body } = await who.get(`/api/questionnaires/${setId}`).expect(200);
  const cells: Answered[] = body.sections
    .flatMap((section: { questions: Asked[] }) => section.questions)
    .flatMap((question: Asked) => question.cells);
  const waiting = cells.flatMap(({ queries }) => queries).filter(({ state }) => state === 'open');
  for (const id of new Set(waiting.map((query) => query.id)))
    await who.post(`/api/answer-queries/${id}/replies`, { text: 'It is being built; the order is placed.' });
}

const card = (page: Page, question: string) => page.locator(`[id^="${question}."]`);

async function choose(page: Page, question: string, words: string): Promise<Locator> {
  const one = card(page, question);
  await one.getByRole('radio', { name: words }).click({ force: true });
  return one;
}

async function chooseAndSave(page: Page, question: string, words: string): Promise<void> {
  const one = await choose(page, question, words);
  await one.getByText('Saved', { exact: true }).waitFor();
}

jest.setTimeout(240_000);

/* answered by two people, handed over, queried, returned and corrected */
describe('the questionnaire, in a browser', () => {
  let at: Browsing;
  let desk: TestVendor;
  let colleague: Person;
  let setId: string;
  let about: string;

  beforeAll(async () => {
    const scene = await openReviewable();
    at = await openBrowser(scene.house);
    desk = await scene.vendor('Harbour Desk', 'T1');
    colleague = await scene.house.invite({ name: 'Tomas Reyes', role: 'vendor_contributor', vendorId: desk.id });
    const { dana } = scene.house;
    const platform = { name: 'Telephony platform', kind: 'application', description: 'Routes calls' };
    const system = await dana.post(`/api/vendors/${desk.id}/systems`, platform).expect(201);
    const services = await desk.contributor.get('/api/services').expect(200);
    const put = { systemIds: [system.body.id] };
    await dana.put(`/api/services/${services.body.items[0].id}/systems`, put).expect(200);
    const sets = await desk.contributor.get('/api/questionnaires').expect(200);
    setId = sets.body.items[0].id;
    about = `/questionnaires/${setId}?section=QTE&subject=system:${system.body.id}`;
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('a contributor answers, sees a follow-up and a contradiction, and loses nothing when the line drops', async () => {
    const page = await at.window(desk.contributor);
    await page.getByRole('link', { name: 'Questionnaire', exact: true }).first().click();
    await page.waitForURL('**/questionnaires');
    await page.getByRole('link', { name: 'FY2026', exact: true }).click();
    await settled(page);
    await open(page, about);
    await chooseAndSave(page, 'QTE-1', 'Partly, some parts have none');
    const parts = card(page, 'QTE-1a');
    await parts.getByRole('button', { name: 'Paste from a spreadsheet' }).click();
    await page.getByLabel('Cells').fill('Session border controller\tNew calls fail\tReboot by hand');
    await page.getByRole('button', { name: 'Add 1 row' }).click();
    await chooseAndSave(page, 'QTE-2', 'Full service required');
    await parts.getByText('Saved', { exact: true }).waitFor();
    await chooseAndSave(page, 'QTE-3', 'No second instance');
    await card(page, 'QTE-2').getByText('Contradiction CR-01').waitFor();
    await card(page, 'QTE-3').getByText('Critical gap').waitFor();

    await page.route('**/answers', (route) => route.abort());
    await (await choose(page, 'QTE-6', 'Warm')).getByText('Not saved', { exact: true }).waitFor();
    await page.unroute('**/answers');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    const standby = card(page, 'QTE-6');
    await standby.getByText('Typed earlier, not saved').waitFor();
    await standby.getByRole('button', { name: 'Save now' }).click();
    await standby.getByText('Saved', { exact: true }).waitFor();
    expect(await everyLook(page)).toEqual([]);
  });

  it('two people answer the same question: both answers are shown, and one is chosen', async () => {
    const [first, second] = [await at.window(desk.contributor), await at.window(colleague)];
    await open(first, about);
    await open(second, about);
    await chooseAndSave(first, 'QTE-5', 'No, one waits');
    const theirs = await choose(second, 'QTE-5', 'Yes, both carry live load');
    await theirs.getByText(`${desk.contributor.name} answered this meanwhile`).waitFor();
    expect(await axeFindings(second)).toEqual([]);
    await theirs.getByRole('button', { name: 'Save mine over it' }).click();
    await theirs.getByText('Saved', { exact: true }).waitFor();
    await first.reload();
    await card(first, 'QTE-5').getByText('Tomas Reyes', { exact: false }).first().waitFor();
  });

  it('submits when nothing is left, and shows what is recorded', async () => {
    const page = await at.window(desk.contributor);
    await open(page, `/questionnaires/${setId}?show=left`);
    await page.getByText('A query waits for your reply', { exact: false }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await answerTheRest(desk.contributor, setId);
    await open(page, `/questionnaires/${setId}?show=left`);
    await page.getByText('Nothing is left', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(desk.contributor.name).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Submit the answers' }).click();
    await page.getByText('This set was submitted.', { exact: false }).waitFor();
  });

  it('the officer reads the gravest first, asks, returns one answer and the set', async () => {
    const page = await at.window(at.house.ines);
    await open(page, '/questionnaires');
    await page.getByRole('link', { name: 'Harbour Desk, FY2026' }).click();
    await settled(page);
    await page.getByLabel('Show').selectOption('gaps');
    await card(page, 'QTE-3').first().waitFor();
    expect(await everyLook(page)).toEqual([]);
    await open(page, about);
    await page.getByRole('button', { name: /^Accept \d+ answers? without/ }).click();
    const together = page.getByRole('alertdialog');
    await together.getByText('Telephony platform: QTE-', { exact: false }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await together.getByRole('button', { name: /^Accept \d+ answer/ }).click();
    await page.getByText('Accepted by Ines Okafor', { exact: false }).first().waitFor();
    const one = card(page, 'QTE-3');
    await one.getByRole('button', { name: /^Ask QTE-3/ }).click();
    await page.getByLabel('Your question').fill('When is the second place ready?');
    await page.getByRole('button', { name: 'Send the query' }).click();
    await one.getByText('When is the second place ready?').waitFor();
    await one.getByRole('button', { name: /^Return QTE-3/ }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The contract names a second place.');
    await page.getByRole('button', { name: 'Return the answer' }).click();
    await one.getByText('Returned by Ines Okafor').waitFor();
    await page.getByRole('button', { name: 'Conclude the review' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Reason').fill('One answer contradicts the contract.');
    await dialog.getByRole('button', { name: 'Record the conclusion' }).click();
    await page.getByText('Returned by the reviewer').waitFor();
  });

  it('the contributor corrects what was returned, and nothing else', async () => {
    const page = await at.window(desk.contributor);
    await open(page, `/questionnaires/${setId}?show=left`);
    await page
      .getByRole('link', { name: /QTE-3 / })
      .first()
      .click();
    await card(page, 'QTE-3').getByText('The contract names a second place.').waitFor();
    expect(await card(page, 'QTE-2').getByRole('radio').count()).toBe(0);
    const corrected = await choose(page, 'QTE-3', 'Yes, primary and standby in another place');
    await corrected.getByRole('radio').first().waitFor({ state: 'detached' });
    await card(page, 'QTE-2').getByText('1 settled query').waitFor();
  });

  it('the auditor reads, and is offered nothing to change', async () => {
    const page = await at.window(at.house.priya);
    await open(page, about);
    await card(page, 'QTE-3').getByText('Yes, primary and standby in another place').waitFor();
    expect(await page.getByRole('radio').count()).toBe(3);
    expect(await page.getByRole('button', { name: /^(Accept|Return|Ask) / }).count()).toBe(0);
  });
});

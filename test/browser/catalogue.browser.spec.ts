import { axeFindings, openBrowser, settled, type Browsing } from './browser';
import { open, pick } from './walking';

describe('the registrant’s own catalogue, in a browser', () => {
  let at: Browsing;
  beforeAll(async () => {
    at = await openBrowser();
  });
  afterEach(() => at.settle());
  afterAll(() => at.close());

  it('is tailored by Ines, approved and published by Ruben', async () => {
    const ines = await at.window(at.house.ines);
    await open(ines, '/catalogue');
    await ines.getByRole('button', { name: 'Start a draft' }).click();
    const start = ines.getByRole('dialog', { name: 'Start a draft' });
    await start.getByLabel('What this draft is for').fill('Our catalogue for 2027');
    await start.getByRole('button', { name: 'Start a draft' }).click();
    await ines.waitForURL('**/catalogue-drafts/*');
    await settled(ines);

    await ines.getByRole('button', { name: 'Add it' }).click();
    await ines.getByText('Choose at least one kind of evidence.').first().waitFor();
    await ines.getByLabel('Identifier').fill('X-PPL-01');
    await ines.getByLabel('Title', { exact: true }).fill('Evening call tree');
    await ines.getByLabel('What it asks').fill('The vendor reaches every team leader by telephone at night.');
    await pick(ines.getByRole('combobox', { name: 'Evidence required' }), 'EV-CALL');
    await pick(ines.getByRole('combobox', { name: 'Evidence required' }), 'EV-POL');
    await ines.getByLabel('What the reviewer looks for').fill('Nine of ten answered within the hour');
    await ines.getByRole('button', { name: 'Add it' }).click();
    await ines.getByRole('rowheader', { name: 'X-PPL-01' }).waitFor();

    await ines.getByRole('tab', { name: 'Switch off or on' }).click();
    await pick(ines.getByRole('combobox', { name: 'Requirement' }), 'TPR-04');
    await ines.getByLabel('Why it does not apply here').fill('We share no site with any vendor');
    await ines.getByRole('button', { name: 'Switch it off' }).click();
    await ines.getByRole('row', { name: /TPR-04.*Switched off.*We share no site/ }).waitFor();
    expect(await axeFindings(ines)).toEqual([]);

    const ruben = await at.window(at.house.ruben);
    await open(ruben, new URL(ines.url()).pathname);
    await ruben.getByRole('row', { name: /X-PPL-01.*EV-CALL, EV-POL.*Nine of ten/ }).waitFor();
    for (const deed of ['Approve', 'Publish']) {
      await ruben.getByRole('button', { name: deed, exact: true }).click();
      await ruben.getByRole('alertdialog').getByRole('button', { name: deed }).click();
    }
    await ruben.getByRole('link', { name: 'See the published version' }).click();
    await ruben.getByRole('heading', { name: 'vcc 1.0.1+1' }).waitFor();
    await ruben.getByRole('button', { name: /X-PPL-01/ }).click();
    await ruben.getByRole('dialog').or(ruben.getByRole('alertdialog')).getByText('at night').waitFor();
    expect(await axeFindings(ruben)).toEqual([]);
  });

  it('and the questionnaire are read by anybody, question by question', async () => {
    const priya = await at.window(at.house.priya);
    await open(priya, '/catalogue');
    await priya.getByRole('link', { name: 'vcq 1.1.0' }).click();
    await priya.getByRole('row', { name: /CR-04.*is less than 4 h.*Critical/ }).waitFor();
    expect(await axeFindings(priya)).toEqual([]);
    await priya.getByRole('button', { name: /^QTE-1 / }).click();
    await priya.getByRole('row', { name: /Partly.*Major gap.*Minor gap.*No gap/ }).waitFor();
    expect(await axeFindings(priya)).toEqual([]);
  });
});

import { unzipSync, strFromU8 } from 'fflate';
import { inflateSync } from 'node:zlib';
import { QUILLFEATHER } from '../critical-vendors';
import { QUILLFEATHER_STEPS } from '../quillfeather-steps';
import { OSPREY_MISS_STEPS, OSPREY_RETEST_STEPS } from '../osprey-steps';
import { NETTLECOMBE_TABLETOP, OSPREY_MISS, OSPREY_RETEST, QUILLFEATHER_TEST } from '../told-exercises';
import { exerciseResult, systemLog } from './exercise-papers';
import { programmeCharter } from './governance-papers';
import { docxOf } from './office-files';
import { FICTION, hours } from './paper';
import { pdfOf } from './pdf-paper';
import { trainingRoster } from './people-papers';
import { recoveryPlan, siteDrawing } from './plan-papers';
import { pngOf } from './png-diagram';

const writing = { title: 'Disaster recovery plan', number: 'BC-110', date: '2026-03-02', version: '3.2', changes: [] };

describe('the demo’s documents', () => {
  it('tell Quillfeather’s 42 steps with the times of the story', () => {
    const finished = (title: string) => hours(QUILLFEATHER_STEPS.find((s) => s.title === title)?.finishMinute ?? -1);
    expect(QUILLFEATHER_STEPS).toHaveLength(42);
    expect(QUILLFEATHER_STEPS.filter((s) => s.outcome === 'pass_with_issue')).toHaveLength(2);
    expect(
      ['Declare and page', 'Freeze changes', 'Confirm last good copy', 'Promote database in Tucson'].map(finished),
    ).toEqual(['0:06', '0:11', '0:24', '1:02']);
    expect(
      ['Repoint telephony', 'Agent sign-in wave 1', 'Payment posting smoke test', 'Verify and announce'].map(finished),
    ).toEqual(['1:31', '2:05', '2:44', '3:12']);
  });

  it.each([
    ['Quillfeather', QUILLFEATHER_TEST],
    ['Osprey Hollow', OSPREY_MISS],
    ['Osprey Hollow again', OSPREY_RETEST],
    ['Nettlecombe', NETTLECOMBE_TABLETOP],
  ])('%s: steps begin after those they depend on, and the announcement ends when service is verified', (_, told) => {
    for (const step of told.steps)
      for (const before of step.dependsOn)
        expect(told.steps[before - 1]!.finishMinute).toBeLessThanOrEqual(step.startMinute);
    expect(told.steps.map((s) => s.finishMinute)).toContain(told.verifiedMinute);
    for (const step of told.steps) expect(step.finishMinute).toBeGreaterThanOrEqual(step.startMinute);
  });

  it('keeps the titles of Osprey Hollow’s steps from one test to the next', () => {
    expect(OSPREY_RETEST_STEPS.map((s) => s.title)).toEqual(OSPREY_MISS_STEPS.map((s) => s.title));
  });

  it('prints the same PDF of several pages each time', async () => {
    const plan = recoveryPlan(QUILLFEATHER, writing, QUILLFEATHER_STEPS);
    const [one, two] = [await pdfOf(plan, 'plan.pdf'), await pdfOf(plan, 'plan.pdf')];
    expect(one.bytes.equals(two.bytes)).toBe(true);
    expect(one.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
    const result = await pdfOf(exerciseResult(QUILLFEATHER, QUILLFEATHER_TEST, 'BC-070'), 'result.pdf');
    expect(result.bytes.length).toBeGreaterThan(4000);
  });

  it('writes Word and spreadsheet files whose parts are there and name the fiction', () => {
    const word = unzipSync(docxOf(programmeCharter(QUILLFEATHER, '2026-01-20'), 'charter.docx').bytes);
    expect(Object.keys(word)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']));
    expect(strFromU8(word['word/document.xml']!)).toContain(FICTION);
    const roster = trainingRoster(QUILLFEATHER, 2026);
    const book = unzipSync(roster.bytes);
    expect(strFromU8(book['xl/worksheets/sheet1.xml']!).match(/<row /g)).toHaveLength(61);
    expect(strFromU8(book['xl/worksheets/sheet3.xml']!)).toContain(FICTION);
    expect(trainingRoster(QUILLFEATHER, 2026).bytes.equals(roster.bytes)).toBe(true);
  });

  it('draws a PNG whose every line of dots is there', () => {
    const { bytes } = pngOf(siteDrawing(QUILLFEATHER), 'sites.png');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const length = bytes.readUInt32BE(33);
    expect(inflateSync(bytes.subarray(41, 41 + length))).toHaveLength((width + 1) * height);
  });

  it('logs every step at the time the result states', () => {
    const log = systemLog(QUILLFEATHER_TEST, 'log.csv').bytes.toString();
    expect(log).toContain('2026-05-16T14:12:00.000Z,bridge,INFO,step 35 finished: Verify and announce');
    expect(log.trimEnd().split('\r\n')).toHaveLength(1 + 1 + 84 + 1);
  });
});

import { AssuranceReportsService } from '../assurance-reports/reports.service';
import { AssuranceDesk } from './assurance-desk';
import { serviceAuditorReport } from './documents/assurance-papers';
import { pdfOf } from './documents/pdf-paper';
import { scene, type Scene } from './scene';
import * as told from './told-assurance';
import { UserControlsDesk } from './user-controls-desk';
import type { VendorDesk } from './vendor-desk';

const LARKMOOR_FILE = 'LPT SOC 1 type 2 to June 2026.pdf';
const QUILLFEATHER_FILE = 'QCS SOC 1 type 2 summary.pdf';

/** What independent auditors say of the year, and what is left to cover. */
export function assurance({ larkmoor, quillfeather }: Record<'larkmoor' | 'quillfeather', VendorDesk>): Scene[] {
  const { stage } = larkmoor;
  const payroll = new AssuranceDesk(larkmoor);
  const voice = new AssuranceDesk(quillfeather);
  return [
    scene('2026-02-02T15:00:00Z', 'Reports that FY2026 asks for are expected', async () => {
      const ines = await stage.crowd.as('ines');
      await stage.rooms.of(AssuranceReportsService).expectForPeriod(ines, stage.periodId);
      await payroll.expectBy('SOC 1 Type 2, July 2025 to June 2026', '2026-09-15');
      await voice.expectBy('SOC 1 Type 2, October 2025 to September 2026', '2026-11-15');
    }),
    ...larkmoorStory(payroll),
    ...quillfeatherStory(voice),
  ];
}

/** To 30 June: 184 days, a carved-out vault, eleven controls of ours of which one failed. */
function larkmoorStory(report: AssuranceDesk): Scene[] {
  const controls = new UserControlsDesk(report);
  const list = told.LARKMOOR_CONTROLS;
  return [
    scene('2026-08-28T14:00:00Z', 'Larkmoor: SOC 1 report', async () => {
      await bringLarkmoor(report.desk);
      await report.receive(told.LARKMOOR_SOC1, LARKMOOR_FILE, 'Payroll and time, processed in Duluth and Boise');
    }),
    scene('2026-09-02T14:00:00Z', 'Larkmoor: eleven user-entity controls', async () => {
      await report.begin();
      await controls.paste(list);
      await controls.map(list);
    }),
    scene('2026-09-09T14:00:00Z', 'Larkmoor: carve-out and test exception weighed', () =>
      report.weigh(told.LARKMOOR_WEIGHED),
    ),
    scene('2026-10-09T14:00:00Z', 'Larkmoor: controls tested, one failed', () =>
      controls.test(list, '2026-10-08', 'SOX-2026-PAY-07'),
    ),
    scene('2026-10-12T14:00:00Z', 'Larkmoor: failed control evaluated', () =>
      controls.evaluateFailure(told.LARKMOOR_FAILURE),
    ),
    scene('2026-10-13T14:00:00Z', 'Larkmoor: report evaluated', () => report.conclude(told.LARKMOOR_CONCLUSION)),
    scene('2026-10-15T14:00:00Z', 'Larkmoor: evaluation approved', () =>
      report.approve('Read with section IV and the tests; the limits are the right ones.'),
    ),
    scene('2026-11-18T15:00:00Z', 'Larkmoor: extra procedure for 184 days', () => report.cover(told.LARKMOOR_GAP)),
  ];
}

async function bringLarkmoor(desk: VendorDesk): Promise<void> {
  const { from, to, issuedOn, auditor } = told.LARKMOOR_SOC1;
  const file = await pdfOf(serviceAuditorReport(desk.cast, told.LARKMOOR_SOC1), LARKMOOR_FILE);
  await desk.bring(file, {
    ...{ title: 'SOC 1 Type 2 to 30 June 2026', kind: 'EV-SOC1', madeOn: issuedOn, for: ['ASR-01'] },
    ...{ sourceKind: 'issuer', sourceParty: auditor, period: [from, to] },
  });
}

/** To 30 September: 92 days, for which a letter is due at the year's end. The file came on the same day. */
function quillfeatherStory(report: AssuranceDesk): Scene[] {
  const controls = new UserControlsDesk(report);
  const list = told.QUILLFEATHER_CONTROLS;
  return [
    scene('2026-10-20T16:00:00Z', 'Quillfeather: what the SOC 1 report says', () =>
      report.receive(told.QUILLFEATHER_SOC1, QUILLFEATHER_FILE, 'Voice and collections at both contact centres'),
    ),
    scene('2026-10-27T14:00:00Z', 'Quillfeather: user-entity controls', async () => {
      await report.begin();
      await report.weigh(told.QUILLFEATHER_WEIGHED);
      await controls.paste(list);
      await controls.map(list);
    }),
    scene('2026-11-03T14:00:00Z', 'Quillfeather: controls tested, report evaluated', async () => {
      await controls.test(list, '2026-11-02', 'SOX-2026-REV-21');
      await report.conclude(told.QUILLFEATHER_CONCLUSION);
    }),
    scene('2026-11-05T14:00:00Z', 'Quillfeather: evaluation approved', () =>
      report.approve('One late removal changes nothing; the letter for October to December is asked for.'),
    ),
  ];
}

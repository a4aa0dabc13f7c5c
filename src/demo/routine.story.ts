import { correctiveActions, backupHistory, callTreeDrill } from './documents/people-papers';
import { contractExtract } from './documents/governance-papers';
import { reconciliation, restoreTest } from './documents/technology-papers';
import { pdfOf } from './documents/pdf-paper';
import { ReviewDesk } from './review-desk';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

interface Quarter {
  name: 'Q1' | 'Q2' | 'Q3';
  month: string;
  day: string;
}

const QUARTERS: Quarter[] = [
  { name: 'Q1', month: '2026-03', day: '2026-04-07' },
  { name: 'Q2', month: '2026-06', day: '2026-07-07' },
  { name: 'Q3', month: '2026-09', day: '2026-10-06' },
];

/** The only quarter of FY2025 that is told. */
const LAST_AUTUMN: Quarter = { name: 'Q3', month: '2025-09', day: '2025-10-07' };

/** What every vendor brings after each quarter, and Ines looks at on the same day. `until` names the last quarter told. */
export function routine(desk: VendorDesk, minute: number, until: Quarter['name'] = 'Q3'): Scene[] {
  const last = QUARTERS.findIndex((quarter) => quarter.name === until);
  return routineOf(desk, minute, QUARTERS.slice(0, last + 1));
}

export function lastAutumn(desk: VendorDesk, minute: number): Scene[] {
  return routineOf(desk, minute, [LAST_AUTUMN]);
}

function routineOf(desk: VendorDesk, minute: number, quarters: Quarter[]): Scene[] {
  return quarters.flatMap((quarter) => {
    let submitted = '';
    const at = (hour: string) => `${quarter.day}T${hour}:${String(minute).padStart(2, '0')}:00Z`;
    const { name } = desk.cast;
    return [
      scene(at('15'), `${name}: files of ${quarter.name}`, () => bringFiles(desk, quarter)),
      scene(at('16'), `${name}: submission of ${quarter.name}`, async () => {
        submitted = await desk.submit(asked(quarter), `Routine of ${quarter.name}.`);
      }),
      scene(at('19'), `${name}: review of ${quarter.name}`, () => review(desk, submitted, quarter)),
    ];
  });
}

function asked({ name }: Quarter): string[] {
  const half = name === 'Q2' ? ['PLN-05@H1?', 'TST-03@H1?', 'TST-04@H1?'] : [];
  return [`IMP-01@${name}`, `TEC-03@${name}?`, ...half];
}

async function bringFiles(desk: VendorDesk, quarter: Quarter): Promise<void> {
  const { cast } = desk;
  const { name, day, month } = quarter;
  const has = async (one: string) => (await desk.obligations([one])).length > 0;
  const actions = correctiveActions(cast, day, [
    [`Contacts confirmed for ${name}`, 'Deputy coordinator', day, day, cast.contributor.name],
  ]);
  const record = await pdfOf(actions, `${cast.prefix} corrective actions ${name}.pdf`);
  const title = `Corrective actions ${name}`;
  await desk.bring(record, { title, kind: 'EV-CAPA', madeOn: day, for: [`IMP-01@${name}`] });
  if (await has(`TEC-03@${name}?`)) {
    const history = { title: `Backup jobs ${month}`, kind: 'EV-BKP', madeOn: day, for: [`TEC-03@${name}`] };
    const period: [string, string] = [`${month}-01`, `${month}-30`];
    await desk.bring(backupHistory(cast, month), { ...history, sourceKind: 'system', period });
  }
  if (name === 'Q2') await bringHalfYear(desk, has);
}

async function bringHalfYear(desk: VendorDesk, has: (one: string) => Promise<boolean>): Promise<void> {
  const { cast } = desk;
  const madeOn = '2026-06-17';
  if (await has('TST-03@H1?')) {
    const drill = await pdfOf(callTreeDrill(cast, madeOn), `${cast.prefix} call tree drill H1.pdf`);
    const both = ['TST-03@H1', 'PLN-05@H1?'];
    await desk.bring(drill, { title: 'Call tree drill, first half', kind: 'EV-CALL', madeOn, for: both });
    const clause = await pdfOf(contractExtract(cast, '2026-01-05'), `${cast.prefix} notice clause.pdf`);
    const title = 'Contract extract: notice of disruptions';
    await desk.bring(clause, { title, kind: 'EV-CTR', madeOn: '2026-01-05', for: ['PLN-05@H1?'] });
  }
  if (!(await has('TST-04@H1?'))) return;
  const restored = await pdfOf(restoreTest(cast, '2026-06-24', 0), `${cast.prefix} restore test H1.pdf`);
  await desk.bring(restored, { title: 'Restore test H1', kind: 'EV-RST', madeOn: '2026-06-24', for: ['TST-04@H1'] });
  const compared = reconciliation(cast, '2026-06-25', 'restore test of 2026-06-24');
  const file = await pdfOf(compared, `${cast.prefix} reconciliation H1.pdf`);
  await desk.bring(file, { title: 'Reconciliation H1', kind: 'EV-RECON', madeOn: '2026-06-25', for: ['TST-04@H1'] });
}

async function review(desk: VendorDesk, submissionId: string, { name }: Quarter): Promise<void> {
  const reviewing = new ReviewDesk(desk, submissionId);
  await reviewing.take();
  await reviewing.conclude({
    summary: `Routine of ${name}: files are of the quarter, complete and from the right hands.`,
  });
}

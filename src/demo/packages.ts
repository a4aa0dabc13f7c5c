import {
  contractExtract,
  delegationOfAuthority,
  impactAnalysis,
  objectiveSchedule,
  programmeCharter,
} from './documents/governance-papers';
import type { DemoFile, Paper } from './documents/paper';
import { pdfOf } from './documents/pdf-paper';
import { callTreeDrill, exerciseProgramme, toolsLog, trainingRoster } from './documents/people-papers';
import { siteDrawing } from './documents/plan-papers';
import { pngOf } from './documents/png-diagram';
import { exitPlan, inventory, technologyAnswers } from './documents/routine-papers';
import { alternateSite, capacityTest, carrierDiversity, type Circuit } from './documents/technology-papers';
import type { VendorCast } from './vendor-cast';
import type { Filing, VendorDesk } from './vendor-desk';

type Brought = [file: DemoFile | Promise<DemoFile>, filing: Filing];

/** A file that several vendors bring, each its own; made on the day given, or on one of its own, in every year where it has no year. */
interface Usual extends Omit<Filing, 'madeOn'> {
  madeOn?: string;
  monthDay?: string;
  file: (cast: VendorCast, madeOn: string) => DemoFile | Promise<DemoFile>;
}

const pdf = (cast: VendorCast, paper: Paper, name: string) => pdfOf(paper, `${cast.prefix} ${name}.pdf`);

const GOVERNANCE_FILES: Usual[] = [
  {
    ...{ title: 'Continuity programme charter', kind: 'EV-POL', for: ['GOV-01'] },
    file: (cast, day) => pdf(cast, programmeCharter(cast, day), 'programme charter'),
  },
  {
    ...{ title: 'Delegation of authority', kind: 'EV-ORG', monthDay: '01-09', for: ['GOV-01', 'GOV-02@year'] },
    file: (cast, day) => pdf(cast, delegationOfAuthority(cast, day), 'delegation of authority'),
  },
  {
    ...{ title: 'Inventory of services, sites and systems', kind: 'EV-INV', for: ['INV-01'] },
    file: (cast, day) => inventory(cast, day),
  },
  {
    ...{ title: 'Contract extract: continuity, audit, exit', kind: 'EV-CTR', monthDay: '01-05' },
    ...{ for: ['TPR-02?', 'PLN-05@year?'], sourceKind: 'third_party', sourceParty: 'Tarnbrook Outfitting Group, Inc.' },
    file: (cast, day) => pdf(cast, contractExtract(cast, day), 'contract extract'),
  },
  {
    ...{ title: 'Business impact analysis', kind: 'EV-BIA', for: ['INV-02?'] },
    file: (cast, day) => pdf(cast, impactAnalysis(cast, day), 'impact analysis'),
  },
  {
    ...{ title: 'Schedule of recovery objectives', kind: 'EV-OBJ', for: ['INV-03?'] },
    file: (cast, day) => pdf(cast, objectiveSchedule(cast, day), 'objectives'),
  },
];

export const GOVERNANCE = ['GOV-01', 'INV-01', 'INV-02?', 'INV-03?', 'TPR-02?'];

const TECHNOLOGY_FILES: Usual[] = [
  {
    ...{ title: 'Answers on technology resilience', kind: 'EV-QST', for: ['TEC-01?', 'PPL-03?'] },
    ...{ sourceKind: 'statement', file: (cast, day) => technologyAnswers(cast, day) },
  },
  {
    ...{ title: 'Architecture of both sites', kind: 'EV-ARCH', madeOn: '2026-03-02', for: ['TEC-01?'] },
    file: (cast) => pngOf(siteDrawing(cast), `${cast.prefix} architecture.png`),
  },
  {
    ...{ title: 'Capacity test of the surviving site', kind: 'EV-CAP', madeOn: '2026-08-11' },
    ...{ for: ['TEC-02?', 'PPL-02?'], sourceKind: 'system' },
    file: (cast, day) => pdf(cast, capacityTest(cast, day), 'capacity test'),
  },
  {
    ...{ title: 'Alternate site agreement', kind: 'EV-SITE', madeOn: '2025-06-20', for: ['TEC-05?'] },
    ...{ sourceKind: 'third_party', sourceParty: 'Sonoran Workspace Partners, LP' },
    period: ['2025-07-01', '2028-06-30'],
    file: (cast, day) => pdf(cast, alternateSite(cast, day), 'alternate site agreement'),
  },
  {
    ...{ title: 'Nightly copy of scripts and knowledge', kind: 'EV-LOG', madeOn: '2026-09-01', for: ['PPL-03?'] },
    ...{ sourceKind: 'system', file: (cast) => toolsLog(cast) },
  },
  {
    ...{ title: 'Training roster 2026', kind: 'EV-TRN', madeOn: '2026-03-27', for: ['PPL-02?'] },
    file: (cast) => trainingRoster(cast, 2026),
  },
  {
    ...{ title: 'Exit and transition plan', kind: 'EV-EXIT', madeOn: '2026-02-20', for: ['TPR-04?'] },
    file: (cast, day) => pdf(cast, exitPlan(cast, day), 'exit plan'),
  },
];

export const TECHNOLOGY = ['TEC-01?', 'TEC-02?', 'TEC-05?', 'PPL-02?', 'PPL-03?', 'TPR-04?'];

/** Brings files one after another; one whose requirements the vendor does not have is left out. */
export async function bringAll(desk: VendorDesk, files: Brought[]): Promise<void> {
  for (const [file, filing] of files)
    if ((await desk.obligations(filing.for)).length > 0) await desk.bring(await file, filing);
}

async function bringUsual(desk: VendorDesk, files: Usual[], day: string): Promise<void> {
  for (const { file, monthDay, ...filing } of files) {
    if ((await desk.obligations(filing.for)).length === 0) continue;
    const madeOn = filing.madeOn ?? (monthDay ? `${day.slice(0, 4)}-${monthDay}` : day);
    await desk.bring(await file(desk.cast, madeOn), { ...filing, madeOn });
  }
}

/** Charter, authority, inventory, impact analysis, objectives, contract, exercise programme. */
export async function bringGovernance(desk: VendorDesk, madeOn: string, exercises: string[][]): Promise<void> {
  await bringUsual(desk, GOVERNANCE_FILES, madeOn);
  if (exercises.length === 0) return;
  const programme = pdf(desk.cast, exerciseProgramme(desk.cast, madeOn, exercises), 'exercise programme');
  const filing = { title: `Exercise programme ${madeOn.slice(0, 4)}`, kind: 'EV-EXP', madeOn, for: ['TST-01'] };
  await desk.bring(await programme, filing);
}

/** Redundancy, capacity, second place, alternate work, tools and exit. */
export function bringTechnology(desk: VendorDesk, madeOn: string): Promise<void> {
  return bringUsual(desk, TECHNOLOGY_FILES, madeOn);
}

/** TEC-04: what the carriers say of their routes. */
export async function bringDiversity(desk: VendorDesk, madeOn: string, circuits: Circuit[]): Promise<void> {
  const statement = carrierDiversity(desk.cast, madeOn, circuits);
  await desk.bring(await pdf(desk.cast, statement, 'carrier diversity statement'), {
    ...{ title: 'Carrier diversity statement', kind: 'EV-TEL', madeOn, for: ['TEC-04'] },
    ...{ sourceKind: 'third_party', sourceParty: 'Atlantic Fibre Routes, Inc.' },
  });
}

/** PLN-05 of a vendor that is asked once a year. */
export async function bringYearlyDrill(desk: VendorDesk, madeOn: string): Promise<void> {
  const drill = await pdf(desk.cast, callTreeDrill(desk.cast, madeOn), 'call tree drill');
  await desk.bring(drill, { title: 'Call tree drill', kind: 'EV-CALL', madeOn, for: ['PLN-05@year'] });
}

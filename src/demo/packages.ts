import { contractExtract, impactAnalysis, objectiveSchedule, programmeCharter } from './documents/governance-papers';
import { delegationOfAuthority } from './documents/governance-papers';
import type { DemoFile, Paper } from './documents/paper';
import { pdfOf } from './documents/pdf-paper';
import { callTreeDrill, exerciseProgramme, toolsLog, trainingRoster } from './documents/people-papers';
import { siteDrawing } from './documents/plan-papers';
import { pngOf } from './documents/png-diagram';
import { exitPlan, inventory, technologyAnswers } from './documents/routine-papers';
import { alternateSite, capacityTest, carrierDiversity, type Circuit } from './documents/technology-papers';
import type { Filing, VendorDesk } from './vendor-desk';

type Brought = [file: DemoFile | Promise<DemoFile>, filing: Filing];

/** Brings files one after another; one whose requirements the vendor does not have is left out. */
export async function bringAll(desk: VendorDesk, files: Brought[]): Promise<void> {
  for (const [file, filing] of files) {
    if ((await desk.obligations(filing.for)).length === 0) continue;
    await desk.bring(await file, filing);
  }
}

const named = (desk: VendorDesk, paper: Paper, name: string) => pdfOf(paper, `${desk.cast.prefix} ${name}.pdf`);

/** Charter, authority, inventory, impact analysis, objectives, contract, exercise programme. */
export async function bringGovernance(desk: VendorDesk, madeOn: string, exercises: string[][]): Promise<void> {
  const { cast } = desk;
  const file = (paper: Paper, name: string) => named(desk, paper, name);
  const delegated = { title: 'Delegation of authority', kind: 'EV-ORG', madeOn: '2026-01-09' };
  await bringAll(desk, [
    [
      file(programmeCharter(cast, madeOn), 'programme charter'),
      { title: 'Continuity programme charter', kind: 'EV-POL', madeOn, for: ['GOV-01'] },
    ],
    [
      file(delegationOfAuthority(cast, '2026-01-09'), 'delegation of authority'),
      { ...delegated, for: ['GOV-01', 'GOV-02@year'] },
    ],
    [
      inventory(cast, madeOn),
      { title: 'Inventory of services, sites and systems', kind: 'EV-INV', madeOn, for: ['INV-01'] },
    ],
    [
      file(contractExtract(cast, '2026-01-05'), 'contract extract'),
      {
        title: 'Contract extract: continuity, audit, exit',
        kind: 'EV-CTR',
        madeOn: '2026-01-05',
        for: ['TPR-02', 'PLN-05@year?'],
        sourceKind: 'third_party',
        sourceParty: 'Tarnbrook Outfitting Group, Inc.',
      },
    ],
  ]);
  if (cast.service.tier === 'T3') return;
  await bringAll(desk, [
    [
      file(impactAnalysis(cast, madeOn), 'impact analysis'),
      { title: 'Business impact analysis 2026', kind: 'EV-BIA', madeOn, for: ['INV-02?'] },
    ],
    [
      file(objectiveSchedule(cast, madeOn), 'objectives'),
      { title: 'Schedule of recovery objectives', kind: 'EV-OBJ', madeOn, for: ['INV-03?'] },
    ],
    [
      file(exerciseProgramme(cast, madeOn, exercises), 'exercise programme'),
      { title: 'Exercise programme 2026', kind: 'EV-EXP', madeOn, for: ['TST-01?'] },
    ],
  ]);
}

export const GOVERNANCE = ['GOV-01', 'INV-01', 'INV-02?', 'INV-03?', 'TPR-02'];

/** Redundancy, capacity, second place, alternate work, tools and exit. */
export async function bringTechnology(desk: VendorDesk, madeOn: string): Promise<void> {
  const { cast } = desk;
  const file = (paper: Paper, name: string) => named(desk, paper, name);
  await bringAll(desk, [
    [
      technologyAnswers(cast, madeOn),
      {
        title: 'Answers on technology resilience',
        kind: 'EV-QST',
        madeOn,
        for: ['TEC-01?', 'PPL-03?'],
        sourceKind: 'statement',
      },
    ],
    [
      pngOf(siteDrawing(cast), `${cast.prefix} architecture.png`),
      { title: 'Architecture of both sites', kind: 'EV-ARCH', madeOn: '2026-03-02', for: ['TEC-01?'] },
    ],
    [
      file(capacityTest(cast, '2026-08-11'), 'capacity test'),
      {
        title: 'Capacity test of the surviving site',
        kind: 'EV-CAP',
        madeOn: '2026-08-11',
        for: ['TEC-02?', 'PPL-02?'],
        sourceKind: 'system',
      },
    ],
    [
      file(alternateSite(cast, '2025-06-20'), 'alternate site agreement'),
      {
        title: 'Alternate site agreement',
        kind: 'EV-SITE',
        madeOn: '2025-06-20',
        for: ['TEC-05?'],
        sourceKind: 'third_party',
        sourceParty: 'Sonoran Workspace Partners, LP',
        period: ['2025-07-01', '2028-06-30'],
      },
    ],
    [
      toolsLog(cast),
      {
        title: 'Nightly copy of scripts and knowledge',
        kind: 'EV-LOG',
        madeOn: '2026-09-01',
        for: ['PPL-03?'],
        sourceKind: 'system',
      },
    ],
    [
      trainingRoster(cast, 2026),
      { title: 'Training roster 2026', kind: 'EV-TRN', madeOn: '2026-03-27', for: ['PPL-02?'] },
    ],
    [
      file(exitPlan(cast, '2026-02-20'), 'exit plan'),
      { title: 'Exit and transition plan', kind: 'EV-EXIT', madeOn: '2026-02-20', for: ['TPR-04?'] },
    ],
  ]);
}

export const TECHNOLOGY = ['TEC-01?', 'TEC-02?', 'TEC-05?', 'PPL-02?', 'PPL-03?', 'TPR-04?'];

/** TEC-04: what the carriers say of their routes. */
export async function bringDiversity(desk: VendorDesk, madeOn: string, circuits: Circuit[]): Promise<void> {
  const statement = carrierDiversity(desk.cast, madeOn, circuits);
  await desk.bring(await named(desk, statement, 'carrier diversity statement'), {
    ...{ title: 'Carrier diversity statement', kind: 'EV-TEL', madeOn, for: ['TEC-04'] },
    ...{ sourceKind: 'third_party', sourceParty: 'Atlantic Fibre Routes, Inc.' },
  });
}

/** PLN-05 of a vendor that is asked once a year. */
export async function bringYearlyDrill(desk: VendorDesk, madeOn: string): Promise<void> {
  const drill = await named(desk, callTreeDrill(desk.cast, madeOn), 'call tree drill');
  await desk.bring(drill, { title: 'Call tree drill', kind: 'EV-CALL', madeOn, for: ['PLN-05@year'] });
}

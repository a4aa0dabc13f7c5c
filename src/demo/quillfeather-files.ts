import { afterActionReport, changeLog, exerciseResult, systemLog, telephonyLog } from './documents/exercise-papers';
import { pdfOf } from './documents/pdf-paper';
import { riskAssessment, trainingRoster } from './documents/people-papers';
import { recoveryPlan, type PlanWriting } from './documents/plan-papers';
import { reconciliation, soc1Summary } from './documents/technology-papers';
import { QUILLFEATHER } from './critical-vendors';
import { bringAll } from './packages';
import type { ToldPlan } from './plan-desk';
import { QUILLFEATHER_STEPS } from './quillfeather-steps';
import { QUILLFEATHER_TEST } from './told-exercises';
import type { VendorDesk } from './vendor-desk';

const shared = { emphasis: 'recovery', reviewDueOn: '2027-02-28', steps: QUILLFEATHER_STEPS } as const;

export const DR_PLAN: ToldPlan = {
  ...{ ...shared, steps: [...shared.steps] },
  ...{ kind: 'DR', title: 'Disaster recovery plan, voice and collections', label: '3.2' },
  fileName: 'QCS disaster recovery plan 3.2.pdf',
  changeSummary: 'Promotion of the database moved before telephony; two steps for second-factor tokens.',
};

export const COOP_PLAN: ToldPlan = {
  ...{ ...shared, steps: shared.steps.slice(0, 6), emphasis: 'availability' },
  ...{ kind: 'COOP', title: 'Continuity of operations plan', label: '5.0' },
  fileName: 'QCS continuity of operations plan 5.0.pdf',
  changeSummary: 'Succession of the recovery lead; home working for 60 percent of agents.',
};

export const DR_WRITING: PlanWriting = {
  ...{ title: 'Disaster recovery plan', number: 'BC-110', date: '2026-03-02', version: '3.2' },
  changes: [
    ['3.0', '2025-03-25', 'Tucson replaces Omaha as second place'],
    ['3.1', '2025-09-08', 'Draft after the test of June 2025; not put in force'],
    ['3.2', '2026-03-02', DR_PLAN.changeSummary],
  ],
};

const COOP_WRITING: PlanWriting = {
  ...{ title: 'Continuity of operations plan', number: 'BC-120', date: '2026-03-02', version: '5.0' },
  changes: [['5.0', '2026-03-02', COOP_PLAN.changeSummary]],
};

export async function bringPlans(desk: VendorDesk): Promise<void> {
  const made = { madeOn: '2026-03-02' };
  await bringAll(desk, [
    [
      pdfOf(recoveryPlan(QUILLFEATHER, DR_WRITING, QUILLFEATHER_STEPS), DR_PLAN.fileName),
      { ...made, title: 'DR plan 3.2', kind: 'EV-DRP', for: ['PLN-02'] },
    ],
    [
      pdfOf(recoveryPlan(QUILLFEATHER, COOP_WRITING, COOP_PLAN.steps), COOP_PLAN.fileName),
      { ...made, title: 'COOP plan 5.0', kind: 'EV-COOP', for: ['PLN-01', 'PLN-04'] },
    ],
    [
      pdfOf(riskAssessment(QUILLFEATHER, '2026-02-16'), 'QCS risk assessment.pdf'),
      { madeOn: '2026-02-16', title: 'Continuity risk assessment 2026', kind: 'EV-RISK', for: ['PLN-03'] },
    ],
  ]);
}

/** Due again because a new plan version replaced the one in force. */
export const AFTER_NEW_PLAN = ['PLN-01', 'PLN-02', 'PPL-01'].map((code) => `${code}@plan_superseded`);

export async function bringForNewPlan(desk: VendorDesk): Promise<void> {
  desk.forgetSchedule();
  await desk.bringAgain(COOP_PLAN.fileName, ['PLN-01@plan_superseded']);
  await desk.bringAgain(DR_PLAN.fileName, ['PLN-02@plan_superseded']);
  const filing = {
    title: 'Training roster 2026',
    kind: 'EV-TRN',
    madeOn: '2026-03-27',
    for: ['PPL-01@plan_superseded'],
  };
  await desk.bring(trainingRoster(QUILLFEATHER, 2026), filing);
}

/** Evidence from outside the period, which the reviewer accepts with a reason. */
export async function bringRosterOfLastYear(desk: VendorDesk): Promise<void> {
  const roster = trainingRoster(QUILLFEATHER, 2025);
  await desk.bring(roster, {
    ...{ title: 'Training roster 2025', kind: 'EV-TRN', madeOn: '2025-12-15', for: ['PPL-01'] },
    period: ['2025-01-01', '2025-12-15'],
  });
}

export async function bringResults(desk: VendorDesk): Promise<void> {
  const told = QUILLFEATHER_TEST;
  const both = ['TST-02', 'TST-05@exercise'];
  const logged = { madeOn: '2026-05-16', kind: 'EV-LOG', sourceKind: 'system' as const, for: both };
  await bringAll(desk, [
    [
      pdfOf(exerciseResult(QUILLFEATHER, told, 'BC-070'), 'QCS exercise result 2026-05-16.pdf'),
      { madeOn: '2026-05-18', kind: 'EV-EXR', title: 'Result of the functional test', for: both },
    ],
    [systemLog(told, 'qcs-bridge-log-2026-05-16.csv'), { ...logged, title: 'Bridge and system log' }],
    [telephonyLog(told, 'qcs-telephony-2026-05-16.csv'), { ...logged, title: 'Telephony by quarter of an hour' }],
    [
      pdfOf(
        reconciliation(QUILLFEATHER, '2026-05-16', 'functional test of 2026-05-16'),
        'QCS reconciliation 2026-05-16.pdf',
      ),
      { madeOn: '2026-05-16', kind: 'EV-RECON', title: 'Payments posted and captured', for: ['ASR-05@exercise'] },
    ],
    [
      changeLog(told, 'qcs-changes-after-test.txt'),
      { madeOn: '2026-05-19', kind: 'EV-CAPA', title: 'Changes after the test', for: ['IMP-01@Q2'] },
    ],
  ]);
}

export async function bringReport(desk: VendorDesk): Promise<void> {
  const report = afterActionReport(QUILLFEATHER, QUILLFEATHER_TEST, { number: 'BC-071', date: '2026-06-05' });
  const filing = { madeOn: '2026-06-05', kind: 'EV-AAR', title: 'After-action report', for: ['TST-06@exercise'] };
  await desk.bring(await pdfOf(report, 'QCS after-action report.pdf'), filing);
}

/** To 30 September: 92 days remain to the year's end, and the letter for them is due. */
export async function bringAssurance(desk: VendorDesk): Promise<void> {
  const report = await pdfOf(soc1Summary(QUILLFEATHER, '2026-10-16'), 'QCS SOC 1 type 2 summary.pdf');
  await desk.bring(report, {
    ...{ title: 'SOC 1 Type 2 to 30 September 2026', kind: 'EV-SOC1', madeOn: '2026-10-16', for: ['ASR-01'] },
    ...{ sourceKind: 'issuer', sourceParty: 'Marlowe Ames & Co., CPAs', period: ['2025-10-01', '2026-09-30'] },
  });
}

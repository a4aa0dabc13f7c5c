import { revised, tracked } from './after-report';
import { pdfOf } from './documents/pdf-paper';
import { recoveryPlan } from './documents/plan-papers';
import type { PlanDesk } from './plan-desk';
import { COOP_PLAN, DR_PLAN, DR_WRITING } from './quillfeather-files';
import type { FollowUp, Repairs } from './report-follow-up';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

const REPAIR: Repairs = {
  'Test call recording': {
    ...{ text: 'The start script mounts the recording volume; the runbook names it.', ownerName: 'Telephony lead' },
    ...{ startsOn: '2026-06-19', dueOn: '2026-07-10' },
  },
  'Agent sign-in wave 2': {
    ...{ text: 'Tokens of joiners and leavers are compared with Tucson every Monday.', ownerName: 'Identity lead' },
    ...{ startsOn: '2026-06-19', dueOn: '2026-07-10' },
  },
};

/** The two steps with an issue: repaired in July, and waiting for the simulation that was to show them. */
export function afterTest(opened: FollowUp): Scene[] {
  return [
    scene('2026-06-18T15:00:00Z', 'Quillfeather: two steps are to change', async () => {
      await opened.plan(REPAIR, 'Both are in our log of 16 May.');
      await opened.wait('2026-10-30', 'The simulation of 14 October starts both again.');
    }),
    scene('2026-07-14T15:00:00Z', 'Quillfeather: both steps repaired', () =>
      opened.mend('qcs-changes-after-test.txt', 'Changed on 19 May; four Mondays are shown.'),
    ),
    scene('2026-10-09T15:00:00Z', 'Quillfeather: both wait for the simulation', () =>
      opened.wait('2027-03-31', 'The simulation is held in the first quarter of 2027, and starts both again.'),
    ),
  ];
}

const NEXT = {
  ...{ ...DR_PLAN, label: '3.3', fileName: 'QCS disaster recovery plan 3.3.pdf' },
  changeSummary: 'The start script mounts the recording volume; tokens are compared before the second wave.',
};

/** The draft that the report opened becomes plan 3.3. */
export function planAfterTest(desk: VendorDesk, plan: PlanDesk): Scene[] {
  return [
    ...tracked(desk, { day: '2026-06-19', actions: Object.values(REPAIR).map(({ text }) => text) }),
    ...revised(desk, plan, {
      ...{ day: '2026-07-15', told: NEXT, bring: () => bringNext(desk), wanted: ['PLN-04@exercise_closed'] },
      ...{ againOn: '2026-08-04', briefed: 'PPL-01@plan_superseded#2' },
      again: [
        [COOP_PLAN.fileName, 'PLN-01@plan_superseded#2'],
        [NEXT.fileName, 'PLN-02@plan_superseded#2'],
      ],
    }),
  ];
}

async function bringNext(desk: VendorDesk): Promise<void> {
  const date = '2026-07-13';
  const changes = [...DR_WRITING.changes, ['3.3', date, NEXT.changeSummary] as [string, string, string]];
  const paper = await pdfOf(
    recoveryPlan(desk.cast, { ...DR_WRITING, date, version: '3.3', changes }, NEXT.steps),
    NEXT.fileName,
  );
  await desk.bring(paper, { madeOn: date, title: 'DR plan 3.3', kind: 'EV-DRP', for: [] });
}

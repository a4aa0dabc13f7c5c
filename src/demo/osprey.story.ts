import { revised, tracked } from './after-report';
import { AttestationDesk } from './attestation-desk';
import { ExerciseDesk } from './exercise-desk';
import { repairPlanned, repairSeen } from './osprey-repair';
import type { Known } from './last-year.story';
import { AFTER_NEW_PLAN, bringForNewPlan, bringNextPlan, bringPlan, bringProgram } from './osprey-files';
import { bringTest, logOf, NEXT_PLAN, PLAN } from './osprey-files';
import { bringGovernance, GOVERNANCE } from './packages';
import type { PlanDesk } from './plan-desk';
import { FollowUp } from './report-follow-up';
import type { Judgement } from './review-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import { OSPREY_MISS, OSPREY_RETEST } from './told-exercises';
import type { VendorDesk } from './vendor-desk';

const EXERCISES = [
  ['2026-06-20', 'functional', 'Evacuation of zone A', 'yes'],
  ['2026-09-12', 'functional', 'Retest, if the first fails', 'yes'],
];

/** Miss and retest: 2:47 against 1:00 in June, a finding, 0:48 in September. */
export function osprey({ desk, plan }: Known): Scene[] {
  const test = new ExerciseDesk(desk, OSPREY_MISS);
  return [
    ...[...taken(desk, plan), ...missed(desk, plan, test), ...retested(desk, plan, test)],
    ...tracked(desk, { day: '2026-07-16', actions: ['Quorum without zone A', 'Addresses from the inventory'] }),
    ...revised(desk, plan, {
      ...{ day: '2026-10-05', told: NEXT_PLAN, bring: () => bringNextPlan(desk) },
      wanted: ['PLN-04@exercise_closed', 'PLN-04@exercise_closed#2'],
      again: [[NEXT_PLAN.fileName, 'PLN-02@plan_superseded#2']],
      ...{ againOn: '2026-10-27', briefed: 'PPL-01@plan_superseded#2' },
    }),
  ];
}

function taken(desk: VendorDesk, plan: PlanDesk): Scene[] {
  const attestation = new AttestationDesk(desk);
  return [
    scene('2026-03-11T14:30:00Z', 'Osprey Hollow: programme', () => bringGovernance(desk, '2026-03-06', EXERCISES)),
    scene('2026-03-12T15:00:00Z', 'Osprey Hollow: authority', async () => {
      await attestation.verifyAuthority('OHV delegation of authority.pdf');
    }),
    scene('2026-04-08T15:00:00Z', 'Osprey Hollow: plan 2.1', async () => {
      await bringPlan(desk);
      await plan.write(PLAN);
    }),
    ...submitted(desk, {
      ...{ day: '2026-04-14', wanted: [...GOVERNANCE, 'PLN-02', 'PLN-03', 'PLN-04'], note: 'Programme and plan 2.1.' },
      judgement: { summary: 'Programme and plan are complete. The plan has not been tested yet.' },
    }),
    scene('2026-05-05T15:00:00Z', 'Osprey Hollow: what plan 2.1 makes due again', () => bringForNewPlan(desk)),
    ...submitted(desk, {
      ...{ day: '2026-05-05', wanted: AFTER_NEW_PLAN, note: 'Plan 2.1 replaced 2.0.' },
      judgement: { summary: 'Nothing refers to 2.0 any more; the zone owners were trained on 2.1.' },
    }),
  ];
}

function missed(desk: VendorDesk, plan: PlanDesk, test: ExerciseDesk): Scene[] {
  return [
    scene('2026-05-27T15:00:00Z', 'Osprey Hollow: test planned', () => test.plan(plan.versionId)),
    scene('2026-06-20T04:45:00Z', 'Osprey Hollow: test started', () => test.start()),
    scene('2026-06-22T20:00:00Z', 'Osprey Hollow: a program instead of a log', () => bringProgram(desk)),
    scene('2026-06-23T15:00:00Z', 'Osprey Hollow: results', async () => {
      await test.recordEvent();
      await bringTest(desk, OSPREY_MISS, '2026-06-22');
      await test.enterResults(plan.versionId, logOf(OSPREY_MISS));
    }),
    scene('2026-07-08T16:00:00Z', 'Osprey Hollow: report', () => test.report()),
    ...missReviewed(desk, new FollowUp(desk, test)),
  ];
}

const MISSED: Judgement = {
  conclusion: 'unsatisfactory',
  summary: 'The recovery time objective was missed by 1:47 h. A retest is due within 90 days.',
  exercise: { outcome: 'unsatisfactory', reason: 'Verified after 167 minutes; objective 60.' },
  obligations: {
    'TST-02': {
      conclusion: 'not_met',
      judgement: 'Tested with a result for every step, but the objective was missed.',
    },
    'TST-05': { conclusion: 'not_met', judgement: 'Achieved 167 minutes against an objective of 60.' },
  },
};

function missReviewed(desk: VendorDesk, opened: FollowUp): Scene[] {
  return submitted(desk, {
    ...{
      day: '2026-07-09',
      wanted: ['TST-01', 'TST-02', 'TST-05@exercise', 'TST-06@exercise'],
      note: 'Test of 20 June.',
    },
    meanwhile: async (review) => {
      await review.question({
        subject: 'Trunk addresses',
        text: 'The plan says addresses come from the inventory; the log shows a script with addresses of its own. Which is true?',
        answer: 'The script was true on the day. It is being changed to read the inventory; plan text stays.',
        resolution: 'Answered; the contradiction is part of the finding.',
      });
      await opened.shownAgain(
        'The test of 20 June read step by step: verified after 167 minutes, the reservation taken.',
      );
      await opened.wait('2026-09-30', 'Everything is shown in the retest, which is due within 90 days.');
    },
    judgement: MISSED,
  });
}

function retested(desk: VendorDesk, plan: PlanDesk, miss: ExerciseDesk): Scene[] {
  const test = new ExerciseDesk(desk, OSPREY_RETEST);
  const opened = new FollowUp(desk, miss);
  return [
    repairPlanned(opened),
    scene('2026-08-18T15:00:00Z', 'Osprey Hollow: retest planned', () => test.plan(plan.versionId, miss.id)),
    scene('2026-09-12T04:45:00Z', 'Osprey Hollow: retest started', () => test.start()),
    scene('2026-09-14T15:00:00Z', 'Osprey Hollow: results of the retest', async () => {
      await test.recordEvent();
      await bringTest(desk, OSPREY_RETEST, '2026-09-13');
      await test.enterResults(plan.versionId, logOf(OSPREY_RETEST));
    }),
    scene('2026-09-25T15:00:00Z', 'Osprey Hollow: report of the retest', () => test.report()),
    ...submitted(desk, {
      ...{
        day: '2026-09-28',
        wanted: ['TST-02', 'TST-05@exercise#2', 'TST-06@exercise#2'],
        note: 'Retest of 12 September.',
      },
      judgement: {
        summary: 'Verified after 48 minutes against 60. All three corrections held.',
        exercise: { outcome: 'satisfactory', reason: 'Objective 60 minutes, achieved 48; all steps passed.' },
      },
    }),
    ...repairSeen(opened, { retest: test, log: logOf(OSPREY_RETEST) }),
    ...attested(desk),
  ];
}

function attested(desk: VendorDesk): Scene[] {
  const attestation = new AttestationDesk(desk);
  const missedOnce = {
    answer: 'met_with_exceptions' as const,
    explanation:
      'The test of 20 June missed the objective (167 minutes against 60). The retest of 12 September met it (48).',
  };
  return [
    scene('2026-10-27T15:00:00Z', 'Osprey Hollow: attestation planned', () => attestation.schedule('2026-11-13')),
    scene('2026-11-10T16:00:00Z', 'Osprey Hollow: attestation prepared', () =>
      attestation.prepare({ 'TST-02': missedOnce, 'TST-05': missedOnce }),
    ),
    scene('2026-11-17T20:00:00Z', 'Osprey Hollow: attestation signed late', () => attestation.sign('America/New_York')),
  ];
}

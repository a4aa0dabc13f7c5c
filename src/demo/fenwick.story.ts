import { revised, tracked } from './after-report';
import { AttestationDesk } from './attestation-desk';
import { DisruptionDesk } from './disruption-desk';
import { ExerciseDesk } from './exercise-desk';
import { bringFirstFiles, bringOverflowPlan, bringStormFiles, bringStormReport } from './fenwick-files';
import { DELEGATION, GRID_NOTICE, NEXT_OVERFLOW_PLAN, OVERFLOW_PLAN } from './fenwick-files';
import { STORM_CHANGES, STORM_DUTY_LOG } from './fenwick-files';
import { attested, certified } from './fenwick-reliability';
import { FENWICK_STORM, STORM_LOG } from './fenwick-storm';
import type { Known } from './last-year.story';
import { RegistrantDesk } from './registrant-desk';
import { FollowUp, type Repairs } from './report-follow-up';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';

/** An ice storm in January: notice in time, 6:12 in recovery mode, an alternative 911 measure, a qualified attestation. */
export function fenwick(known: Known): Scene[] {
  const storm = new DisruptionDesk(known.desk, FENWICK_STORM);
  const test = new ExerciseDesk(known.desk, FENWICK_STORM);
  return [
    ...[...arrived(known), ...struck(known, storm), ...lookedBack(known, { storm, test })],
    ...[...repaired(known, test), ...certified(known.desk), ...attested(known.desk)],
  ];
}

/** Taken on ten days before the storm: plan and authority come first. */
function arrived({ desk, plan }: Known): Scene[] {
  return [
    scene('2026-01-22T16:30:00Z', 'Fenwick Rise: plan 2.3', async () => {
      await bringFirstFiles(desk);
      await bringOverflowPlan(desk, OVERFLOW_PLAN, '2026-01-15');
      await plan.write(OVERFLOW_PLAN);
      await new AttestationDesk(desk).verifyAuthority(DELEGATION);
      await new RegistrantDesk(desk).activate();
    }),
    ...submitted(desk, {
      ...{ day: '2026-01-22', wanted: ['PLN-02', 'PLN-03', 'PLN-04'], note: 'Overflow plan 2.3.' },
      judgement: { summary: 'The plan is complete; every step has an owner, and Fargo is named for each.' },
    }),
  ];
}

function struck({ desk, plan }: Known, storm: DisruptionDesk): Scene[] {
  return [
    scene('2026-01-26T10:04:00Z', 'Fenwick Rise: ice storm reported', () =>
      storm.report({
        ...{ types: ['regional_event', 'facility_unavailable'], timeZone: 'America/New_York' },
        ...{ noticeMinute: 39, toldTo: 'Dana Whitlock' },
      }),
    ),
    scene('2026-01-26T10:40:00Z', 'Fenwick Rise: event confirmed', () =>
      storm.confirm('Dana has the call of 04:53 local time in her list; the grid map shows the outage.'),
    ),
    scene('2026-01-26T10:55:00Z', 'Fenwick Rise: plan started', () =>
      storm.activate(plan.versionId, {
        fromMinute: 24,
        trigger: 'Both feeders lost and no generator after five minutes',
      }),
    ),
    scene('2026-01-26T18:30:00Z', 'Fenwick Rise: log of the day', () => storm.log(STORM_LOG)),
    scene('2026-01-27T15:00:00Z', 'Fenwick Rise: recovered', async () => {
      await storm.recovered(396);
      await new RegistrantDesk(desk).schedule();
      await bringStormFiles(desk);
      await storm.attach(GRID_NOTICE, 'How long the power was out');
      await storm.affected(1_286, 'Callers waited 40 seconds longer than usual; no emergency call was lost.');
    }),
  ];
}

function lookedBack(known: Known, those: { storm: DisruptionDesk; test: ExerciseDesk }): Scene[] {
  const { desk } = known;
  const { storm } = those;
  return [
    scene('2026-01-28T15:00:00Z', 'Fenwick Rise: calls reconciled', async () => {
      await storm.reconcile({
        ...{ processed: 'Calls and texts handled in Fargo', processedCount: 1_286, comparedCount: 1_286 },
        ...{ comparedWith: 'Call records of both carriers', differenceCount: 4, resolvedCount: 4 },
        ...{ resolution: 'Four texts were counted twice; removed', resolvedByName: 'Nell Sandoval' },
      });
      const how = 'List of calls heard in Fargo, 64 of 1,286';
      await storm.control('A supervisor listens to one call in twenty', how, 'Read the list; 64 entries with times.');
    }),
    ...counted(known, those),
    ...submitted(desk, {
      ...{ day: '2026-02-16', note: 'Ice storm of 26 January, counted as a test.' },
      wanted: ['TST-02', 'TST-05@disruption_recovered', 'TST-06@disruption_recovered'],
      judgement: {
        summary: 'Emergency calls were back after 0:24 h against 0:30 h; notice came after 0:38 h of the agreed hour.',
        exercise: {
          outcome: 'satisfactory_with_findings',
          reason: 'Objective met; generator and relay are to change.',
        },
      },
    }),
    scene('2026-02-20T15:00:00Z', 'Fenwick Rise: event closed', () =>
      storm.close('All gaps have a finding or a word.'),
    ),
  ];
}

/** The storm counts as a test: every step of the plan that was started has its outcome, and the report opens findings. */
function counted({ desk, plan }: Known, { storm, test }: { storm: DisruptionDesk; test: ExerciseDesk }): Scene[] {
  return [
    scene('2026-01-29T15:00:00Z', 'Fenwick Rise: the storm counts as a test', async () => {
      test.id = await storm.countAsTest(plan.versionId);
      await test.recordSteps(plan.versionId, STORM_DUTY_LOG);
      await test.complete();
    }),
    scene('2026-02-12T15:00:00Z', 'Fenwick Rise: after-action report', async () => {
      await storm.issueReport();
      await test.report();
      await bringStormReport(desk);
    }),
  ];
}

const REPAIR: Repairs = {
  'Start the generator in Bangor': {
    ...{ text: 'Heated fuel line and a second tank; a cold start every month.', ownerName: 'Site engineer' },
    ...{ startsOn: '2026-03-02', dueOn: '2026-05-15' },
  },
  'Route text relay to Fargo': {
    ...{
      text: 'Certificates of the relay stand in the operations calendar, with two owners.',
      ownerName: 'Routing engineer',
    },
    ...{ startsOn: '2026-02-25', dueOn: '2026-03-13' },
  },
};

function repaired({ desk, plan }: Known, test: ExerciseDesk): Scene[] {
  const opened = new FollowUp(desk, test);
  return [
    scene('2026-02-24T15:00:00Z', 'Fenwick Rise: repair planned', async () => {
      await opened.plan(REPAIR, 'Both are in our own log.');
      await opened.wait('2027-02-26', 'Only a start in the cold shows it: the exercise of February 2027.');
    }),
    scene('2026-05-18T15:00:00Z', 'Fenwick Rise: repaired', async () => {
      await opened.mend(STORM_CHANGES, 'Line and tank are in use since 14 May; the calendar has two owners.');
    }),
    ...tracked(desk, { day: '2026-02-25', actions: Object.values(REPAIR).map(({ text }) => text) }),
    ...revised(desk, plan, {
      ...{ day: '2026-03-18', told: NEXT_OVERFLOW_PLAN, wanted: ['PLN-04@disruption_closed'] },
      bring: () => bringOverflowPlan(desk, NEXT_OVERFLOW_PLAN, '2026-03-16'),
      again: [[NEXT_OVERFLOW_PLAN.fileName, 'PLN-02@plan_superseded']],
      ...{ againOn: '2026-04-09', briefed: 'PPL-01@plan_superseded' },
    }),
  ];
}

import type { Block, TableRow } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { YearFacts } from '../snapshot.model';
import { columns } from './columns';
import { duration, exhibitOf, list, orDash, words, type Printed } from './words';

/** Drills, restore tests and training, as last corrected. */
export function trials({ manifest }: Printed, number: string): Block[] {
  const { year } = manifest;
  if (year === undefined) return [];
  return [
    { kind: 'heading', level: 2, number, text: 'Drills, restore tests and training' },
    {
      kind: 'table',
      caption: 'Drills',
      columns: columns(
        'Drill* 30 | Held 14 | Called, reached 20 | In target 22 | Registrant reached 20 | Note 26 | Proof 8',
      ),
      rows: year.drills.map((one) => drillRow(one, manifest)),
      none: 'No drill was recorded in the period.',
    },
    {
      kind: 'table',
      caption: 'Restore tests',
      columns: columns('Test* 26 | Held 14 | Sample 26 | Compared 26 | Data lost 20 | Note 26 | Proof 8'),
      rows: year.restores.map((one) => restoreRow(one, manifest)),
      none: 'No restore test was recorded in the period.',
    },
    {
      kind: 'table',
      caption: 'Training',
      columns: columns('Training* 36 | Held 14 | For 26 | People 18 | By 18 | Proof 8'),
      rows: year.trainings.map((one) => trainingRow(one, manifest)),
      none: 'No training was recorded in the period.',
    },
  ];
}

const gone = (reason: string | null): string => (reason === null ? '' : ` Withdrawn: ${reason}.`);

function drillRow(one: YearFacts['drills'][number], manifest: Manifest): TableRow {
  const { registrantReached: reached } = one;
  return {
    cells: [
      `${one.ref} ${one.title} (${words(one.kind).toLowerCase()})`,
      one.heldOn,
      `${one.called}, ${one.reached}`,
      `${one.reachedWithinTarget} within ${duration(one.targetMinutes)}; all after ${duration(one.minutes)}`,
      reached === null ? 'not tried' : `${reached ? 'yes' : 'no'}: ${orDash(one.registrantContact)}`,
      orDash(`${one.note}${gone(one.withdrawnReason)}`),
      exhibitOf(one.evidenceVersionId, manifest),
    ],
  };
}

function restoreRow(one: YearFacts['restores'][number], manifest: Manifest): TableRow {
  const { achievedRpoMinutes: achieved, reconciliations } = one;
  const explained = list(
    reconciliations.map(({ reconciled, explanation }) => `${reconciled}: ${explanation}`),
    '',
  );
  return {
    cells: [
      `${one.ref} ${one.serviceName}${one.systemName === null ? '' : `, ${one.systemName}`}`,
      one.heldOn,
      `${one.sampleSize} by ${one.sampleBasis}; ${one.sampleFailures} failed; restored to ${one.restoredTo}`,
      `${one.recordsCompared} records, ${one.differences} differ, ${one.differencesOpen} open. ${explained}`.trim(),
      achieved === null ? 'not measured' : `${duration(achieved)} of ${duration(one.rpoObjectiveMinutes)}`,
      orDash(`${one.note}${gone(one.withdrawnReason)}`),
      exhibitOf(one.evidenceVersionId, manifest),
    ],
  };
}

function trainingRow(one: YearFacts['trainings'][number], manifest: Manifest): TableRow {
  return {
    cells: [
      `${one.ref} ${one.topic}${gone(one.withdrawnReason)}`,
      one.heldOn,
      `${one.roleLabel} (${words(one.audience).toLowerCase()})`,
      `${one.completed} of ${one.people} completed`,
      orDash(one.trainer),
      exhibitOf(one.evidenceVersionId, manifest),
    ],
  };
}

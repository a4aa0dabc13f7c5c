import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import type { CsvReport } from '../../foundation/csv.rules';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound } from '../../foundation/problem';
import type { Refusal } from '../../foundation/refusal';
import { lockExercise, requireExercise, subjectOf, textOrNull } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { refusalUnless } from '../exercise.rules';
import { insertEntry } from '../programme/register-writing';
import { beginningOf } from '../run/run-records';
import { reconciliationReport } from './reconciliation-csv.rules';
import { reconciliationOf, waysOf } from './reconciliation-rows';
import type {
  DataComparisonView,
  DataReconciliationView,
  RecordComparison,
  RecordedComparison,
  ResolveDifference,
} from './reconciliation.dto';
import { DataComparison, DataDifference, DifferenceResolution } from './reconciliation.entity';
import { comparisonRefusals, momentRefusal, refusalToResolve } from './reconciliation.rules';
import './reconciliation.deeds';

const COMPARED = 'data are compared from its start until its report';
const RESOLVED = 'differences are resolved once it has begun';
const RUNNING = ['in_progress', 'results_entered'] as const;
const BEGUN = [...RUNNING, ...(['aar_issued', 'submitted', 'reviewed', 'closed'] as const)];

/** Recovered data against their source: comparisons are added and never changed, as is how each difference was resolved. */
@Injectable()
export class ReconciliationService {
  constructor(private readonly work: Work) {}

  one(actor: Actor, exerciseId: string): Promise<DataReconciliationView> {
    return this.work.read(actor, async ({ manager }) => {
      await requireExercise(manager, exerciseId);
      return reconciliationOf(manager, exerciseId);
    });
  }

  csv(actor: Actor, exerciseId: string, ranAt: string): Promise<CsvReport> {
    return this.work.read(actor, async ({ manager }) => {
      const { ref } = await requireExercise(manager, exerciseId);
      return reconciliationReport({ ref, ranAt, ...(await reconciliationOf(manager, exerciseId)) });
    });
  }

  /** What was compared with what, by whom and when, with every record that differs. */
  compare(actor: Actor, exerciseId: string, given: RecordComparison): Promise<RecordedComparison> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      heedState(refusalUnless(exercise.state, RUNNING, COMPARED));
      const { comparisons } = await reconciliationOf(w.manager, exerciseId);
      const facts = factsOf(given);
      const between = { notBefore: beginningOf(exercise), now: w.at };
      heed(
        ...comparisonRefusals(given),
        momentRefusal('comparedAt', facts.comparedAt, between),
        replacementRefusal(facts, comparisons),
      );
      const id = newId();
      const number = comparisons.length + 1;
      const { registrantId, vendorId } = exercise;
      const kept = { id, registrantId, vendorId, exerciseId, number, recordedBy: actor.personId, recordedAt: w.at };
      await insertEntry(w, DataComparison, { ...kept, ...facts });
      const differences = await insertDifferences(w, { exercise, comparisonId: id }, given.differences);
      await w.record('exercise.data-compared', subjectOf(exercise), { comparison: number, ...facts, differences });
      return { id, number };
    });
  }

  /** How one difference was resolved, or that it is open again. Earlier words stay. */
  resolve(actor: Actor, exerciseId: string, given: ResolveDifference): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      heedState(refusalUnless(exercise.state, BEGUN, RESOLVED));
      const { comparisons } = await reconciliationOf(w.manager, exerciseId);
      const on = comparisons.find(({ number }) => number === given.comparison);
      const difference = on?.differences.find(({ number }) => number === given.difference);
      if (!on || !difference) throw notFound('difference');
      const resolvedAt = new Date(given.resolvedAt).toISOString();
      const ways = waysOf(difference.resolutions);
      const between = { notBefore: on.comparedAt, now: w.at };
      heed(replacedRefusal(on), refusalToResolve(ways, given.way), momentRefusal('resolvedAt', resolvedAt, between));
      const said = { way: given.way, words: given.words.trim(), resolvedBy: given.resolvedBy.trim(), resolvedAt };
      const resolution = { ...said, evidenceVersionId: given.evidenceVersionId ?? null };
      const { registrantId, vendorId } = exercise;
      const dataDifferenceId = await idOf(w, on.id, difference.number);
      await insertEntry(w, DifferenceResolution, {
        ...{ id: newId(), registrantId, vendorId, dataDifferenceId, number: ways.length + 1 },
        ...{ ...resolution, recordedBy: actor.personId, recordedAt: w.at },
      });
      const which = { comparison: on.number, difference: difference.number };
      await w.record('exercise.difference-resolved', subjectOf(exercise), { ...which, ...resolution });
    });
  }
}

function factsOf(given: RecordComparison) {
  const { method, expected, found } = given;
  const replaces = given.replaces ?? null;
  return {
    ...{ method, subject: given.subject.trim(), unit: given.unit.trim(), source: given.source.trim() },
    ...{ recovered: given.recovered.trim(), expected, found, comparedBy: given.comparedBy.trim() },
    ...{ comparedAt: new Date(given.comparedAt).toISOString(), evidenceVersionId: given.evidenceVersionId ?? null },
    ...{ replaces, replacesReason: replaces === null ? null : textOrNull(given.replacesReason) },
  };
}

async function insertDifferences(
  w: OpenWork,
  of: { exercise: Exercise; comparisonId: string },
  given: RecordComparison['differences'],
) {
  const { registrantId, vendorId } = of.exercise;
  const rows = given.map(({ record, records, expected, found }, index) => ({
    ...{ number: index + 1, record: record.trim(), records, expected: expected.trim(), found: found.trim() },
  }));
  const owned = { registrantId, vendorId, dataComparisonId: of.comparisonId };
  if (rows.length > 0)
    await w.manager.getRepository(DataDifference).insert(rows.map((row) => ({ id: newId(), ...owned, ...row })));
  return rows;
}

async function idOf(w: OpenWork, dataComparisonId: string, number: number): Promise<string> {
  const row = await w.manager.getRepository(DataDifference).findOne({ where: { dataComparisonId, number } });
  if (!row) throw notFound('difference');
  return row.id;
}

function replacementRefusal(
  { replaces, replacesReason }: { replaces: number | null; replacesReason: string | null },
  comparisons: readonly DataComparisonView[],
): Refusal | null {
  if (replaces === null) return null;
  const pointer = '/replaces';
  const before = comparisons.find(({ number }) => number === replaces);
  if (!before) return { code: 'no-such-comparison', reason: `There is no comparison ${replaces}.`, pointer };
  if (replacesReason === null)
    return { code: 'reason-missing', reason: 'Say why it is compared again.', pointer: '/replacesReason' };
  return replacedRefusal(before) && { code: 'was-replaced', reason: wasReplaced(before), pointer };
}

const wasReplaced = ({ number, replacedBy }: DataComparisonView): string =>
  `Comparison ${number} no longer counts: comparison ${replacedBy ?? ''} took its place.`;

const replacedRefusal = (one: DataComparisonView): Refusal | null =>
  one.isCurrent ? null : { code: 'was-replaced', reason: wasReplaced(one), pointer: '/comparison' };

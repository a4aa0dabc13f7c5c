import type { EntityManager } from 'typeorm';
import type { CatalogueService } from '../catalogue/catalogue.service';
import { evaluateChecks, type CheckNote, type EvaluatedCheck } from './check.rules';
import { measure } from './check-metrics.rules';
import { acceptedKindsOf, type DecidedLine } from './conclusion.rules';
import { registerFacts } from './register-facts';
import type { RegisterFacts } from './register.rules';
import type { DecidedRow } from './review-rows';
import { exerciseServes, kindsOfExercise, kindsOfPlan, planServes } from './submission-line.rules';
import {
  readSubmission,
  speaksOf,
  type LineRecord,
  type ObligationRecord,
  type SubmissionRecord,
} from './submission-record';

/** A submission as a reviewer sees it: its obligations, its lines, and what the registers say at this moment. */
export interface Assessment {
  submission: SubmissionRecord;
  facts: RegisterFacts;
  disruptionTypes: string[];
}

export async function assess(
  manager: EntityManager,
  catalogues: CatalogueService,
  of: { submissionId: string; today: string },
): Promise<Assessment> {
  const submission = await readSubmission(manager, catalogues, of.submissionId);
  const { catalogue } = await catalogues.ofPeriod(manager, submission.periodId);
  const facts = await registerFacts(manager, submission.vendorId, of.today);
  return { submission, facts, disruptionTypes: Object.keys(catalogue.vocabularies.disruptionType) };
}

/** Lines that speak to an obligation: its own files, and the plan versions and exercises that serve it. */
export function linesFor(on: Assessment, obligation: ObligationRecord): LineRecord[] {
  return on.submission.lines.filter((line) => {
    if (line.kind === 'evidence_use') return line.obligationId === obligation.id;
    const plan = on.facts.plans.find((one) => one.versionId === line.targetId);
    const exercise = on.facts.exercises.find((one) => one.id === line.targetId);
    return (plan && planServes(plan, obligation)) ?? (exercise && exerciseServes(exercise, obligation)) ?? false;
  });
}

/** Evidence kinds that a line stands for. */
export function kindsOfLine(on: Assessment, line: LineRecord): string[] {
  if (line.kind === 'evidence_use') return line.fileKind === null ? [] : [line.fileKind];
  const plan = on.facts.plans.find((one) => one.versionId === line.targetId);
  const exercise = on.facts.exercises.find((one) => one.id === line.targetId);
  if (plan) return kindsOfPlan(plan);
  return exercise ? kindsOfExercise(exercise) : [];
}

function inPeriod(on: Assessment, line: LineRecord): boolean {
  if (line.kind === 'evidence_use') return speaksOf(line, on.submission);
  const exercise = on.facts.exercises.find((one) => one.id === line.targetId);
  // A plan version runs on from the day it was approved: it has no period of its own to lie outside of.
  return !exercise || (exercise.on >= on.submission.startsOn && exercise.on <= on.submission.endsOn);
}

/** The decisions on an obligation's lines, with what the lines are. */
export function decidedFor(
  on: Assessment,
  obligation: ObligationRecord,
  decisions: readonly DecidedRow[],
): DecidedLine[] {
  return linesFor(on, obligation).flatMap((line) => {
    const made = decisions.find((one) => one.submissionLineId === line.id);
    if (!made) return [];
    const { decision, outcome } = made;
    return [
      {
        lineId: line.id,
        kind: line.kind,
        decision,
        outcome,
        kinds: kindsOfLine(on, line),
        inPeriod: inPeriod(on, line),
      },
    ];
  });
}

/** Checks of an obligation, evaluated now with what is accepted, or with everything put forward while nothing is decided. */
export function checksOf(
  on: Assessment,
  obligation: ObligationRecord,
  with_: { decided: readonly DecidedLine[] | null; notes: readonly CheckNote[] },
): EvaluatedCheck[] {
  const proposed = linesFor(on, obligation).flatMap((line) => kindsOfLine(on, line));
  const kinds =
    with_.decided === null
      ? [...obligation.acceptedEarlier, ...proposed]
      : acceptedKindsOf({ acceptedEarlier: obligation.acceptedEarlier, lines: with_.decided });
  const measured = {
    facts: on.facts,
    requirement: obligation.requirement,
    obligationId: obligation.id,
    serviceId: obligation.serviceId,
    tier: obligation.tier,
    disruptionTypes: on.disruptionTypes,
  };
  return evaluateChecks(obligation.requirement, {
    tier: obligation.tier,
    kinds,
    notes: with_.notes,
    coverage: obligation.coverage,
    measure: (check) => measure(measured, check),
  });
}

import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { notFound, Problem } from '../../foundation/problem';
import type { WantedChange } from '../../plans/revisions/plan-change.entity';
import { PlanRevisionsService } from '../../plans/revisions/plan-revisions.service';
import { lockFinding, subjectOf } from '../finding-record';
import { addReferences } from '../finding-references';
import { FindingsService } from '../findings.service';
import { reportFacts, type ReportFacts } from './after-action-rows';
import { findingFor, gapsOf, isToChange, type ReportGap } from './after-action.rules';
import type { OpenedByReport, ReportFinding, ReportRevision } from './after-action.dto';

interface Followed {
  id: string;
  ref: string;
}

/** What an after-action report leads to: a finding for each gap, and a plan draft that lists what has to change. */
@Injectable()
export class AfterActionService {
  constructor(
    private readonly work: Work,
    private readonly findings: FindingsService,
    private readonly revisions: PlanRevisionsService,
  ) {}

  /** In the Work that issues the report: without a finding for every gap, and a place in the plan for every change, there is no report. */
  async followReport(w: OpenWork, exerciseId: string): Promise<void> {
    const facts = await reportFacts(w.manager, exerciseId);
    const changes: WantedChange[] = [];
    for (const gap of gapsOf(facts.reported)) {
      const finding = await this.followGap(w, { exerciseId, gap, facts });
      const { step } = gap;
      if (step === null || !isToChange(step.disposition)) continue;
      const { planStepId, number: stepNumber, title: stepTitle, disposition } = step;
      const found = { findingId: finding.id, findingRef: finding.ref };
      changes.push({
        planStepId,
        stepNumber,
        stepTitle,
        disposition,
        reason: step.dispositionNote ?? 'No reason was given.',
        ...found,
      });
    }
    const { planVersionId: testedVersionId, reported } = facts;
    await this.revisions.revise(w, { testedVersionId, exerciseId, exerciseRef: reported.exerciseRef, changes });
    await refuseUncovered(w, exerciseId, facts);
  }

  /** What the report of an exercise opened, or joined. */
  opened(actor: Actor, exerciseId: string): Promise<OpenedByReport> {
    return this.work.read(actor, async ({ manager }) => {
      const [seen]: unknown[] = await manager.query('SELECT 1 FROM exercise WHERE id = $1', [exerciseId]);
      if (!seen) throw notFound('exercise');
      const findings: ReportFinding[] = await manager.query(FINDINGS, [exerciseId]);
      const revisions: ReportRevision[] = await manager.query(REVISIONS, [exerciseId]);
      return { findings, revisions };
    });
  }

  private async followGap(
    w: OpenWork,
    on: { exerciseId: string; gap: ReportGap; facts: ReportFacts },
  ): Promise<Followed> {
    const { exerciseId, gap, facts } = on;
    const known = findingFor(gap, facts.known);
    if (known) return join(w, known, exerciseId);
    const { part: sourcePart, severity, title, description, ownerName } = gap;
    const about = { vendorId: facts.vendorId, exerciseId, sourcePart };
    const references = [{ kind: 'exercise' as const, id: exerciseId }];
    return this.findings.openIn(w, { ...about, severity, title, description, ownerName, references });
  }
}

async function join(w: OpenWork, known: Followed, exerciseId: string): Promise<Followed> {
  const finding = await lockFinding(w, known.id);
  const references = await addReferences(w, finding, [{ kind: 'exercise', id: exerciseId }]);
  if (references.length > 0) await w.record('finding.referenced', subjectOf(finding), { references });
  return known;
}

async function refuseUncovered(w: OpenWork, exerciseId: string, { reported }: ReportFacts): Promise<void> {
  const { known } = await reportFacts(w.manager, exerciseId);
  const open = gapsOf(reported).filter((gap) => findingFor(gap, known) === null);
  if (open.length === 0) return;
  const errors = open.map(({ part, title }) => ({
    ...{ code: 'gap-without-finding', pointer: `/${part}`, message: `${title} has no finding.` },
  }));
  throw new Problem('refused', 'The report is not issued while a gap has no finding.', errors);
}

const FINDINGS = `
  SELECT f.id, f.ref, f.title, f.severity, f.state, f.owner_name AS "ownerName", f.due_on::text AS "dueOn", f.source_part AS part, f.source_id IS DISTINCT FROM $1 AS joined
  FROM finding f
  WHERE f.source_part IS NOT NULL AND (f.source_id = $1 OR EXISTS (SELECT 1 FROM finding_reference r WHERE r.finding_id = f.id AND r.exercise_id = $1))
  ORDER BY f.ref`;

const REVISIONS = `
  SELECT v.id AS "planVersionId", v.label, v.state, count(*)::int AS changes
  FROM plan_change c JOIN plan_version v ON v.id = c.plan_version_id WHERE c.exercise_id = $1 GROUP BY v.id, v.label, v.state, v.number ORDER BY v.number`;

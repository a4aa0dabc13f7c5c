import type { EntityManager } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import { nextSteps } from '../../assurance-reports/next-steps.rules';
import { reportRows } from '../../assurance-reports/report-rows';
import { Disruption } from '../../disruptions/disruption.entity';
import { eventSummary } from '../../disruptions/disruption-reads';
import { eventView } from '../../disruptions/disruption-view';
import type { DisruptionView } from '../../disruptions/disruption-views.dto';
import { programmeSteps, type ProgrammeStep } from '../../exercises/programme/next-steps';
import { counted } from '../home.rules';
import type { StepFacts } from './next-step.rules';

interface Asked {
  vendorId: string;
  today: string;
  /** ISO 8601 UTC. */
  now: string;
}

/** Exercises, real events and independent reports: what each says is to be done next by the vendor. */
export async function recoverySteps(manager: EntityManager, asked: Asked): Promise<StepFacts[]> {
  const exercises = await programmeSteps(manager, asked);
  return [...(await eventSteps(manager, asked)), ...exerciseSteps(exercises), ...(await reportSteps(manager, asked))];
}

/** What the programme lacks is one step with all that is missing: it is planned together. */
function exerciseSteps(steps: readonly ProgrammeStep[]): StepFacts[] {
  const missing = steps.filter(({ kind }) => kind === 'missing');
  const all = steps.filter(({ kind }) => kind !== 'missing');
  const [first] = missing;
  if (first) {
    const words = `Plan the exercises that the programme lacks (${counted(missing.length, 'gap', 'gaps')})`;
    all.push({ ...first, words, why: missing.map((one) => one.words).join(' ') });
  }
  return all.map(({ kind, words, why, link, dueOn }) => ({
    ...{ kind: 'exercise', words, why, link, dueOn, needs: 'exercises.write' },
    isWaitedFor: kind === 'returned-programme',
  }));
}

async function eventSteps(manager: EntityManager, { now }: Asked): Promise<StepFacts[]> {
  const events = await manager
    .getRepository(Disruption)
    .find({ where: { withdrawnAt: IsNull(), state: Not('closed') }, order: { occurredAt: 'ASC' } });
  const steps: StepFacts[] = [];
  for (const event of events) {
    const view = await eventView(manager, { event, summary: await eventSummary(manager, event, now), now });
    steps.push(...noticeStep(view), ...stepsOf(view));
  }
  return steps;
}

/** The contract's clock is running, or has run out, and nobody was told. */
function noticeStep({ id, ref, title, notice }: DisruptionView): StepFacts[] {
  if (notice.result !== 'running' && notice.result !== 'overdue') return [];
  return [
    {
      ...{ kind: 'disruption', words: `Tell the registrant of ${ref} ${title}`, why: notice.words },
      ...{ dueOn: notice.dueAt?.slice(0, 10) ?? null, dueAt: notice.dueAt, link: `/disruptions/${id}` },
      ...{ isWaitedFor: true, needs: 'disruptions.report' },
    },
  ];
}

function stepsOf({ id, ref, title, next }: DisruptionView): StepFacts[] {
  return next
    .filter(({ side }) => side === 'vendor')
    .map(({ words }) => ({
      ...{ kind: 'disruption', words: `${ref} ${title}: ${words}`, dueOn: null, link: `/disruptions/${id}` },
      why: 'It is not closed; its record is made while people still remember.',
      ...{ isWaitedFor: true, needs: 'disruptions.report' },
    }));
}

async function reportSteps(manager: EntityManager, { today }: Asked): Promise<StepFacts[]> {
  const reports = await reportRows(manager, {}, today);
  return reports.flatMap((report): StepFacts[] =>
    nextSteps({ ...report, own: null })
      .filter(({ by }) => by === 'vendor')
      .map(({ kind }) => ({
        kind: 'assurance_report',
        words: kind === 'bring' ? `Bring ${report.ref} ${report.title}` : `Bring the gap letter to ${report.ref}`,
        why:
          kind === 'bring'
            ? `The registrant expects this ${report.kindWords} for ${report.periodCode}.`
            : `The report ends on ${report.coversTo ?? 'its last day'}; the letter says what changed from then to the end of ${report.periodCode}.`,
        dueOn: kind === 'bring' ? report.dueOn : report.letterDueOn,
        ...{ link: `/assurance-reports/${report.id}`, isWaitedFor: false, needs: 'assurance.bring' },
      })),
  );
}

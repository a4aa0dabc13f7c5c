import type { ExerciseFacts, FileFacts, PlanFacts } from '../../api/reviews';
import { AppLink } from '../../parts/app-link';
import { Digest, KeyValue } from '../../parts/facts';
import { clockText, humanise } from '../../parts/format';
import { Bytes, DateText, TimeText } from '../../parts/measures';
import { Badge, StateChip } from '../../parts/state-chip';
import { useFactsCopy } from './facts.copy';

type Words = ReturnType<typeof useFactsCopy>;

const verdictOf = (type: string) => (type === 'match' || type === 'mismatch' ? type : 'unknown');
const scanOf = (scan: string) => (scan === 'clean' || scan === 'refused' ? scan : 'not_scanned');

function Period({ file, t }: { file: FileFacts; t: Words }) {
  return (
    <>
      {file.periodFrom && (
        <>
          <DateText date={file.periodFrom} short /> – <DateText date={file.periodTo} short />{' '}
        </>
      )}
      {file.inPeriod ? (
        t('inPeriod')
      ) : (
        <Badge tone="warn" glyph="triangle">
          {t('outOfPeriod')}
        </Badge>
      )}
    </>
  );
}

export function FileFactsList({ file }: { file: FileFacts }) {
  const t = useFactsCopy();
  const scan = scanOf(file.scanState);
  const verdict = verdictOf(file.typeVerdict);
  return (
    <>
      <KeyValue
        items={[
          { label: t('kind'), value: <span className="mono">{file.evidenceKind}</span> },
          { label: t('version'), value: `${file.versionNumber}, ${t(file.isNewest ? 'newest' : 'superseded')}` },
          { label: t('made'), value: <DateText date={file.madeOn} /> },
          { label: t('period'), value: <Period file={file} t={t} /> },
          { label: t('source'), value: `${file.sourceParty} (${humanise(file.sourceKind).toLowerCase()})` },
          { label: t('obtained'), value: file.obtainedBy },
          { label: t('grade'), value: `${file.grade}: ${file.gradeReason}` },
          {
            label: t('type'),
            value: (
              <>
                {file.detectedType}, <Bytes bytes={file.bytes} />,{' '}
                {verdict === 'match' ? (
                  t('type.match')
                ) : (
                  <Badge tone="warn" glyph="triangle">
                    {t(`type.${verdict}`)}
                  </Badge>
                )}
              </>
            ),
          },
          {
            label: t('scan'),
            value: (
              <Badge tone={scan === 'clean' ? 'ok' : 'warn'} glyph="shield">
                {t(`scan.${scan}`)}
              </Badge>
            ),
          },
          { label: t('digest'), value: <Digest value={file.sha256} /> },
          {
            label: t('received'),
            value: (
              <>
                <TimeText at={file.receivedAt} />, {file.receivedByName}
              </>
            ),
          },
        ]}
      />
      <AppLink to={`/evidence/${file.itemId}`}>{t('openEvidence')}</AppLink>
    </>
  );
}

export function PlanFactsList({ plan }: { plan: PlanFacts }) {
  const t = useFactsCopy();
  const gaps = plan.coverageGaps.map((gap) => humanise(gap).toLowerCase());
  return (
    <>
      <KeyValue
        items={[
          { label: t('plan'), value: `${plan.planRef} ${plan.label}, ${plan.kind}` },
          { label: t('state'), value: <StateChip state={plan.state} /> },
          { label: t('approvedBy'), value: plan.approvedBy ?? '–' },
          { label: t('approvedOn'), value: <DateText date={plan.approvedOn} /> },
          { label: t('reviewDue'), value: <DateText date={plan.reviewDueOn} /> },
          { label: t('inForce'), value: <DateText date={plan.effectiveFrom} /> },
          {
            label: t('steps'),
            value: [String(plan.steps), plan.stepsWithoutOwner > 0 && t('noOwner', { count: plan.stepsWithoutOwner })]
              .filter(Boolean)
              .join(', '),
          },
          {
            label: t('gaps'),
            value:
              gaps.length === 0 ? (
                t('noGaps')
              ) : (
                <Badge tone="warn" glyph="triangle">
                  {gaps.join(', ')}
                </Badge>
              ),
          },
          { label: t('content'), value: <Digest value={plan.contentSha256} /> },
        ]}
      />
      <AppLink to={`/plan-versions/${plan.versionId}`}>{t('openPlan')}</AppLink>
    </>
  );
}

type Arithmetic = { achieved: number | null; objective: number | null; difference: number | null };

function Sum({ achieved, objective, difference }: Arithmetic) {
  const t = useFactsCopy();
  if (achieved === null) return <span className="muted">{t('notMeasured')}</span>;
  if (objective === null || difference === null)
    return (
      <>
        {clockText(achieved)}, {t('noObjective')}
      </>
    );
  const sum = t('arithmetic', {
    achieved: clockText(achieved),
    objective: clockText(objective),
    difference: `${difference > 0 ? '+' : ''}${clockText(difference)}`,
  });
  return (
    <>
      <span className="num">{sum}</span>{' '}
      <StateChip state={difference > 0 ? 'missed' : 'achieved'} word={t(difference > 0 ? 'miss' : 'within')} />
    </>
  );
}

export function ExerciseFactsList({ exercise }: { exercise: ExerciseFacts }) {
  const t = useFactsCopy();
  const { rtoObjectiveMinutes, achievedRtoMinutes, rtoDifferenceMinutes } = exercise;
  const { rpoObjectiveMinutes, achievedRpoMinutes, rpoDifferenceMinutes } = exercise;
  const rto = { achieved: achievedRtoMinutes, objective: rtoObjectiveMinutes, difference: rtoDifferenceMinutes };
  const rpo = { achieved: achievedRpoMinutes, objective: rpoObjectiveMinutes, difference: rpoDifferenceMinutes };
  const outcomes = t('outcomesText', {
    passed: exercise.passed,
    issue: exercise.passedWithIssue,
    failed: exercise.failed,
    not: exercise.notPerformed,
    na: exercise.notApplicable,
  });
  return (
    <>
      <KeyValue
        items={[
          { label: t('kind'), value: humanise(exercise.kind) },
          { label: t('state'), value: <StateChip state={exercise.state} /> },
          { label: t('on'), value: <DateText date={exercise.on} /> },
          {
            label: t('plan'),
            value: <AppLink to={`/plan-versions/${exercise.planVersionId}`}>{exercise.planLabel}</AppLink>,
          },
          { label: t('planInForce'), value: t(exercise.planInForce ? 'yes' : 'no') },
          { label: t('rto'), value: <Sum {...rto} /> },
          { label: t('basis'), value: exercise.clockBasis ? humanise(exercise.clockBasis) : '–' },
          { label: t('rpo'), value: <Sum {...rpo} /> },
          { label: t('outcomes'), value: outcomes },
          ...(exercise.withoutOutcome > 0
            ? [
                {
                  label: t('steps'),
                  value: (
                    <Badge tone="warn" glyph="triangle">
                      {t('without', { count: exercise.withoutOutcome })}
                    </Badge>
                  ),
                },
              ]
            : []),
          { label: t('observed'), value: t(exercise.observedByRegistrant ? 'yes' : 'no') },
          { label: t('report'), value: exercise.reportedOn ? <DateText date={exercise.reportedOn} /> : t('noReport') },
        ]}
      />
      <AppLink to={`/exercises/${exercise.id}`}>{t('openExercise')}</AppLink>
    </>
  );
}

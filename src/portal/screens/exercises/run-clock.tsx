import { setClock, type Exercise } from '../../api/exercises';
import { useMay } from '../../api/session';
import { BarRange } from '../../parts/bar-range';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { TimeText } from '../../parts/measures';
import { TextArea, UtcField } from '../../parts/text-fields';
import { useDraft } from '../plans/use-draft';
import { useRunCopy } from './exercises.copy';
import { Conflict, useRunSaving } from './run-saving';

const moments = [
  'occurredAt',
  'detectedAt',
  'declaredAt',
  'lastRecoveredAt',
  'restoredAt',
  'verifiedAt',
  'returnedToNormalAt',
] as const;

const timesOf = ({ clock }: Exercise) => ({
  ...{ occurredAt: clock.occurredAt, detectedAt: clock.detectedAt, declaredAt: clock.declaredAt },
  ...{ lastRecoveredAt: clock.lastRecoveredAt, restoredAt: clock.restoredAt, verifiedAt: clock.verifiedAt },
  ...{ returnedToNormalAt: clock.returnedToNormalAt, notRecoveredReason: clock.notRecoveredReason },
});

function ClockForm({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const draft = useDraft(timesOf(exercise));
  const save = useRunSaving(setClock, t('clockSaved'), draft.settle);
  const { value } = draft;
  const body = { ...value, notRecoveredReason: value.notRecoveredReason?.trim() || null, version: exercise.version };
  return (
    <Form label={t('clock')} errors={save.errors} onSubmit={() => save.submit({ id: exercise.id, body })}>
      <div className="form-row">
        {moments.map((moment) => (
          <UtcField
            key={moment}
            label={t(moment)}
            name={moment}
            optional
            value={value[moment]}
            onChange={(at) => draft.set({ ...value, [moment]: at })}
          />
        ))}
      </div>
      <TextArea
        label={t('notRecovered')}
        name="notRecoveredReason"
        optional
        rows={2}
        value={value.notRecoveredReason ?? ''}
        onChange={(notRecoveredReason) => draft.set({ ...value, notRecoveredReason })}
      />
      <Conflict problem={save.problem} />
      <div className="row">
        <Button look="primary" type="submit" isPending={save.isPending} isDisabled={!draft.isDirty}>
          {t('saveClock')}
        </Button>
        {draft.isDirty && <span className="muted sm">{t('unsaved')}</span>}
      </div>
    </Form>
  );
}

/** The moments that count, and what was achieved against the objectives with the arithmetic in words. */
export function RunClock({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  const { clock } = exercise;
  if (exercise.startedAt === null) return null;
  const isOpen = exercise.state === 'in_progress' && exercise.disruptionId === null && may('exercises.write');
  const rows = [
    { id: 'rto', label: t('rto'), achieved: clock.rto, objectiveMinutes: exercise.rtoObjectiveMinutes },
    { id: 'rpo', label: t('rpo'), achieved: clock.rpo, objectiveMinutes: exercise.rpoObjectiveMinutes },
  ];
  const disruption = clock.rtoFromDisruption;
  return (
    <>
      <Card title={t('achieved')} lede={t('achievedLede')}>
        <BarRange
          label={t('achieved')}
          subject={t('measure')}
          rows={rows.map(({ achieved, ...row }) => ({
            ...row,
            detail: achieved?.words ?? t('notMeasured'),
            achievedMinutes: achieved?.minutes ?? null,
          }))}
        />
        {disruption && (
          <p className="muted sm">
            {t('rtoDisruption')}: {disruption.words}
          </p>
        )}
      </Card>
      <Card title={t('clock')} lede={t('clockLede')}>
        {isOpen ? (
          <ClockForm exercise={exercise} />
        ) : (
          <KeyValue
            items={[
              ...moments.map((moment) => ({ label: t(moment), value: <TimeText at={clock[moment]} /> })),
              ...(clock.notRecoveredReason ? [{ label: t('notRecovered'), value: clock.notRecoveredReason }] : []),
            ]}
          />
        )}
      </Card>
    </>
  );
}

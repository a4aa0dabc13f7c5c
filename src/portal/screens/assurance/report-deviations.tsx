import { useState } from 'react';
import {
  addDeviation,
  evaluateDeviation,
  removeDeviation,
  type AssuranceDetail,
  type Deviation,
} from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { ProblemNote } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { DeedForm, lacking, optional, Said } from './report-parts';

export type Effect = NonNullable<Deviation['evaluation']>['effect'];

type EffectProps = {
  effect: Effect | null;
  onEffect: (effect: Effect) => void;
  compensating: string;
  onCompensating: (text: string) => void;
};

/** What something that failed means for us; a compensating control where one makes up for it. */
export function EffectFields({ effect, onEffect, compensating, onCompensating }: EffectProps) {
  const t = useReportCopy();
  return (
    <>
      <RadioGroup
        label={t('effect')}
        name="effect"
        options={(['none', 'compensated', 'affects_us'] as const).map((id) => ({ id, label: t(`effect.${id}`) }))}
        value={effect}
        onChange={onEffect}
      />
      {effect === 'compensated' && (
        <TextField
          label={t('compensating')}
          name="compensatingControl"
          value={compensating}
          onChange={onCompensating}
        />
      )}
    </>
  );
}

function AddDeviation({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useReportCopy();
  const [controlRef, setRef] = useState('');
  const [control, setControl] = useState('');
  const [deviation, setDeviation] = useState('');
  const [response, setResponse] = useState('');
  const add = useDeed(addDeviation, { onDone: onClose });
  const input = { id: report.id, controlRef, control, deviation, managementResponse: optional(response) };
  return (
    <DeedForm title={t('addDeviation')} deed={add} input={input} onClose={onClose}>
      <TextField label={t('controlRef')} name="controlRef" value={controlRef} onChange={setRef} />
      <TextArea label={t('control')} name="control" rows={2} value={control} onChange={setControl} />
      <TextArea label={t('deviation')} name="deviation" rows={3} value={deviation} onChange={setDeviation} />
      <TextArea
        label={t('response')}
        name="managementResponse"
        optional
        rows={2}
        value={response}
        onChange={setResponse}
      />
    </DeedForm>
  );
}

function EvaluateDeviation({ one, onClose }: { one: Deviation; onClose: () => void }) {
  const t = useReportCopy();
  const [effect, setEffect] = useState<Effect | null>(one.evaluation?.effect ?? null);
  const [evaluation, setEvaluation] = useState('');
  const [compensating, setCompensating] = useState('');
  const evaluate = useDeed(evaluateDeviation, { onDone: onClose });
  const input = { id: one.id, effect: effect ?? 'none', evaluation, compensatingControl: optional(compensating) };
  return (
    <DeedForm
      title={`${t('evaluate')} ${one.controlRef}`}
      deed={evaluate}
      input={input}
      onClose={onClose}
      lacks={lacking(effect, 'effect')}
    >
      <p className="sm">{one.deviation}</p>
      <TextArea label={t('evaluation')} name="evaluation" rows={3} value={evaluation} onChange={setEvaluation} />
      <EffectFields effect={effect} onEffect={setEffect} compensating={compensating} onCompensating={setCompensating} />
    </DeedForm>
  );
}

function Evaluation({ one }: { one: Deviation }) {
  const t = useReportCopy();
  const { evaluation } = one;
  if (evaluation === null) return null;
  return (
    <p className="sm">
      <Badge
        tone={evaluation.effect === 'affects_us' ? 'bad' : 'ok'}
      >{`${t('effect')}: ${t(`effect.${evaluation.effect}`)}`}</Badge>{' '}
      {evaluation.evaluation}
      {evaluation.compensatingControl && ` ${t('compensating')}: ${evaluation.compensatingControl}.`}{' '}
      <Said by={evaluation.evaluatedByName} at={evaluation.evaluatedAt} />
    </p>
  );
}

function Row({ one, mayDo }: { one: Deviation; mayDo: MayDo }) {
  const t = useReportCopy();
  const [isEvaluating, setEvaluating] = useState(false);
  const remove = useDeed(removeDeviation);
  return (
    <li className="stack-tight">
      <p>
        <strong>{one.controlRef || one.number}</strong> {one.control}
      </p>
      <p className="sm">{one.deviation}</p>
      {one.managementResponse && (
        <p className="sm muted">
          {t('response')}: {one.managementResponse}
        </p>
      )}
      <Evaluation one={one} />
      <div className="row">
        {mayDo.weigh && (
          <Button small onPress={() => setEvaluating(true)}>
            {t('evaluate')}
          </Button>
        )}
        {mayDo.write && (
          <Button small look="quiet" isPending={remove.isPending} onPress={() => remove.submit({ id: one.id })}>
            {t('remove')}
          </Button>
        )}
      </div>
      <ProblemNote problem={remove.problem} />
      {isEvaluating && <EvaluateDeviation one={one} onClose={() => setEvaluating(false)} />}
    </li>
  );
}

/** Where the service auditor found that a control did not work, and what the registrant makes of it. */
export function ReportDeviations({ report, mayDo }: { report: AssuranceDetail; mayDo: MayDo }) {
  const t = useReportCopy();
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title={t('deviations')}
      lede={t('deviationsLede')}
      aside={
        mayDo.write && (
          <Button small onPress={() => setAdding(true)}>
            {t('addDeviation')}
          </Button>
        )
      }
    >
      {report.deviations.length === 0 ? (
        <p className="muted">{t('noDeviations')}</p>
      ) : (
        <ul className="stack report-list">
          {report.deviations.map((one) => (
            <Row key={one.id} one={one} mayDo={mayDo} />
          ))}
        </ul>
      )}
      {isAdding && <AddDeviation report={report} onClose={() => setAdding(false)} />}
    </Card>
  );
}

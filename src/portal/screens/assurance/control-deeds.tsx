import { useState } from 'react';
import { evaluateTest, mapControl, removeControl, testControl, type UserControl } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { RadioGroup } from '../../parts/choice-fields';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { useControlsCopy } from './controls.copy';
import { EffectFields, type Effect } from './report-deviations';
import { useReportCopy } from './report.copy';
import { DeedForm, lacking, optional } from './report-parts';

type Props = { control: UserControl; onClose: () => void };

export function MapControl({ control, onClose }: Props) {
  const t = useControlsCopy();
  const [standing, setStanding] = useState<UserControl['standing']>(
    control.standing === 'unmapped' ? 'mapped' : control.standing,
  );
  const [controlRef, setRef] = useState(control.controlRef ?? '');
  const [controlWords, setWords] = useState(control.controlWords ?? '');
  const [ownerName, setOwner] = useState(control.ownerName ?? '');
  const [reason, setReason] = useState(control.notRelevantReason ?? '');
  const map = useDeed(mapControl, { onDone: onClose });
  const input = {
    ...{ id: control.id, version: control.version, standing, controlRef: optional(controlRef) },
    ...{ controlWords: optional(controlWords), ownerName: optional(ownerName), notRelevantReason: optional(reason) },
  };
  return (
    <DeedForm title={t('mapTitle', { label: control.label })} deed={map} input={input} onClose={onClose}>
      <p className="sm">{control.text}</p>
      <RadioGroup
        label={t('standing')}
        name="standing"
        options={(['mapped', 'not_relevant', 'unmapped'] as const).map((id) => ({ id, label: t(`standing.${id}`) }))}
        value={standing}
        onChange={setStanding}
      />
      {standing === 'mapped' && (
        <>
          <div className="form-row">
            <TextField
              label={t('controlRef')}
              name="controlRef"
              hint={t('controlRefHint')}
              value={controlRef}
              onChange={setRef}
            />
            <TextField label={t('ownerName')} name="ownerName" value={ownerName} onChange={setOwner} />
          </div>
          <TextArea
            label={t('controlWords')}
            name="controlWords"
            optional
            rows={2}
            value={controlWords}
            onChange={setWords}
          />
        </>
      )}
      {standing === 'not_relevant' && (
        <TextArea label={t('reason')} name="notRelevantReason" rows={2} value={reason} onChange={setReason} />
      )}
    </DeedForm>
  );
}

export function TestControl({ control, onClose }: Props) {
  const t = useControlsCopy();
  const words = useReportCopy();
  const [result, setResult] = useState<'passed' | 'failed' | null>(null);
  const [testedOn, setTested] = useState('');
  const [method, setMethod] = useState('');
  const [workpaper, setWorkpaper] = useState('');
  const test = useDeed(testControl, { onDone: onClose });
  const input = { id: control.id, result: result ?? 'failed', testedOn, method, workpaperRef: optional(workpaper) };
  return (
    <DeedForm
      title={t('testTitle', { label: control.label })}
      deed={test}
      input={input}
      onClose={onClose}
      lacks={lacking(result, 'result')}
    >
      <RadioGroup
        label={t('testResult')}
        name="result"
        layout="across"
        options={(['passed', 'failed'] as const).map((id) => ({ id, label: t(`result.${id}`) }))}
        value={result}
        onChange={setResult}
      />
      <DateField label={t('testedOn')} name="testedOn" value={testedOn} onChange={setTested} />
      <TextArea label={t('method')} name="method" rows={3} value={method} onChange={setMethod} />
      <TextField
        label={words('workpaper')}
        name="workpaperRef"
        hint={words('workpaperHint')}
        optional
        value={workpaper}
        onChange={setWorkpaper}
      />
    </DeedForm>
  );
}

export function EvaluateTest({ control, testId, onClose }: Props & { testId: string }) {
  const t = useControlsCopy();
  const [evaluation, setEvaluation] = useState('');
  const [effect, setEffect] = useState<Effect | null>(null);
  const [compensating, setCompensating] = useState('');
  const evaluate = useDeed(evaluateTest, { onDone: onClose });
  const input = { id: testId, evaluation, effect: effect ?? 'affects_us', compensatingControl: optional(compensating) };
  return (
    <DeedForm
      title={t('evaluateTitle', { label: control.label })}
      deed={evaluate}
      input={input}
      onClose={onClose}
      lacks={lacking(effect, 'effect')}
    >
      <TextArea label={t('evaluation')} name="evaluation" rows={4} value={evaluation} onChange={setEvaluation} />
      <EffectFields effect={effect} onEffect={setEffect} compensating={compensating} onCompensating={setCompensating} />
    </DeedForm>
  );
}

export function RemoveControl({ control, onClose }: Props) {
  const t = useControlsCopy();
  const [reason, setReason] = useState('');
  const remove = useDeed(removeControl, { onDone: onClose });
  const title = `${t('remove')}: ${control.label}`;
  return (
    <DeedForm title={title} deed={remove} input={{ id: control.id, reason }} onClose={onClose}>
      <TextArea label={t('removeReason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </DeedForm>
  );
}

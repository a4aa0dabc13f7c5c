import { useState } from 'react';
import type { UserControl } from '../../api/assurance';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { EvaluateTest, MapControl, RemoveControl, TestControl } from './control-deeds';
import { useControlsCopy } from './controls.copy';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { Said } from './report-parts';

type Test = UserControl['tests'][number];

function TestStory({ test }: { test: Test }) {
  const t = useControlsCopy();
  const words = useReportCopy();
  return (
    <li className="stack-tight">
      <p>
        <StateChip
          state={test.result === 'passed' ? 'control_passed' : 'control_failed'}
          word={t(`result.${test.result}`)}
        />{' '}
        {shortDateText(test.testedOn)} <Said by={test.recordedByName} at={test.recordedAt} />
      </p>
      <p className="sm">{test.method}</p>
      {test.workpaperRef && (
        <p className="sm muted">
          {words('workpaper')}: {test.workpaperRef}
        </p>
      )}
      {test.evaluation !== null && (
        <p className="sm">
          {t('evaluation')}: {test.evaluation} {test.effect && `${words('effect')}: ${words(`effect.${test.effect}`)}.`}{' '}
          {test.compensatingControl && `${words('compensating')}: ${test.compensatingControl}.`}{' '}
          <Said by={test.evaluatedByName} at={test.evaluatedAt} />
        </p>
      )}
    </li>
  );
}

function useFacts(control: UserControl): KeyValueItem[] {
  const t = useControlsCopy();
  const confirmed = control.confirmedByName === null ? '' : `, ${t('confirmed', { name: control.confirmedByName })}`;
  return [
    ...(control.controlRef === null
      ? []
      : [
          { label: t('ours'), value: [control.controlRef, control.controlWords].filter(Boolean).join(' – ') },
          { label: t('owner'), value: control.ownerName ?? '–' },
        ]),
    ...(control.notRelevantReason === null ? [] : [{ label: t('reason'), value: control.notRelevantReason }]),
    ...(control.mappedAt === null
      ? []
      : [{ label: t('mapped'), value: <Said by={control.mappedByName} at={control.mappedAt} /> }]),
    ...(control.carriedFromRef === null
      ? []
      : [{ label: t('carriedOver'), value: `${t('carried', { ref: control.carriedFromRef })}${confirmed}` }]),
  ];
}

type Doing = 'map' | 'test' | 'evaluate' | 'remove' | null;

function Deeds({ control, onDo }: { control: UserControl; onDo: (doing: Doing) => void }) {
  const t = useControlsCopy();
  const [last] = control.tests;
  return (
    <>
      <Button look="quiet" onPress={() => onDo('remove')}>
        {t('remove')}
      </Button>
      <Button onPress={() => onDo('map')}>{t('map')}</Button>
      {control.standing === 'mapped' && <Button onPress={() => onDo('test')}>{t('test')}</Button>}
      {last?.result === 'failed' && (
        <Button look={last.evaluation === null ? 'primary' : 'plain'} onPress={() => onDo('evaluate')}>
          {t(last.evaluation === null ? 'evaluate' : 'evaluateAgain')}
        </Button>
      )}
    </>
  );
}

/** One thing that is done to the control, in a window of its own. */
function Deed({ doing, control, onBack, onClose }: Omit<Props, 'mayDo'> & { doing: Doing; onBack: () => void }) {
  const [last] = control.tests;
  if (doing === 'map') return <MapControl control={control} onClose={onBack} />;
  if (doing === 'test') return <TestControl control={control} onClose={onBack} />;
  if (doing === 'evaluate' && last) return <EvaluateTest control={control} testId={last.id} onClose={onBack} />;
  return <RemoveControl control={control} onClose={onClose} />;
}

type Props = { control: UserControl; mayDo: MayDo; onClose: () => void };

/** One user-entity control: how it is mapped, and what its tests said. */
export function ControlDialog({ control, mayDo, onClose }: Props) {
  const t = useControlsCopy();
  const facts = useFacts(control);
  const [doing, setDoing] = useState<Doing>(null);
  if (doing !== null) return <Deed doing={doing} control={control} onBack={() => setDoing(null)} onClose={onClose} />;
  return (
    <Dialog title={control.label} isOpen onClose={onClose} wide>
      <p>
        <StateChip state={`control_${control.state}`} word={control.stateWords} />
      </p>
      <p className="control-story">{control.text}</p>
      <KeyValue items={facts} />
      <h3>{t('history')}</h3>
      {control.tests.length === 0 ? (
        <p className="muted">{t('noTests')}</p>
      ) : (
        <ul className="stack report-list">
          {control.tests.map((test) => (
            <TestStory key={test.id} test={test} />
          ))}
        </ul>
      )}
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
        {mayDo.mapControls && <Deeds control={control} onDo={setDoing} />}
      </DialogActions>
    </Dialog>
  );
}

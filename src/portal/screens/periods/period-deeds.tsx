import { useState } from 'react';
import {
  archivePeriod,
  closePeriod,
  concludeRest,
  decideReopening,
  lockPeriod,
  requestReopening,
  type PeriodDetail,
  type Reopening,
} from '../../api/periods';
import { useDeed, type KeyHeader } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { RadioGroup } from '../../parts/choice-fields';
import { TextArea } from '../../parts/text-fields';
import { usePeriodsCopy } from './periods.copy';

type Words = 'close' | 'lock' | 'archive' | 'reopen' | 'approve' | 'refuse';

/** A deed with a reason: shows what will be recorded first. */
function Reasoned<Out>(props: {
  word: Words;
  lede?: string;
  period: string;
  needsReason?: boolean;
  perform: (reason: string, headers: KeyHeader) => Promise<Out>;
}) {
  const t = usePeriodsCopy();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const deed = useDeed(props.perform, { onDone: () => setOpen(false) });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t(props.word)}</Button>
      <ConfirmDialog
        title={t(props.word)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        lede={props.lede}
        record={[
          { label: t('period'), value: props.period },
          { label: t('reason'), value: reason.trim() === '' ? '–' : reason },
        ]}
        confirmLabel={t(props.word)}
        isDisabled={(props.needsReason ?? false) && reason.trim() === ''}
        onConfirm={() => deed.do(reason)}
      >
        <TextArea label={t('reason')} name="reason" value={reason} onChange={setReason} />
      </ConfirmDialog>
    </>
  );
}

/** What can be done next with a period, for those who manage periods. */
export function PeriodDeeds({ period }: { period: PeriodDetail }) {
  const t = usePeriodsCopy();
  const may = useMay();
  if (!may('periods.manage')) return null;
  const { id, version, code, moves } = period;
  const move = (perform: typeof closePeriod) => (reason: string, headers: KeyHeader) =>
    perform({ id, version, reason }, headers);
  return (
    <span className="row">
      {moves.includes('closing') && (
        <Reasoned word="close" lede={t('closeLede')} period={code} perform={move(closePeriod)} />
      )}
      {moves.includes('locked') && (
        <Reasoned word="lock" lede={t('lockLede')} period={code} perform={move(lockPeriod)} />
      )}
      {moves.includes('reopened') && !period.reopeningPending && (
        <Reasoned
          word="reopen"
          lede={t('reopenLede')}
          period={code}
          needsReason
          perform={(reason: string, headers: KeyHeader) => requestReopening({ id, reason }, headers)}
        />
      )}
      {moves.includes('archived') && !period.reopeningPending && (
        <Reasoned word="archive" lede={t('archiveLede')} period={code} perform={move(archivePeriod)} />
      )}
    </span>
  );
}

export function ReopeningDeeds({ period, reopening }: { period: string; reopening: Reopening }) {
  const may = useMay();
  if (!may('periods.approve') || reopening.state !== 'requested' || reopening.refusal !== null) return null;
  const decide = (decision: 'approved' | 'refused') => (reason: string, headers: KeyHeader) =>
    decideReopening({ id: reopening.id, decision, reason }, headers);
  return (
    <span className="row">
      <Reasoned word="approve" period={period} lede={reopening.reason} needsReason perform={decide('approved')} />
      <Reasoned word="refuse" period={period} lede={reopening.reason} needsReason perform={decide('refused')} />
    </span>
  );
}

/** Concludes, by name and reason, what nobody concluded. */
export function ConcludeRest({ period, open }: { period: PeriodDetail; open: number }) {
  const t = usePeriodsCopy();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [conclusion, setConclusion] = useState<'not_tested' | 'not_met'>('not_tested');
  const deed = useDeed(concludeRest, { onDone: () => setOpen(false) });
  const closes = period.state === 'closing' || period.state === 'reopened';
  if (!may('periods.manage') || !closes || open === 0) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('rest')}</Button>
      <ConfirmDialog
        title={t('rest')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        lede={t('restLede')}
        record={[
          { label: t('period'), value: period.code },
          { label: t('obligations'), value: String(open) },
          { label: t('conclusion'), value: t(conclusion) },
          { label: t('reason'), value: reason.trim() === '' ? '–' : reason },
        ]}
        confirmLabel={t('rest')}
        isDisabled={reason.trim() === ''}
        onConfirm={() => deed.do({ id: period.id, conclusion, reason })}
      >
        <RadioGroup
          label={t('conclusion')}
          name="conclusion"
          value={conclusion}
          onChange={setConclusion}
          options={[
            { id: 'not_tested', label: t('not_tested') },
            { id: 'not_met', label: t('not_met') },
          ]}
        />
        <TextArea label={t('reason')} name="reason" value={reason} onChange={setReason} />
      </ConfirmDialog>
    </>
  );
}

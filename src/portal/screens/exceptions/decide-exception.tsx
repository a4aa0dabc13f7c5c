import { useState } from 'react';
import {
  acceptRisk,
  decideException,
  remediateException,
  revokeException,
  type ExceptionView,
} from '../../api/exceptions';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ConfirmDialog } from '../../parts/dialog';
import type { KeyValueItem } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useExceptionsCopy } from './exceptions.copy';

type Said = 'approved' | 'rejected';

/** The second line's decision, or the executive's after it; what will be recorded is shown before. */
export function Decide({ one }: { one: ExceptionView }) {
  const may = useMay();
  const { personId } = useSession();
  if (one.requestedBy === personId) return null;
  if (one.waitsFor === 'second_line' && may('exceptions.approve')) return <DecideCard one={one} part="second_line" />;
  if (one.waitsFor === 'executive' && may('exceptions.accept-risk')) return <DecideCard one={one} part="executive" />;
  return null;
}

function useRecord(one: ExceptionView, said: Said, part: 'second_line' | 'executive'): KeyValueItem[] {
  const t = useExceptionsCopy();
  const date = shortDateText(one.until);
  const waits = part === 'second_line' && one.needsExecutive;
  const result =
    said === 'rejected' ? t('recordRejected') : waits ? t('recordWaits') : t('recordExcepted', { date: one.until });
  const accepted = said === 'approved' && !waits && one.findingRef !== null;
  return [
    { label: t('exception'), value: `${one.ref}, ${one.vendorName}` },
    { label: t('recordItem', { code: one.requirementCode }), value: result },
    ...(accepted
      ? [{ label: t('recordFinding'), value: t('recordFindingAccepted', { ref: one.findingRef ?? '', date }) }]
      : []),
  ];
}

function DecideCard({ one, part }: { one: ExceptionView; part: 'second_line' | 'executive' }) {
  const t = useExceptionsCopy();
  const [said, setSaid] = useState<Said | null>(null);
  const isExecutive = part === 'executive';
  const date = shortDateText(one.until);
  const words = isExecutive ? t('acceptLede', { date }) : t('decideLede', { date });
  return (
    <Card
      title={t(isExecutive ? 'acceptRisk' : 'decide')}
      lede={isExecutive || !one.needsExecutive ? words : `${words} ${t('waitsExecutive')}`}
    >
      <div className="row">
        <Button look="primary" onPress={() => setSaid('approved')}>
          {t(isExecutive ? 'acceptRisk' : 'approve')}
        </Button>
        <Button onPress={() => setSaid('rejected')}>{t(isExecutive ? 'refuseRisk' : 'reject')}</Button>
      </div>
      {said && <DecideDialog one={one} part={part} said={said} onClose={() => setSaid(null)} />}
    </Card>
  );
}

type DialogProps = { one: ExceptionView; part: 'second_line' | 'executive'; said: Said; onClose: () => void };

function DecideDialog({ one, part, said, onClose }: DialogProps) {
  const t = useExceptionsCopy();
  const [reason, setReason] = useState('');
  const record = useRecord(one, said, part);
  const decide = useDeed(part === 'executive' ? acceptRisk : decideException, {
    onDone: () => {
      toast({ title: t('done'), detail: one.ref });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(said === 'approved' ? 'approveTitle' : 'rejectTitle', { ref: one.ref })}
      isOpen
      onClose={onClose}
      record={[...record, { label: t('recordReason'), value: reason || '–' }]}
      confirmLabel={t(said === 'approved' ? (part === 'executive' ? 'acceptRisk' : 'approve') : 'reject')}
      look={said === 'approved' ? 'primary' : 'danger'}
      isDisabled={reason.trim() === ''}
      onConfirm={() => decide.do({ id: one.id, decision: said, reason })}
    >
      <TextArea label={t('decisionReason')} name="reason" rows={3} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

/** Before its last day: the second line revokes, the officer closes what was remediated. */
export function End({ one }: { one: ExceptionView }) {
  const may = useMay();
  if (!['active', 'expiring', 'expired'].includes(one.state)) return null;
  if (may('exceptions.approve')) return <EndCard one={one} deed={revokeException} word="revoke" />;
  return may('exceptions.assess') ? <EndCard one={one} deed={remediateException} word="remediate" /> : null;
}

type EndProps = { one: ExceptionView; deed: typeof revokeException; word: 'revoke' | 'remediate' };

function EndCard({ one, deed, word }: EndProps) {
  const t = useExceptionsCopy();
  const [reason, setReason] = useState('');
  const end = useDeed(deed, { onDone: () => toast({ title: t('done'), detail: one.ref }) });
  return (
    <Card title={t('end')} lede={t('endLede')}>
      <TextArea
        label={t('decisionReason')}
        name="reason"
        rows={2}
        errors={end.errors}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote problem={end.problem} />
      <div>
        <Button look="danger" isPending={end.isPending} onPress={() => end.submit({ id: one.id, reason })}>
          {t(word)}
        </Button>
      </div>
    </Card>
  );
}

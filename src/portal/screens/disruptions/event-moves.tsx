import { useState } from 'react';
import {
  closeDisruption,
  confirmDisruption,
  recoverDisruption,
  withdrawDisruption,
  type Disruption,
} from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';

type Props = { event: Disruption; onClose: () => void };

function useMove<In>(perform: Parameters<typeof useDeed<In, unknown>>[0], said: string, onClose: () => void) {
  return useDeed(perform, {
    onDone: () => {
      toast({ title: said });
      onClose();
    },
  });
}

function Confirm({ event, onClose }: Props) {
  const t = useAftermathCopy();
  const [note, setNote] = useState('');
  const send = useMove(confirmDisruption, t('confirmed'), onClose);
  return (
    <DeedDialog
      title={t('confirmTitle')}
      lede={t('confirmLede')}
      submitLabel={t('confirm')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body: { version: event.version, note } })}
      onClose={onClose}
    >
      <TextArea label={t('confirmNote')} name="note" optional rows={2} value={note} onChange={setNote} />
    </DeedDialog>
  );
}

function Withdraw({ event, onClose }: Props) {
  const t = useAftermathCopy();
  const [reason, setReason] = useState('');
  const send = useMove(withdrawDisruption, t('withdrawn'), onClose);
  return (
    <DeedDialog
      title={t('withdrawTitle')}
      lede={t('withdrawLede')}
      submitLabel={t('withdraw')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body: { version: event.version, reason } })}
      onClose={onClose}
    >
      <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </DeedDialog>
  );
}

function Recover({ event, onClose }: Props) {
  const t = useAftermathCopy();
  const [noActivationReason, setReason] = useState('');
  const send = useMove(recoverDisruption, t('recovered'), onClose);
  const needsReason = event.activations.length === 0;
  const body = { version: event.version, ...(needsReason && { noActivationReason }) };
  return (
    <DeedDialog
      title={t('recover')}
      lede={t('recoverLede')}
      submitLabel={t('recover')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
    >
      {needsReason && (
        <TextArea
          label={t('noActivationReason')}
          name="noActivationReason"
          rows={2}
          value={noActivationReason}
          onChange={setReason}
        />
      )}
    </DeedDialog>
  );
}

function Close({ event, onClose }: Props) {
  const t = useAftermathCopy();
  const [note, setNote] = useState('');
  const send = useMove(closeDisruption, t('closed'), onClose);
  return (
    <DeedDialog
      title={t('closeTitle')}
      lede={t('closeLede')}
      submitLabel={t('close')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body: { version: event.version, note } })}
      onClose={onClose}
    >
      <TextArea
        label={t('closeNote')}
        name="note"
        optional={event.openGaps === 0}
        rows={3}
        value={note}
        onChange={setNote}
      />
    </DeedDialog>
  );
}

const dialogs = { confirm: Confirm, withdraw: Withdraw, recover: Recover, close: Close };
type Move = keyof typeof dialogs;

const MOVES: Partial<Record<Disruption['state'], { side: 'ours' | 'vendor'; moves: Move[] }>> = {
  reported: { side: 'ours', moves: ['confirm', 'withdraw'] },
  confirmed: { side: 'vendor', moves: ['recover'] },
  activated: { side: 'vendor', moves: ['recover'] },
  aar_issued: { side: 'ours', moves: ['close'] },
};

function useMoves({ state, withdrawnAt }: Disruption): Move[] {
  const may = useMay();
  const { membership } = useSession();
  const known = withdrawnAt === null ? MOVES[state] : undefined;
  const mine = {
    ours: may('disruptions.manage'),
    vendor: may('disruptions.report') && membership.vendor !== null,
  };
  return known && mine[known.side] ? known.moves : [];
}

/** The moves that this person may make from the state that the event is in. */
export function EventMoves({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const moves = useMoves(event);
  const [move, setMove] = useState<Move | null>(null);
  const Shown = move === null ? null : dialogs[move];
  return (
    <>
      {moves.map((one, at) => (
        <Button key={one} look={at === 0 ? 'primary' : undefined} onPress={() => setMove(one)}>
          {t(one)}
        </Button>
      ))}
      {Shown && <Shown event={event} onClose={() => setMove(null)} />}
    </>
  );
}

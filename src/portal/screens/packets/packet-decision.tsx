import { lazy, Suspense, useState } from 'react';
import type { PacketDetail } from '../../api/packets';
import { Button } from '../../parts/button';
import type { Choice } from './decision-dialog';
import { usePacketsCopy } from './packets.copy';

const DecisionDialog = lazy(() => import('./decision-dialog').then((m) => ({ default: m.DecisionDialog })));

/** The second line's two answers to an assembled packet. */
export function PacketDecision({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const [choice, setChoice] = useState<Choice | null>(null);
  const stopped = packet.approvalRefusals.length > 0;
  return (
    <>
      <Button onPress={() => setChoice('sent_back')}>{t('sendBack')}</Button>
      <Button look="primary" glyph="check" isDisabled={stopped} onPress={() => setChoice('approved')}>
        {t('approve')}
      </Button>
      {choice && (
        <Suspense>
          <DecisionDialog packet={packet} choice={choice} onClose={() => setChoice(null)} />
        </Suspense>
      )}
    </>
  );
}

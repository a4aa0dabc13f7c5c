import { lazy, Suspense, useState } from 'react';
import type { PacketDetail } from '../../api/packets';
import { Button } from '../../parts/button';
import { usePacketsCopy } from './packets.copy';

const WithdrawalDialog = lazy(() => import('./withdrawal-dialog').then((m) => ({ default: m.WithdrawalDialog })));

/** The second line takes an issued packet back. */
export function PacketWithdrawal({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('withdraw')}</Button>
      {asking && (
        <Suspense>
          <WithdrawalDialog packet={packet} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

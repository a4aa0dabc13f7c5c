import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { withdrawPacket, type PacketDetail } from '../../api/packets';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePacketsCopy } from './packets.copy';

/** Shows what a withdrawal records, asks for its reason, and records it. */
export function WithdrawalDialog({ packet, onClose }: { packet: PacketDetail; onClose: () => void }) {
  const t = usePacketsCopy();
  const { name, membership } = useSession();
  const [reason, setReason] = useState('');
  const { id, ref } = packet;
  const withdraw = useDeed(withdrawPacket, {
    onDone: () => {
      toast({ title: t('withdrawNow', { ref }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('withdrawTitle', { ref })}
      isOpen
      onClose={onClose}
      lede={`${t('withdrawLede')} ${t('passwordHint')}`}
      record={[
        { label: t('ref'), value: t('forVendor', { ref, vendor: packet.subject, period: packet.periodCode }) },
        { label: t('manifestDigest'), value: <Digest value={packet.manifestSha256} /> },
        { label: t('withdraw'), value: `${name}, ${membership.roleLabel}` },
      ]}
      {...(reason.trim() && { statement: reason.trim() })}
      confirmLabel={t('withdraw')}
      look="danger"
      onConfirm={() => withdraw.do({ id, body: { reason: reason.trim() } })}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        hint={t('withdrawHint')}
        rows={3}
        maxLength={2000}
        errors={withdraw.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { decidePacket, type Decision, type PacketDetail } from '../../api/packets';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePacketsCopy } from './packets.copy';

export type Choice = Decision['body']['decision'];
type DialogProps = { packet: PacketDetail; choice: Choice; onClose: () => void };

/** Shows what a decision records, asks for its reason, and records it. */
export function DecisionDialog({ packet, choice, onClose }: DialogProps) {
  const t = usePacketsCopy();
  const { name, membership } = useSession();
  const [reason, setReason] = useState('');
  const approving = choice === 'approved';
  const { ref } = packet;
  const decide = useDeed(decidePacket, {
    onDone: () => {
      toast({ title: t(approving ? 'approvedNow' : 'sentBackNow', { ref }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(approving ? 'approveTitle' : 'sendBackTitle', { ref })}
      isOpen
      onClose={onClose}
      lede={`${t(approving ? 'approveLede' : 'sendBackLede')} ${t('passwordHint')}`}
      record={[
        { label: t('decision'), value: t(approving ? 'decisionApproved' : 'decisionSentBack') },
        { label: t('ref'), value: t('forVendor', { ref, vendor: packet.subject, period: packet.periodCode }) },
        { label: t('manifestDigest'), value: <Digest value={packet.manifestSha256} /> },
        { label: t('approvals'), value: `${name}, ${membership.roleLabel}` },
      ]}
      {...(reason.trim() && { statement: reason.trim() })}
      confirmLabel={t(approving ? 'approve' : 'sendBack')}
      look={approving ? 'primary' : 'danger'}
      onConfirm={() => decide.do({ id: packet.id, body: { decision: choice, reason: reason.trim() } })}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        hint={t('reasonHint')}
        rows={3}
        maxLength={2000}
        errors={decide.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

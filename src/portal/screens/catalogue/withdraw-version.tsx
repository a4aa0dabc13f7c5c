import { useState } from 'react';
import { withdrawVersion, type Version } from '../../api/catalogue';
import { useDeed } from '../../api/deed';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useCatalogueCopy } from './catalogue.copy';

/** Keeps a version of the registrant's own from further periods, with a reason. */
export function WithdrawVersion({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useCatalogueCopy();
  const [reason, setReason] = useState('');
  const withdraw = useDeed(withdrawVersion, {
    onDone: ({ label }) => {
      toast({ title: t('withdrawn', { label }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('withdrawVersion')}
      isOpen
      onClose={onClose}
      lede={t('withdrawVersionLede')}
      record={[
        { label: t('version'), value: version.label },
        { label: t('digest'), value: <Digest value={version.documentSha256} /> },
      ]}
      confirmLabel={t('withdraw')}
      look="danger"
      isDisabled={reason.trim() === ''}
      onConfirm={() => withdraw.do({ id: version.id, reason })}
    >
      <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

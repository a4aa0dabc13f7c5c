import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { changeEvidence, withdrawEvidence, type EvidenceDetail } from '../../api/evidence';
import { catalogueQuery } from '../../api/obligations';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { ComboBox } from '../../parts/combo-box';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useItemCopy } from './evidence.copy';

type DeedProps = { item: EvidenceDetail; onClose: () => void };

export function EditDialog({ item, onClose }: DeedProps) {
  const t = useItemCopy();
  const { data: catalogue } = useSuspenseQuery(catalogueQuery);
  const [title, setTitle] = useState(item.title);
  const [kind, setKind] = useState<string | null>(item.kind);
  const [version] = useState(item.version);
  const change = useDeed(changeEvidence, {
    onDone: () => {
      toast({ title: t('saved') });
      onClose();
    },
  });
  const body = { title: title.trim(), version, ...(kind && { kind }) };
  return (
    <Dialog title={t('editTitle')} isOpen onClose={onClose} role="alertdialog">
      <Form label={t('editTitle')} errors={change.errors} onSubmit={() => change.submit({ id: item.id, body })}>
        <TextField label={t('itemTitle')} name="title" maxLength={200} value={title} onChange={setTitle} />
        <ComboBox
          label={t('kind')}
          name="kind"
          options={catalogue.evidenceKinds.map((one) => ({ id: one.kind, label: `${one.title} (${one.kind})` }))}
          value={kind}
          onChange={setKind}
        />
        <ProblemNote problem={change.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={change.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

export function WithdrawDialog({ item, onClose }: DeedProps) {
  const t = useItemCopy();
  const { name } = useSession();
  const [reason, setReason] = useState('');
  const withdraw = useDeed(withdrawEvidence, {
    onDone: () => {
      toast({ title: t('withdrawDone') });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('withdrawTitle', { ref: item.ref })}
      isOpen
      onClose={onClose}
      lede={t('withdrawLede')}
      look="danger"
      confirmLabel={t('withdrawConfirm')}
      isDisabled={reason.trim() === ''}
      record={[
        { label: t('what'), value: `${item.ref}, ${item.title}` },
        { label: t('sha256'), value: <Digest value={item.versions[0]?.sha256} /> },
        { label: t('who'), value: name },
        { label: t('reason'), value: reason.trim() || '–' },
      ]}
      onConfirm={() => withdraw.do({ id: item.id, body: { reason: reason.trim() } })}
    >
      <TextArea
        label={t('withdrawReason')}
        name="reason"
        maxLength={2000}
        errors={withdraw.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

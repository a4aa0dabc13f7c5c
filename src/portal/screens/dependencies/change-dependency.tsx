import { useState } from 'react';
import { useDeed } from '../../api/deed';
import type { DependencyDetail } from '../../api/dependencies';
import { changeDependency, endDependency } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { SavingProblem, useOpenedVersion } from '../vendors/stale-note';
import { useFields } from '../vendors/use-fields';
import { useDependenciesCopy } from './dependencies.copy';
import { useDependencyCopy } from './dependency.copy';
import { TermFields, termsOf, textsOf } from './term-fields';

type ChangeProps = { one: DependencyDetail; onClose: () => void };

/** Changes the terms; both sides have to confirm what is new. */
export function ChangeDependency({ one, onClose }: ChangeProps) {
  const t = useDependenciesCopy();
  const words = useDependencyCopy();
  const [opened] = useState(one);
  const { version, catchUp } = useOpenedVersion(one.version);
  const { values, field } = useFields(textsOf(opened));
  const send = useDeed(changeDependency, {
    onDone: ({ terms }) => {
      toast({ title: t(terms > opened.terms ? 'savedStale' : 'saved') });
      onClose();
    },
  });
  const title = `${words('change')}: ${opened.what}`;
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form
        errors={send.errors}
        onSubmit={() => send.submit({ id: one.id, body: { ...termsOf(values), version } })}
        label={title}
      >
        <TermFields field={field} vendorId={one.vendorId} kind={one.kind} />
        <SavingProblem send={send} saved={[]} onCatchUp={catchUp} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Says that the service no longer rests on it. */
export function EndDependency({ one, onClose }: ChangeProps) {
  const t = useDependencyCopy();
  const [reason, setReason] = useState('');
  const send = useDeed(endDependency, { onDone: onClose });
  return (
    <ConfirmDialog
      title={t('endTitle')}
      isOpen
      onClose={onClose}
      lede={t('endLede')}
      look="danger"
      confirmLabel={t('end')}
      isDisabled={reason.trim() === ''}
      record={[{ label: `${one.serviceRef} ${one.serviceName}`, value: `${one.ref} ${one.what}` }]}
      onConfirm={() => send.do({ id: one.id, reason })}
    >
      <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { changeContact, removeContact, verifyContact, type Contact } from '../../api/vendors';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { changedSince, SavingProblem, useOpenedVersion } from './stale-note';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

type ContactDialogProps = { contact: Contact; onClose: () => void };

export function VerifyContact({ contact, onClose }: ContactDialogProps) {
  const t = useVendorsCopy();
  const { values, field } = useFields({ how: '' });
  const send = useDeed(verifyContact, { onDone: onClose });
  return (
    <Dialog title={`${t('verify')}: ${contact.name}`} isOpen onClose={onClose}>
      <Form
        errors={send.errors}
        label={t('verify')}
        onSubmit={() => send.submit({ id: contact.id, body: { how: values.how, version: contact.version } })}
      >
        <TextArea label={t('how')} hint={t('howHint')} rows={2} {...field('how')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('verify')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const textsOf = ({ name, roleLabel, email, phone, channel2 }: Contact) => ({ name, roleLabel, email, phone, channel2 });

export function EditContact({ contact, onClose }: ContactDialogProps) {
  const t = useVendorsCopy();
  const [opened] = useState(contact);
  const { version, catchUp } = useOpenedVersion(contact.version);
  const { values, field } = useFields(textsOf(contact));
  const send = useDeed(changeContact, {
    onDone: () => {
      toast({ title: t('saved') });
      onClose();
    },
  });
  const labels = {
    ...{ name: t('name'), roleLabel: t('role'), email: t('email'), phone: t('phone'), channel2: t('channel2') },
  };
  const title = t('editOne', { name: opened.name });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form
        errors={send.errors}
        label={title}
        onSubmit={() => send.submit({ id: contact.id, body: { ...values, version } })}
      >
        <div className="form-row">
          <TextField label={t('name')} {...field('name')} />
          <TextField label={t('role')} {...field('roleLabel')} />
        </div>
        <TextField label={t('email')} type="email" {...field('email')} />
        <div className="form-row">
          <TextField label={t('phone')} optional {...field('phone')} />
          <TextField label={t('channel2')} optional {...field('channel2')} />
        </div>
        <p className="muted sm">{t('recheck')}</p>
        <SavingProblem
          send={send}
          saved={changedSince(labels, { opened: textsOf(opened), now: textsOf(contact) })}
          onCatchUp={catchUp}
        />
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

export function RemoveContact({ contact, onClose }: ContactDialogProps) {
  const t = useVendorsCopy();
  const send = useDeed(removeContact, {
    onDone: () => {
      toast({ title: t('removed', { name: contact.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('removeOne', { name: contact.name })}
      isOpen
      onClose={onClose}
      lede={t('removeLede')}
      look="danger"
      confirmLabel={t('remove')}
      record={[
        { label: t('contact'), value: `${contact.name}, ${contact.roleLabel}` },
        { label: t('email'), value: contact.email },
      ]}
      onConfirm={() => send.do(contact.id)}
    />
  );
}

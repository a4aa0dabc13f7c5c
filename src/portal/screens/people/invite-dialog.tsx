import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { invite, type Invitation } from '../../api/people';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { grantOf, noGrant } from './grant';
import { GrantFields } from './grant-fields';
import type { Made } from './invitation-link';
import { usePeopleCopy } from './people.copy';

/** Asks who is invited, and as what. */
export function InviteDialog({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const t = usePeopleCopy();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [title, setTitle] = useState('');
  const [draft, setDraft] = useState(noGrant);
  const send = useDeed(
    async (body: Invitation, headers) => ({
      invited: await invite(body, headers),
      name: body.name,
      email: body.email,
    }),
    { onDone: onMade },
  );
  const submit = () =>
    send.submit({
      ...grantOf(draft),
      name: name.trim(),
      email: email.trim(),
      ...(title.trim() && { title: title.trim() }),
    });
  return (
    <Dialog title={t('inviteTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p>{t('inviteLede')}</p>
      <Form onSubmit={submit} errors={send.errors} label={t('inviteTitle')}>
        <div className="form-row">
          <TextField label={t('name')} name="name" autoComplete="off" value={name} onChange={setName} />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="off"
            value={email}
            onChange={setEmail}
          />
        </div>
        <TextField
          label={t('jobTitle')}
          name="title"
          optional
          hint={t('jobTitleHint')}
          autoComplete="off"
          value={title}
          onChange={setTitle}
        />
        <GrantFields value={draft} onChange={setDraft} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { changePassword, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAccountCopy } from './account.copy';

/** Sets a new password; every other session of the person ends with it. */
export function OwnPassword() {
  const t = useAccountCopy();
  const { email } = useSession();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useDeed(changePassword, {
    onDone: () => {
      setCurrent('');
      setNew('');
      toast({ title: t('passwordSet'), tone: 'ok' });
    },
  });
  return (
    <Card title={t('password')} lede={t('passwordLede')}>
      <Form
        onSubmit={() => change.submit({ currentPassword, newPassword })}
        errors={change.errors}
        label={t('password')}
      >
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label={t('currentPassword')}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={setCurrent}
        />
        <TextField
          label={t('newPassword')}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          hint={t('newPasswordHint')}
          value={newPassword}
          onChange={setNew}
        />
        {!change.errors?.length && <ProblemNote problem={change.problem} />}
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t('setPassword')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

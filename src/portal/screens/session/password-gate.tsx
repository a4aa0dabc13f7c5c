import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Gate } from '../../api/gate';
import { useDeed } from '../../api/deed';
import { confirmPassword, signIn, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { useSessionCopy } from './session.copy';

/** Asks for the password: to sign in again, or to confirm it. */
export function PasswordGate({ gate }: { gate: Gate }) {
  const t = useSessionCopy();
  const queries = useQueryClient();
  const session = useSession();
  const [password, setPassword] = useState('');
  const again = gate.kind === 'sign-in';
  const deed = useDeed<string, unknown>(
    (secret) =>
      again
        ? signIn(queries, { email: session.email, password: secret, membershipId: session.membership.id })
        : confirmPassword(queries, secret),
    { onDone: gate.pass, keepsQueries: true },
  );
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus(), []);
  return (
    <Dialog title={t(again ? 'again.title' : 'confirm.title')} isOpen onClose={gate.leave}>
      <p>{t(again ? 'again.lede' : 'confirm.lede')}</p>
      <KeyValue items={[{ label: t('again.as'), value: `${session.name}, ${session.membership.roleLabel}` }]} />
      <Form onSubmit={() => deed.submit(password)} errors={deed.errors} label={t('confirm.title')}>
        <input type="email" autoComplete="username" value={session.email} readOnly hidden />
        <div ref={fields}>
          <TextField
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </div>
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={gate.leave}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={deed.isPending}>
            {t(again ? 'submit' : 'confirm.submit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { signIn } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PlainPage } from '../../parts/plain-page';
import { TextField } from '../../parts/text-fields';
import { useSessionCopy } from './session.copy';

/* only an address within the portal: never another site */
const within = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : '/home');

export function SignInScreen({ next, email: invited = '' }: { next?: string | undefined; email?: string | undefined }) {
  const t = useSessionCopy();
  const queries = useQueryClient();
  const router = useRouter();
  const [email, setEmail] = useState(invited);
  const [password, setPassword] = useState('');
  const enter = useDeed(
    (body: { email: string; password: string }) => {
      queries.clear();
      return signIn(queries, body);
    },
    { onDone: () => router.history.push(within(next)), keepsQueries: true },
  );
  return (
    <PlainPage>
      <Page title={t('title')} lede={t('lede')}>
        {invited && <Note tone="ok">{t('invite.done')}</Note>}
        <Card>
          <Form
            onSubmit={() => enter.submit({ email: email.trim(), password })}
            errors={enter.errors}
            label={t('title')}
          >
            <TextField
              label={t('email')}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
            />
            <TextField
              label={t('password')}
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
            <ProblemNote problem={enter.problem} />
            <div>
              <Button look="primary" type="submit" isPending={enter.isPending}>
                {t('submit')}
              </Button>
            </div>
          </Form>
        </Card>
        <div className="prose muted sm">
          <p>
            {t('trouble')} {t('troubleHelp')}
          </p>
        </div>
      </Page>
    </PlainPage>
  );
}

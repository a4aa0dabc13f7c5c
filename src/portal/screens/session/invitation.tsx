import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { acceptInvitation, invitationQuery } from '../../api/people';
import type { Shape } from '../../api/client';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { TimeText } from '../../parts/measures';
import { Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PlainPage } from '../../parts/plain-page';
import { problemOf } from '../../parts/problem';
import { TextField } from '../../parts/text-fields';
import { useSessionCopy } from './session.copy';

function SetPassword({ token, invited }: { token: string; invited: Shape<'InvitationView'> }) {
  const t = useSessionCopy();
  const router = useRouter();
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [differs, setDiffers] = useState(false);
  const accept = useDeed(acceptInvitation, {
    keepsQueries: true,
    onDone: () => void router.navigate({ to: '/sign-in', search: { email: invited.email } }),
  });
  const submit = () => {
    setDiffers(password !== repeat);
    if (password === repeat) accept.submit({ token, password });
  };
  return (
    <Page title={t('invite.title')} lede={t('invite.lede', { registrant: invited.registrant })}>
      <Card>
        <KeyValue
          items={[
            { label: t('invite.name'), value: invited.name },
            { label: t('invite.email'), value: invited.email },
            { label: t('invite.until'), value: <TimeText at={invited.expiresAt} /> },
          ]}
        />
        <Form onSubmit={submit} errors={accept.errors} label={t('invite.title')}>
          <input type="email" autoComplete="username" value={invited.email} readOnly hidden />
          <TextField
            label={t('invite.password')}
            name="password"
            type="password"
            autoComplete="new-password"
            hint={t('invite.passwordHint')}
            value={password}
            onChange={setPassword}
          />
          <TextField
            label={t('invite.repeat')}
            name="repeat"
            type="password"
            autoComplete="new-password"
            error={differs && password !== repeat ? t('invite.different') : undefined}
            value={repeat}
            onChange={setRepeat}
          />
          {!accept.errors?.length && <ProblemNote problem={accept.problem} />}
          <div>
            <Button look="primary" type="submit" isPending={accept.isPending}>
              {t('invite.submit')}
            </Button>
          </div>
        </Form>
      </Card>
    </Page>
  );
}

function Gone() {
  const t = useSessionCopy();
  return (
    <Page title={t('invite.gone')} lede={t('invite.goneHelp')}>
      <div>
        <ButtonLink to="/sign-in">{t('invite.signIn')}</ButtonLink>
      </div>
    </Page>
  );
}

/** Where the link of an invitation leads: sets the password once. */
export function InvitationScreen({ token }: { token: string }) {
  const t = useSessionCopy();
  const { data, error, refetch } = useQuery(invitationQuery(token));
  const gone = error !== null && [404, 410].includes(problemOf(error).status);
  return (
    <PlainPage>
      {data && <SetPassword token={token} invited={data} />}
      {gone && <Gone />}
      {error && !gone && (
        <Page title={t('invite.title')}>
          <ProblemNote problem={error} onRetry={() => void refetch()} />
        </Page>
      )}
      {!data && !error && <Loading />}
    </PlainPage>
  );
}

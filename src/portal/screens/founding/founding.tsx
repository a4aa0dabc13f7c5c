import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { foundRegistrant } from '../../api/founding';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PlainPage } from '../../parts/plain-page';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { useFoundingCopy } from './founding.copy';

const FILERS = ['large_accelerated', 'accelerated', 'non_accelerated'] as const;
type Filer = (typeof FILERS)[number];

function Founded({ invitationUrl }: { invitationUrl: string }) {
  const t = useFoundingCopy();
  return (
    <Page title={t('doneTitle')} lede={t('doneLede')}>
      <div>
        <ButtonLink look="primary" to={new URL(invitationUrl).pathname}>
          {t('next')}
        </ButtonLink>
      </div>
    </Page>
  );
}

/** Where the link that an empty portal prints leads: the first registrant and its administrator. */
export function FoundingScreen({ token }: { token: string }) {
  const t = useFoundingCopy();
  const [registrant, setRegistrant] = useState('');
  const [filerStatus, setFilerStatus] = useState<Filer | ''>('large_accelerated');
  const [fiscalYearEnd, setFiscalYearEnd] = useState('12-31');
  const [administratorName, setName] = useState('');
  const [administratorEmail, setEmail] = useState('');
  const [invitationUrl, setInvitationUrl] = useState('');
  const found = useDeed(foundRegistrant, {
    keepsQueries: true,
    onDone: (founded) => setInvitationUrl(founded.invitationUrl),
  });
  const submit = () =>
    found.submit({
      token,
      registrant,
      filerStatus: filerStatus || 'large_accelerated',
      fiscalYearEnd,
      administratorName,
      administratorEmail,
    });
  return (
    <PlainPage>
      {invitationUrl ? (
        <Founded invitationUrl={invitationUrl} />
      ) : (
        <Page title={t('title')} lede={t('lede')}>
          <Card>
            <Form onSubmit={submit} errors={found.errors} label={t('title')}>
              <TextField
                label={t('registrant')}
                name="registrant"
                hint={t('registrantHint')}
                value={registrant}
                onChange={setRegistrant}
              />
              <Select
                label={t('filer')}
                name="filerStatus"
                options={FILERS.map((id) => ({ id, label: t(`filer.${id}`) }))}
                value={filerStatus}
                onChange={setFilerStatus}
              />
              <TextField
                label={t('yearEnd')}
                name="fiscalYearEnd"
                hint={t('yearEndHint')}
                value={fiscalYearEnd}
                onChange={setFiscalYearEnd}
              />
              <TextField
                label={t('name')}
                name="administratorName"
                autoComplete="name"
                value={administratorName}
                onChange={setName}
              />
              <TextField
                label={t('email')}
                name="administratorEmail"
                type="email"
                autoComplete="email"
                value={administratorEmail}
                onChange={setEmail}
              />
              {!found.errors?.length && <ProblemNote problem={found.problem} />}
              <div>
                <Button look="primary" type="submit" isPending={found.isPending}>
                  {t('submit')}
                </Button>
              </div>
            </Form>
          </Card>
        </Page>
      )}
    </PlainPage>
  );
}

import { lazy, Suspense, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { disable, inviteAgain, peopleQuery, type PersonRow } from '../../api/people';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { NotFound } from '../../parts/route-failure';
import { problemOf } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { GrantCard } from './grant-card';
import type { Made } from './invitation-link';
import { MembershipsCard } from './memberships-card';
import { SignInChip, signInStateOf } from './people';
import { usePeopleCopy } from './people.copy';

const ConfirmDialog = lazy(() => import('../../parts/dialog').then((m) => ({ default: m.ConfirmDialog })));
const InvitationLink = lazy(() => import('./invitation-link').then((m) => ({ default: m.InvitationLink })));

function Actions({ person, onMade }: { person: PersonRow; onMade: (made: Made) => void }) {
  const t = usePeopleCopy();
  const [disabling, setDisabling] = useState(false);
  const { personId } = useSession();
  const again = useDeed(inviteAgain, {
    onDone: (invited) => onMade({ invited, name: person.name, email: person.email }),
  });
  const end = useDeed(disable, { onDone: () => setDisabling(false) });
  const state = signInStateOf(person);
  const renew = () =>
    void again.do(person.id).catch((thrown: unknown) => toast({ tone: 'bad', title: problemOf(thrown).title }));
  return (
    <>
      {state === 'invited' && (
        <Button onPress={renew} isPending={again.isPending}>
          {t('reinvite')}
        </Button>
      )}
      {state !== 'disabled' && person.id !== personId && (
        <Button look="danger" onPress={() => setDisabling(true)}>
          {t('disable')}
        </Button>
      )}
      {disabling && (
        <Suspense>
          <ConfirmDialog
            title={t('disable')}
            isOpen
            onClose={() => setDisabling(false)}
            lede={t('disableLede')}
            record={[
              { label: t('person'), value: person.name },
              { label: t('email'), value: person.email },
            ]}
            confirmLabel={t('disable')}
            look="danger"
            onConfirm={() => end.do(person.id)}
          />
        </Suspense>
      )}
    </>
  );
}

function About({ person }: { person: PersonRow }) {
  const t = usePeopleCopy();
  return (
    <Card title={t('about')}>
      <KeyValue
        items={[
          { label: t('email'), value: person.email },
          ...(person.title ? [{ label: t('jobTitle'), value: person.title }] : []),
          ...(person.disabledAt ? [{ label: t('disabled'), value: <TimeText at={person.disabledAt} /> }] : []),
        ]}
      />
    </Card>
  );
}

export function PersonScreen({ id }: { id: string }) {
  const t = usePeopleCopy();
  const manages = useMay()('people.manage');
  const { personId } = useSession();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const [made, setMade] = useState<Made | null>(null);
  const person = people.find((one) => one.id === id);
  if (!person) return <NotFound />;
  const open = manages && person.disabledAt === null;
  return (
    <Page
      title={person.name}
      crumbs={[{ label: t('title'), to: '/people' }]}
      state={<SignInChip person={person} />}
      actions={manages && <Actions person={person} onMade={setMade} />}
    >
      <About person={person} />
      <MembershipsCard person={person} manages={open} />
      {open && person.id !== personId && <GrantCard person={person} />}
      <Suspense>{made && <InvitationLink made={made} onClose={() => setMade(null)} />}</Suspense>
    </Page>
  );
}

import { lazy, Suspense, useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { peopleQuery, type PersonRow } from '../../api/people';
import { useMay, useSession, type Role } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { roles } from './grant';
import type { Made } from './invitation-link';
import { usePeopleCopy } from './people.copy';

const InviteDialog = lazy(() => import('./invite-dialog').then((m) => ({ default: m.InviteDialog })));
const InvitationLink = lazy(() => import('./invitation-link').then((m) => ({ default: m.InvitationLink })));

type SignInState = 'active' | 'invited' | 'disabled';
export const signInStateOf = ({ disabledAt, canSignIn }: PersonRow): SignInState =>
  disabledAt ? 'disabled' : canSignIn ? 'active' : 'invited';
const looks = { active: 'active', invited: 'pending', disabled: 'revoked' } as const;

/** Whether the person can sign in, as a chip. */
export function SignInChip({ person }: { person: PersonRow }) {
  const t = usePeopleCopy();
  const state = signInStateOf(person);
  return <StateChip state={looks[state]} word={t(state)} />;
}

export const heldBy = (person: PersonRow) => person.memberships.filter(({ revokedAt }) => revokedAt === null);

function useColumns(): Column<PersonRow>[] {
  const t = usePeopleCopy();
  return useMemo(() => {
    const rolesText = (person: PersonRow) =>
      heldBy(person)
        .map(({ roleLabel, vendor, endsOn }) =>
          [roleLabel, vendor, endsOn && t('until', { date: shortDateText(endsOn) })].filter(Boolean).join(', '),
        )
        .join('; ');
    return [
      {
        id: 'person',
        header: t('person'),
        primary: true,
        value: (person) => person.name,
        cell: (person) => (
          <>
            <AppLink to={`/people/${person.id}`}>{person.name}</AppLink>
            {person.title && <span className="sub">{person.title}</span>}
          </>
        ),
      },
      { id: 'email', header: t('email'), value: (p) => p.email, cell: (p) => p.email },
      { id: 'roles', header: t('roles'), value: rolesText, cell: (p) => rolesText(p) || t('noRole') },
      {
        id: 'signIn',
        header: t('signIn'),
        tight: true,
        value: (p) => t(signInStateOf(p)),
        cell: (p) => <SignInChip person={p} />,
      },
    ];
  }, [t]);
}

export function PeopleScreen() {
  const t = usePeopleCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const columns = useColumns();
  const [role, setRole] = useState<Role | ''>('');
  const [state, setState] = useState<SignInState | ''>('');
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const rows = people.filter(
    (person) =>
      (role === '' || heldBy(person).some((held) => held.role === role)) &&
      (state === '' || signInStateOf(person) === state),
  );
  const inviteButton = may('people.manage') && (
    <Button look="primary" glyph="plus" onPress={() => setInviting(true)}>
      {t('invite')}
    </Button>
  );
  return (
    <Page title={t('title')} lede={t('lede', { registrant: membership.registrant })} actions={inviteButton}>
      <Card title={t('everybody')}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={rows}
          rowKey={(person) => person.id}
          initialSort={{ column: 'person', descending: false }}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <>
              <Select
                label={t('filterRole')}
                name="role"
                options={roles.map((id) => ({ id, label: t(`role.${id}`) }))}
                value={role}
                onChange={setRole}
                emptyLabel={t('anyRole')}
              />
              <Select
                label={t('filterState')}
                name="state"
                options={(['active', 'invited', 'disabled'] as const).map((id) => ({ id, label: t(id) }))}
                value={state}
                onChange={setState}
                emptyLabel={t('anyone')}
              />
            </>
          }
        />
      </Card>
      <Suspense>
        {inviting && (
          <InviteDialog
            onClose={() => setInviting(false)}
            onMade={(next) => {
              setInviting(false);
              setMade(next);
            }}
          />
        )}
        {made && <InvitationLink made={made} onClose={() => setMade(null)} />}
      </Suspense>
    </Page>
  );
}

import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery, type PersonRow } from '../../api/people';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { authoritiesQuery, revokeAuthority, verifyAuthority, type Authority } from '../../api/tracker';
import type { Vendor } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

type VerifyProps = { vendorId: string; person: PersonRow; onClose: () => void };

function VerifyAuthority({ vendorId, person, onClose }: VerifyProps) {
  const t = useVendorsCopy();
  const { values, field } = useFields({ title: person.title, basis: '', expiresOn: '' });
  const send = useDeed(verifyAuthority, {
    onDone: () => {
      toast({ title: t('authorityDone') });
      onClose();
    },
  });
  return (
    <Dialog title={`${t('verifyAuthority')}: ${person.name}`} isOpen onClose={onClose}>
      <Form
        errors={send.errors}
        label={t('verifyAuthority')}
        onSubmit={() => send.submit({ vendorId, body: { personId: person.id, ...values } })}
      >
        <TextField label={t('titleField')} {...field('title')} />
        <TextArea label={t('basis')} hint={t('basisHint')} rows={2} {...field('basis')} />
        <DateField label={t('expiresOn')} {...field('expiresOn')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('verifyAuthority')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const looks = { holds: 'verified', expired: 'expired', revoked: 'revoked' } as const;

function AuthorityCell({ of, manages }: { of: Authority | undefined; manages: boolean }) {
  const t = useVendorsCopy();
  const revoke = useDeed(revokeAuthority, { onDone: () => toast({ title: t('revoked') }) });
  if (!of) return <span className="muted">{t('authorityNone')}</span>;
  return (
    <span className="stack-tight">
      <span className="row">
        <StateChip state={looks[of.state]} word={t(`authority.${of.state}`)} />
        {manages && of.state === 'holds' && (
          <Button small look="danger" isPending={revoke.isPending} onPress={() => revoke.submit(of.id)}>
            {t('revoke')}
          </Button>
        )}
      </span>
      <span className="sm">
        {t('authorityUntil', { title: of.title, until: shortDateText(of.expiresOn), basis: of.basis })}
      </span>
      <ProblemNote problem={revoke.problem} />
    </span>
  );
}

/** Who acts for the vendor here, and the authority to sign of its attestors. */
export function Users({ vendor }: { vendor: Vendor }) {
  const t = useVendorsCopy();
  const may = useMay();
  const { data: people = [], error } = useQuery({ ...peopleQuery, enabled: may('people.read') });
  const { data: authorities = [] } = useQuery(authoritiesQuery(vendor.id));
  const [checking, setChecking] = useState<PersonRow | null>(null);
  const own = people.filter(({ memberships }) =>
    memberships.some((held) => held.vendorId === vendor.id && held.revokedAt === null),
  );
  const attests = ({ memberships }: PersonRow) =>
    memberships.some((held) => held.vendorId === vendor.id && held.role === 'vendor_attestor');
  const latest = (id: string) =>
    authorities.find((one) => one.personId === id && one.state === 'holds') ??
    authorities.find((one) => one.personId === id);
  const columns: Column<PersonRow>[] = [
    {
      id: 'person',
      header: t('person'),
      primary: true,
      cell: (row) => (
        <>
          {row.name}
          {row.title && <span className="sub">{row.title}</span>}
        </>
      ),
    },
    {
      id: 'role',
      header: t('role'),
      cell: (row) =>
        row.memberships
          .filter((held) => held.vendorId === vendor.id)
          .map((held) => held.roleLabel)
          .join(', '),
    },
    {
      id: 'authority',
      header: t('authority'),
      cell: (row) => (attests(row) ? <AuthorityCell of={latest(row.id)} manages={may('authority.verify')} /> : '–'),
    },
    {
      id: 'verify',
      header: t('verifyAuthority'),
      tight: true,
      cell: (row) =>
        attests(row) && (
          <Button small onPress={() => setChecking(row)} aria-label={`${t('verifyAuthority')}: ${row.name}`}>
            {t('verify')}
          </Button>
        ),
    },
  ];
  return (
    <Card title={t('users')} lede={t('usersLede')}>
      <ProblemNote problem={error} />
      <DataTable
        plain
        caption={t('users')}
        columns={may('authority.verify') ? columns : columns.slice(0, -1)}
        rows={own}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('usersNone')}</p>}
      />
      {checking && <VerifyAuthority vendorId={vendor.id} person={checking} onClose={() => setChecking(null)} />}
    </Card>
  );
}

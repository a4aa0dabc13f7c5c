import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { addContact, type Contact, type Vendor } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { TextField } from '../../parts/text-fields';
import { EditContact, RemoveContact, VerifyContact } from './contact-dialogs';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

function AddContact({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields({ name: '', roleLabel: '', email: '', phone: '', channel2: '' });
  const send = useDeed(addContact, { onDone: reset });
  return (
    <Form errors={send.errors} onSubmit={() => send.submit({ id: vendorId, body: values })} label={t('addContact')}>
      <h3>{t('addContact')}</h3>
      <div className="form-row">
        <TextField label={t('name')} {...field('name')} />
        <TextField label={t('role')} {...field('roleLabel')} />
        <TextField label={t('email')} type="email" {...field('email')} />
        <TextField label={t('phone')} optional {...field('phone')} />
        <TextField label={t('channel2')} optional {...field('channel2')} />
      </div>
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('add')}
        </Button>
      </div>
    </Form>
  );
}

const dialogs = { verify: VerifyContact, edit: EditContact, remove: RemoveContact };

/** Whom to call, and whether somebody checked that it works. */
export function Contacts({ vendor }: { vendor: Vendor }) {
  const t = useVendorsCopy();
  const manages = useMay()('vendors.manage');
  const [doing, setDoing] = useState<{ what: keyof typeof dialogs; id: string } | null>(null);
  const subject = vendor.contacts.find(({ id }) => id === doing?.id);
  const Open = doing ? dialogs[doing.what] : null;
  const columns: Column<Contact>[] = [
    {
      id: 'name',
      header: t('name'),
      primary: true,
      cell: (row) => (
        <>
          {row.name}
          <span className="sub">{row.roleLabel}</span>
        </>
      ),
    },
    { id: 'email', header: t('email'), cell: (row) => row.email },
    { id: 'phone', header: t('phone'), cell: (row) => [row.phone, row.channel2].filter(Boolean).join(', ') || '–' },
    {
      id: 'verified',
      header: t('verified'),
      cell: (row) =>
        row.verifiedOn ? (
          t('verifiedBy', { date: shortDateText(row.verifiedOn), name: row.verifiedByName ?? '', how: row.verifiedHow })
        ) : (
          <Badge tone="warn" glyph="triangle">
            {t('notVerified')}
          </Badge>
        ),
    },
    {
      id: 'acts',
      header: t('acts'),
      tight: true,
      cell: (row) => (
        <span className="row one-line">
          {(['verify', 'edit', 'remove'] as const).map((what) => (
            <Button
              key={what}
              small
              look={what === 'verify' ? 'plain' : 'quiet'}
              onPress={() => setDoing({ what, id: row.id })}
              aria-label={`${t(what)}: ${row.name}`}
            >
              {t(what)}
            </Button>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Card title={t('contacts')} lede={t('contactsLede')}>
      <DataTable
        plain
        caption={t('contacts')}
        columns={manages ? columns : columns.slice(0, -1)}
        rows={vendor.contacts}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('contactNone')}</p>}
      />
      {manages && <AddContact vendorId={vendor.id} />}
      {Open && subject && <Open contact={subject} onClose={() => setDoing(null)} />}
    </Card>
  );
}

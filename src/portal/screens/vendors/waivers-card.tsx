import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { grantWaiver, revokeWaiver, waiversQuery, type Waiver } from '../../api/confirmations';
import { useDeed } from '../../api/deed';
import { peopleQuery } from '../../api/people';
import { useMay } from '../../api/session';
import type { Vendor } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Dialog, DialogActions } from '../../parts/dialog';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useWaiverCopy } from '../confirmation/confirmation.copy';
import { useFields } from './use-fields';

function GiveWaiver({ vendorId, onClose }: { vendorId: string; onClose: () => void }) {
  const t = useWaiverCopy();
  const { values, field } = useFields({ personId: '', reason: '', expiresOn: '' });
  const { data: people = [] } = useQuery(peopleQuery);
  const attestors = people.filter(({ memberships }) =>
    memberships.some(
      (held) => held.vendorId === vendorId && held.role === 'vendor_attestor' && held.revokedAt === null,
    ),
  );
  const send = useDeed(grantWaiver, {
    onDone: () => {
      toast({ title: t('done') });
      onClose();
    },
  });
  return (
    <Dialog title={t('give')} isOpen onClose={onClose}>
      <p>{t('giveLede')}</p>
      <Form errors={send.errors} label={t('give')} onSubmit={() => send.submit({ vendorId, body: values })}>
        <Select
          label={t('person')}
          options={attestors.map(({ id, name, title }) => ({ id, label: title ? `${name}, ${title}` : name }))}
          {...field('personId')}
        />
        <TextArea label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={2000} {...field('reason')} />
        <DateField label={t('expiresOn')} {...field('expiresOn')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const standing = ({ revokedAt, expiresOn }: Waiver, today: string) =>
  revokedAt !== null ? 'revoked' : expiresOn < today ? 'expired' : 'holds';
const looks = { holds: 'active', expired: 'expired', revoked: 'revoked' } as const;

function WaiverRow({ of, gives }: { of: Waiver; gives: boolean }) {
  const t = useWaiverCopy();
  const revoke = useDeed(revokeWaiver, { onDone: () => toast({ title: t('gone') }) });
  const state = standing(of, new Date().toISOString().slice(0, 10));
  return (
    <li className="stack-tight">
      <div className="spread">
        <span className="strong">{of.personName}</span>
        <StateChip state={looks[state]} word={t(state)} until={state === 'holds' ? of.expiresOn : null} />
      </div>
      <p className="quote">{of.reason}</p>
      <div className="spread">
        <span className="muted sm">
          {t('by')} {t('byText', { name: of.grantedByName, on: shortDateText(of.grantedOn) })}
        </span>
        {gives && state === 'holds' && (
          <Button small look="danger" isPending={revoke.isPending} onPress={() => revoke.submit(of.id)}>
            {t('revoke')}
          </Button>
        )}
      </div>
      <ProblemNote problem={revoke.problem} />
    </li>
  );
}

function WaiverRows({ rows, gives }: { rows: readonly Waiver[]; gives: boolean }) {
  const t = useWaiverCopy();
  if (rows.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <ul className="stack">
      {rows.map((one) => (
        <WaiverRow key={one.id} of={one} gives={gives} />
      ))}
    </ul>
  );
}

/** SD-1 waived for the one person of a vendor: who, until when, why, by whom. */
export function Waivers({ vendor }: { vendor: Vendor }) {
  const t = useWaiverCopy();
  const gives = useMay()('attestations.waive');
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery(waiversQuery(vendor.id));
  if (!gives && data?.length === 0) return null;
  const give = (
    <Button small onPress={() => setOpen(true)}>
      {t('give')}
    </Button>
  );
  return (
    <Card title={t('title')} lede={t('lede')} aside={gives && give}>
      <ProblemNote problem={error} />
      <WaiverRows rows={data ?? []} gives={gives} />
      {isOpen && <GiveWaiver vendorId={vendor.id} onClose={() => setOpen(false)} />}
    </Card>
  );
}

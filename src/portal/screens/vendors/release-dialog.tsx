import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { releaseObligation, type ScheduledItem } from '../../api/vendors';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Occurrence } from '../requirements/occurrence';
import { useVendorsCopy } from './vendors.copy';

const nameOf = ({ requirementCode, title }: ScheduledItem) => `${requirementCode} ${title}`;

type ReleaseProps = { item: ScheduledItem; onClose: () => void; onDone: () => void };

function Release({ item, onClose, onDone }: ReleaseProps) {
  const t = useVendorsCopy();
  const { name } = useSession();
  const [reason, setReason] = useState('');
  const send = useDeed(releaseObligation, {
    onDone: () => {
      toast({ title: t('releaseDone') });
      onDone();
    },
  });
  return (
    <ConfirmDialog
      title={`${t('release')}: ${item.requirementCode}`}
      isOpen
      onClose={onClose}
      lede={t('releaseLede')}
      record={[
        { label: nameOf(item), value: item.dueRule },
        { label: t('eventBy'), value: name },
      ]}
      confirmLabel={t('release')}
      isDisabled={reason.trim() === ''}
      onConfirm={() => send.do({ id: item.id, body: { reason: reason.trim() } })}
    >
      <TextArea
        label={t('releaseReason')}
        name="reason"
        rows={3}
        maxLength={2000}
        errors={send.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

/** What the schedule found that nothing asks for any more; each is released by a person, with a reason. */
export function NoLongerAsked({ items }: { items: readonly ScheduledItem[] }) {
  const t = useVendorsCopy();
  const [chosen, setChosen] = useState<ScheduledItem | null>(null);
  const [gone, setGone] = useState<string[]>([]);
  const left = items.filter(({ id }) => !gone.includes(id));
  const done = () => {
    if (chosen) setGone([...gone, chosen.id]);
    setChosen(null);
  };
  if (left.length === 0) return null;
  return (
    <section aria-label={t('noLongerAsked')} className="stack-tight">
      <p className="strong">{t('noLongerAsked')}</p>
      {left.map((item) => (
        <div key={item.id} className="row">
          <span>
            {nameOf(item)} <Occurrence of={item.occurrenceKey} />
          </span>
          <Button small onPress={() => setChosen(item)}>
            {t('release')}
            <span className="vh"> {nameOf(item)}</span>
          </Button>
        </div>
      ))}
      {chosen && <Release item={chosen} onClose={() => setChosen(null)} onDone={done} />}
    </section>
  );
}

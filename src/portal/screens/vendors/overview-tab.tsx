import { useState } from 'react';
import { exitVendor, moveVendor, type Vendor } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ConfirmDialog } from '../../parts/dialog';
import { KeyValue, Timeline } from '../../parts/facts';
import { Duration, TimeText } from '../../parts/measures';
import { lookOf } from '../../parts/state';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { FactsDialog } from './facts-dialog';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

type Move = Vendor['moves'][number];

function MoveButton({ vendor, move }: { vendor: Vendor; move: Move }) {
  const t = useVendorsCopy();
  const [isOpen, setOpen] = useState(false);
  const { values, field } = useFields({ reason: '', dataReturn: '', retention: '' });
  const done = () => {
    setOpen(false);
    toast({ title: t('moved', { state: lookOf(move.to).word.toLowerCase() }) });
  };
  const exits = move.to === 'exited';
  const go = useDeed(moveVendor, { onDone: done });
  const exit = useDeed(exitVendor, { onDone: done });
  const send = () =>
    exits
      ? exit.do({ id: vendor.id, body: values })
      : go.do({ id: vendor.id, body: { to: move.to, reason: values.reason } });
  const word = t('move', { state: lookOf(move.to).word });
  const errors = exits ? exit.errors : go.errors;
  return (
    <div className="stack-tight">
      <div>
        <Button onPress={() => setOpen(true)} isDisabled={move.refusals.length > 0}>
          {word}
        </Button>
      </div>
      {move.refusals.map((refusal) => (
        <p key={refusal} className="sm muted">
          {refusal}
        </p>
      ))}
      <ConfirmDialog
        title={word}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        record={[
          { label: t('vendor'), value: `${vendor.ref} ${vendor.name}` },
          { label: t('state'), value: t('moveLine', { from: lookOf(vendor.state).word, to: lookOf(move.to).word }) },
        ]}
        confirmLabel={word}
        isDisabled={values.reason.trim() === ''}
        onConfirm={send}
      >
        <TextArea label={t('moveReason')} rows={3} errors={errors} {...field('reason')} />
        {exits && <TextArea label={t('dataReturn')} rows={2} errors={errors} {...field('dataReturn')} />}
        {exits && <TextArea label={t('retention')} rows={2} errors={errors} {...field('retention')} />}
      </ConfirmDialog>
    </div>
  );
}

function Lifecycle({ vendor }: { vendor: Vendor }) {
  const t = useVendorsCopy();
  const may = useMay();
  const mine = vendor.moves.filter(({ to }) => may(to === 'exited' ? 'services.approve-tier' : 'vendors.manage'));
  return (
    <Card title={t('lifecycle')} lede={t('lifecycleLede')}>
      {mine.length === 0 && <p className="muted">{t('noMoves')}</p>}
      {mine.map((move) => (
        <MoveButton key={move.to} vendor={vendor} move={move} />
      ))}
      {vendor.transitions.length > 0 && <h3>{t('history')}</h3>}
      <Timeline
        items={vendor.transitions.map((one) => ({
          id: one.id,
          at: one.decidedAt,
          title: t('moveLine', { from: lookOf(one.from).word, to: lookOf(one.to).word }),
          who: one.decidedByName,
          state: one.to,
          detail: one.reason,
        }))}
      />
    </Card>
  );
}

/** What the vendor is, and where it stands in its life here. */
export function OverviewTab({ vendor }: { vendor: Vendor }) {
  const t = useVendorsCopy();
  const manages = useMay()('vendors.manage');
  const [isEditing, setEditing] = useState(false);
  return (
    <div className="two">
      <Card
        title={t('facts')}
        aside={
          manages && (
            <Button small onPress={() => setEditing(true)}>
              {t('editFacts')}
            </Button>
          )
        }
      >
        {vendor.summary && <p>{vendor.summary}</p>}
        <KeyValue
          items={[
            { label: t('legal'), value: vendor.legalName },
            { label: t('country'), value: vendor.country },
            { label: t('sectors'), value: vendor.sectors.join(', ') || '–' },
            {
              label: t('notice'),
              value:
                vendor.contractNoticeMinutes === null ? (
                  t('noticeNone')
                ) : (
                  <>
                    <Duration minutes={vendor.contractNoticeMinutes} />
                    <span className="zone-time">
                      {t('noticeFrom')}{' '}
                      {t(vendor.contractNoticeFrom ? `noticeFrom.${vendor.contractNoticeFrom}` : 'noticeFromUnsaid')}
                    </span>
                  </>
                ),
            },
            {
              label: t('registeredBy'),
              value: (
                <>
                  <TimeText at={vendor.registeredAt} />, {vendor.registeredByName}
                </>
              ),
            },
          ]}
        />
      </Card>
      <Lifecycle vendor={vendor} />
      {isEditing && <FactsDialog vendor={vendor} onClose={() => setEditing(false)} />}
    </div>
  );
}

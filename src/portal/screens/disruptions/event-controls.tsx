import { useState } from 'react';
import { recordControl, reviewControl, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';
import { isOpen } from './event-may';

type Control = Disruption['controls'][number];
const operations = ['operated', 'replaced', 'did_not_operate', 'not_needed'] as const;
const verdicts = ['operated', 'did_not_operate', 'not_needed'] as const;
const choices = <Id extends string>(ids: readonly Id[]) => ids.map((id) => ({ id, label: lookOf(id).word }));

function AddControl({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useAftermathCopy();
  const [draft, setDraft] = useState({ control: '', how: '', operated: '' as (typeof operations)[number] | '' });
  const send = useDeed(recordControl, {
    onDone: () => {
      toast({ title: t('recordSaved') });
      onClose();
    },
  });
  const body = { ...draft, operated: draft.operated as (typeof operations)[number] };
  return (
    <DeedDialog
      title={t('addControl')}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
    >
      <TextField
        label={t('control')}
        name="control"
        maxLength={300}
        value={draft.control}
        onChange={(control) => setDraft({ ...draft, control })}
      />
      <Select
        label={t('operated')}
        name="operated"
        options={choices(operations)}
        value={draft.operated}
        onChange={(operated) => setDraft({ ...draft, operated })}
      />
      <TextArea
        label={t('how')}
        name="how"
        rows={3}
        value={draft.how}
        onChange={(how) => setDraft({ ...draft, how })}
      />
    </DeedDialog>
  );
}

function Review({ control, onClose }: { control: Control; onClose: () => void }) {
  const t = useAftermathCopy();
  const [verdict, setVerdict] = useState<(typeof verdicts)[number] | ''>(control.verdict ?? '');
  const [note, setNote] = useState(control.verdictNote ?? '');
  const send = useDeed(reviewControl, {
    onDone: () => {
      toast({ title: t('recordSaved') });
      onClose();
    },
  });
  const body = { verdict: verdict as (typeof verdicts)[number], note };
  return (
    <DeedDialog
      title={t('reviewControl')}
      lede={control.control}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id: control.id, body })}
      onClose={onClose}
    >
      <Select label={t('verdict')} name="verdict" options={choices(verdicts)} value={verdict} onChange={setVerdict} />
      <TextArea label={t('verdictNote')} name="note" rows={3} value={note} onChange={setNote} />
    </DeedDialog>
  );
}

function OneControl({ control, reviews }: { control: Control; reviews: boolean }) {
  const t = useAftermathCopy();
  const [isReviewing, setReviewing] = useState(false);
  const word = lookOf(control.operated).word.toLowerCase();
  return (
    <li className="stack-tight">
      <div className="spread">
        <span className="strong">{control.control}</span>
        {control.verdict ? (
          <StateChip state={control.verdict} />
        ) : (
          <StateChip state="pending" word={t('notReviewed')} />
        )}
      </div>
      <span className="sm">{t('vendorSays', { word, how: control.how })}</span>
      {control.verdictNote && (
        <span className="sm muted">
          {t('reviewerSays', { name: control.reviewedByName ?? '', note: control.verdictNote })}
        </span>
      )}
      {reviews && (
        <div>
          <Button small onPress={() => setReviewing(true)}>
            {t('reviewControl')}
          </Button>
        </div>
      )}
      {isReviewing && <Review control={control} onClose={() => setReviewing(false)} />}
    </li>
  );
}

/** Whether key controls ran while the service was in recovery mode: two words, the vendor's and ours. */
export function EventControls({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const may = useMay();
  const { membership } = useSession();
  const [isAdding, setAdding] = useState(false);
  const writes = membership.vendor !== null && may('disruptions.report') && isOpen(event);
  if (!writes && event.controls.length === 0) return null;
  return (
    <Card
      title={t('controls')}
      lede={t('controlsLede')}
      aside={
        writes && (
          <Button small glyph="plus" onPress={() => setAdding(true)}>
            {t('addControl')}
          </Button>
        )
      }
    >
      {event.controls.length === 0 && <p className="muted">{t('noControls')}</p>}
      <ul className="stack bare">
        {event.controls.map((one) => (
          <OneControl key={one.id} control={one} reviews={may('disruptions.manage') && isOpen(event)} />
        ))}
      </ul>
      {isAdding && <AddControl event={event} onClose={() => setAdding(false)} />}
    </Card>
  );
}

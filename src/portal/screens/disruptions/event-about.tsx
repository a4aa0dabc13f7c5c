import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { attachFile, editDisruption, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { evidenceQuery } from '../../api/evidence';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { Digest, KeyValue, type KeyValueItem } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { typeWords } from './disruptions.copy';
import { useEventCopy } from './event.copy';
import { EditEvent } from './event-edit';
import { isBeforeReport, isOpen } from './event-may';

function AttachDialog({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useEventCopy();
  const { data } = useQuery(evidenceQuery({ vendorId: event.vendorId }));
  const [versionId, setVersionId] = useState<string | null>(null);
  const [shows, setShows] = useState('');
  const send = useDeed(attachFile, {
    onDone: () => {
      toast({ title: t('attached') });
      onClose();
    },
  });
  const files = (data?.items ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <DeedDialog
      title={t('attach')}
      lede={t('attachLede')}
      submitLabel={t('attach')}
      deed={send}
      isDisabled={versionId === null}
      onSubmit={() => send.submit({ id: event.id, body: { evidenceVersionId: versionId ?? '', shows } })}
      onClose={onClose}
    >
      <ComboBox
        label={t('file')}
        name="evidenceVersionId"
        options={files.map(({ ref, title, latest }) => ({ id: latest.id, label: `${ref} ${title}` }))}
        value={versionId}
        onChange={setVersionId}
      />
      <TextField label={t('shows')} name="shows" optional maxLength={500} value={shows} onChange={setShows} />
    </DeedDialog>
  );
}

/** Files from the evidence room that belong to the event. */
export function EventFiles({ event }: { event: Disruption }) {
  const t = useEventCopy();
  const writes = useMay()('disruptions.report') && isOpen(event);
  const [isAttaching, setAttaching] = useState(false);
  return (
    <Card
      title={t('files')}
      lede={t('filesLede')}
      aside={
        writes && (
          <Button small glyph="plus" onPress={() => setAttaching(true)}>
            {t('attach')}
          </Button>
        )
      }
    >
      {event.files.length === 0 && <p className="muted">{t('noFiles')}</p>}
      <ul className="stack bare">
        {event.files.map((file) => (
          <li key={file.id} className="stack-tight">
            <AppLink to={`/evidence/${file.evidenceItemId}`}>
              {file.evidenceRef} {file.title}
            </AppLink>
            {file.shows && <span className="sm">{file.shows}</span>}
            <span className="sm muted">
              {file.fileName}, {file.attachedByName}, <TimeText at={file.attachedAt} />
            </span>
            <Digest value={file.sha256} />
          </li>
        ))}
      </ul>
      {isAttaching && <AttachDialog event={event} onClose={() => setAttaching(false)} />}
    </Card>
  );
}

const who = (label: string, at: string | null, name: string | null): KeyValueItem[] =>
  at === null
    ? []
    : [
        {
          label,
          value: (
            <>
              <TimeText at={at} />, {name}
            </>
          ),
        },
      ];

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('. ');
const placeOf = ({ name, city }: Disruption['places'][number]): string => (city ? `${name}, ${city}` : name);
const money = ({ costAmount, costCurrency }: Disruption): string | null =>
  costAmount === null ? null : `${costCurrency ?? ''} ${counted(costAmount) ?? ''}`;
const counted = (n: number | null): string | null => (n === null ? null : n.toLocaleString('en-GB'));

function useFacts(event: Disruption): KeyValueItem[] {
  const t = useEventCopy();
  const isOurs = useSession().membership.vendor === null;
  const places = event.places.map(placeOf).join('; ');
  const vendor = <AppLink to={`/vendors/${event.vendorId}`}>{event.vendorName}</AppLink>;
  return [
    ...(isOurs ? [{ label: t('side.vendor'), value: vendor }] : []),
    { label: t('kinds'), value: event.disruptionTypes.map((type) => typeWords[type]).join(', ') },
    { label: t('places'), value: places || t('noPlaces') },
    { label: t('customers'), value: joined(counted(event.customersAffected), event.customerImpact) || t('unsaid') },
    { label: t('cost'), value: joined(money(event), event.costBasis) || t('unsaid') },
    ...who(t('reportedBy'), event.reportedAt, event.reportedByName),
    ...who(t('confirmedBy'), event.confirmedAt, event.confirmedByName),
    ...(event.noActivationReason ? [{ label: t('noActivation'), value: event.noActivationReason }] : []),
    ...who(t('closedBy'), event.closedAt, event.closedByName),
  ];
}

/** What it was, whom and what it hit, and what it cost. */
export function EventAbout({ event }: { event: Disruption }) {
  const t = useEventCopy();
  const writes = useMay()('disruptions.report') && isBeforeReport(event);
  const facts = useFacts(event);
  const [isEditing, setEditing] = useState(false);
  return (
    <Card
      title={t('about')}
      aside={
        writes && (
          <Button small glyph="pen" onPress={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      {event.description && <p className="lines">{event.description}</p>}
      <KeyValue items={facts} />
      {isEditing && <EditEvent event={event} perform={editDisruption} onClose={() => setEditing(false)} />}
    </Card>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { alternateQuery, type AlternatePlace } from '../../api/alternates';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { DateText, Duration } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { useAlternatesCopy } from './alternates.copy';
import { EditPlace, EndPlace, RecordTrial } from './place-dialogs';
import { Trials } from './trials';

const tones = { minor: 'info', major: 'warn', critical: 'bad' } as const;

function Speaks({ place }: { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  if (place.endedOn !== null)
    return (
      <Note>
        {t('endedOnDay')} <DateText date={place.endedOn} />. {place.endedReason}
      </Note>
    );
  if (place.gaps.length === 0) return <Note tone="ok">{t('noneSpeaks')}</Note>;
  return (
    <div className="stack-tight">
      {place.gaps.map(({ code, severity, text }) => (
        <Note key={code + text} tone={tones[severity]} title={severity.charAt(0).toUpperCase() + severity.slice(1)}>
          {text}
        </Note>
      ))}
    </div>
  );
}

/* a line only where something was said */
const said = (label: string, value: string): KeyValueItem[] => (value === '' ? [] : [{ label, value }]);

function useAgreed(place: AlternatePlace): KeyValueItem[] {
  const t = useAlternatesCopy();
  const { kind, forSite, site, use, reserved } = place;
  const yesNo = (value: boolean) => t(value ? 'yes' : 'no');
  return [
    { label: t('kind'), value: t(`kind.${kind}`) },
    { label: t('vendor'), value: <AppLink to={`/vendors/${place.vendorId}`}>{place.vendorName}</AppLink> },
    { label: t('standsFor'), value: forSite?.name ?? t('forSiteNone') },
    ...said(t('siteOne'), site?.name ?? ''),
    ...said(t('counterparty'), place.counterparty),
    ...useDays(place),
    { label: t('seats'), value: place.seats },
    { label: t('ready'), value: <Duration minutes={place.readyMinutes} /> },
    ...said(t('use'), use ? t(`use.${use}`) : ''),
    ...said(t('reserved'), reserved === null ? '' : yesNo(reserved)),
    { label: t('reliedOn'), value: yesNo(place.reliedOn) },
  ];
}

function useDays({ kind, agreementFrom, agreementTo }: AlternatePlace): KeyValueItem[] {
  const t = useAlternatesCopy();
  if (kind === 'second_site') return [];
  return [
    ...(agreementFrom ? [{ label: t('from'), value: <DateText date={agreementFrom} /> }] : []),
    { label: t('to'), value: agreementTo ? <DateText date={agreementTo} /> : t('noEnd') },
  ];
}

function useThere({ region, country, hazardZones, connectivity, equipment, evidenceItemId }: AlternatePlace) {
  const t = useAlternatesCopy();
  const file = <AppLink to={`/evidence/${evidenceItemId ?? ''}`}>{t('agreementFile')}</AppLink>;
  return [
    ...said(t('region'), [region, country].filter(Boolean).join(', ')),
    { label: t('hazards'), value: hazardZones.join(', ') || t('notSaid') },
    ...said(t('connectivity'), connectivity),
    ...said(t('equipment'), equipment),
    ...(evidenceItemId ? [{ label: t('agreementFile'), value: file }] : []),
  ];
}

function Served({ place }: { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  return (
    <Card title={t('services')}>
      <ul className="stack-tight">
        {place.services.map(({ id, ref, name, tier, rtoMinutes, capacityPct }) => (
          <li key={id}>
            <span className="strong">{name}</span> <span className="mono muted">{ref}</span> {tier}
            <span className="sub">
              {capacityPct === null ? t('carriesUnknown') : t('carries', { pct: capacityPct })}
              {rtoMinutes !== null && (
                <>
                  {' · '}
                  {t('rto')} <Duration minutes={rtoMinutes} short />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Open = 'edit' | 'trial' | 'end' | null;

/** One place: what was agreed, what speaks against it, and every time that it was tried. */
export function AlternateScreen({ id }: { id: string }) {
  const t = useAlternatesCopy();
  const may = useMay();
  const { data: place } = useSuspenseQuery(alternateQuery(id));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const actions = may('alternates.write') && place.endedOn === null && (
    <div className="row">
      <Button look="primary" onPress={() => setOpen('trial')}>
        {t('record')}
      </Button>
      <Button onPress={() => setOpen('edit')}>{t('edit')}</Button>
      <Button look="quiet" onPress={() => setOpen('end')}>
        {t('end')}
      </Button>
    </div>
  );
  return (
    <Page
      title={place.name}
      lede={place.ref}
      crumbs={[{ label: t('title'), to: '/alternate-places' }]}
      actions={actions}
    >
      <Card title={t('missing')}>
        <Speaks place={place} />
      </Card>
      <div className="two">
        <Card title={t('about')}>
          <KeyValue items={[...useAgreed(place), ...useThere(place)]} />
        </Card>
        <Served place={place} />
      </div>
      <Trials place={place} />
      {open === 'edit' && <EditPlace place={place} onClose={close} />}
      {open === 'trial' && <RecordTrial place={place} onClose={close} />}
      {open === 'end' && <EndPlace place={place} onClose={close} />}
    </Page>
  );
}

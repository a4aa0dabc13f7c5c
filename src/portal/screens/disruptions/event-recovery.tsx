import { useState } from 'react';
import { setEventClock, type Disruption, type EventHit } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { BarRange } from '../../parts/bar-range';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { shortDateText } from '../../parts/format';
import { Select } from '../../parts/select-field';
import { TextField, ZonedField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useEventCopy } from './event.copy';
import { isOpen } from './event-may';

const eventMoments = ['occurredAt', 'detectedAt', 'declaredAt', 'returnedToNormalAt'] as const;
const serviceMoments = ['restoredAt', 'verifiedAt', 'lastRecoveredAt'] as const;
const bases = ['disruption', 'detection', 'declaration'] as const;

const momentsOf = (hit: EventHit) => ({
  ...{ serviceId: hit.serviceId, restoredAt: hit.restoredAt, verifiedAt: hit.verifiedAt },
  ...{ lastRecoveredAt: hit.lastRecoveredAt, notRecoveredReason: hit.notRecoveredReason },
});

const clockOf = (event: Disruption) => ({
  ...{ occurredAt: event.occurredAt as string | null, detectedAt: event.detectedAt, declaredAt: event.declaredAt },
  ...{ returnedToNormalAt: event.returnedToNormalAt, clockBasis: event.clockBasis },
  services: event.hits.map(momentsOf),
});

/** Every moment of the event and its services, as the clocks of the site showed them. */
export function ClockDialog({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useEventCopy();
  const [value, setValue] = useState(() => clockOf(event));
  const save = useDeed(setEventClock, {
    onDone: () => {
      toast({ title: t('clockSaved') });
      onClose();
    },
  });
  const zone = event.timeZone;
  const change = (at: number, part: Partial<ReturnType<typeof momentsOf>>) =>
    setValue({ ...value, services: value.services.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const services = value.services.map((one) => ({
    ...one,
    notRecoveredReason: one.notRecoveredReason?.trim() || null,
  }));
  const body = { ...value, services, occurredAt: value.occurredAt ?? '', version: event.version };
  return (
    <DeedDialog
      title={t('clockTitle')}
      lede={t('clockLede', { zone })}
      submitLabel={t('save')}
      deed={save}
      onSubmit={() => save.submit({ id: event.id, body })}
      onClose={onClose}
      wide
    >
      <div className="form-row">
        {eventMoments.map((moment) => (
          <ZonedField
            key={moment}
            label={t(moment)}
            name={moment}
            optional={moment !== 'occurredAt'}
            timeZone={zone}
            value={value[moment]}
            onChange={(at) => setValue({ ...value, [moment]: at })}
          />
        ))}
      </div>
      {event.hits.map(({ serviceId, serviceRef, serviceName }, at) => (
        <fieldset key={serviceId} className="stack-tight">
          <legend className="strong">
            {serviceRef} {serviceName}
          </legend>
          <div className="form-row">
            {serviceMoments.map((moment) => (
              <ZonedField
                key={moment}
                label={t(moment)}
                name={`services.${at}.${moment}`}
                optional
                timeZone={zone}
                value={value.services[at]?.[moment] ?? null}
                onChange={(time) => change(at, { [moment]: time })}
              />
            ))}
          </div>
          <TextField
            label={t('notRecoveredReason')}
            name={`services.${at}.notRecoveredReason`}
            optional
            maxLength={2000}
            value={value.services[at]?.notRecoveredReason ?? ''}
            onChange={(notRecoveredReason) => change(at, { notRecoveredReason })}
          />
        </fieldset>
      ))}
      <Select
        label={t('clockBasis')}
        name="clockBasis"
        options={bases.map((id) => ({ id, label: t(`basis.${id}`) }))}
        value={value.clockBasis}
        onChange={(clockBasis) => clockBasis && setValue({ ...value, clockBasis })}
      />
    </DeedDialog>
  );
}

function About({ hit, occurredAt }: { hit: EventHit; occurredAt: string }) {
  const t = useEventCopy();
  const lines = [
    hit.objectivesFrom === null && t('noObjectives'),
    hit.objectivesFrom !== null &&
      hit.objectivesFrom > occurredAt.slice(0, 10) &&
      t('agreedLater', { date: shortDateText(hit.objectivesFrom) }),
    hit.notRecoveredReason && t('notRecovered', { reason: hit.notRecoveredReason }),
    hit.rtoFromDisruption && t('fromDisruption', { words: hit.rtoFromDisruption.words }),
  ].filter((line) => typeof line === 'string' && line !== '');
  return (
    <>
      {lines.map((line) => (
        <p key={String(line)} className="muted sm">
          {hit.serviceRef}: {line}
        </p>
      ))}
    </>
  );
}

/** What each service achieved against what was agreed. */
export function EventRecovery({ event }: { event: Disruption }) {
  const t = useEventCopy();
  const may = useMay();
  const [isSetting, setSetting] = useState(false);
  const rowOf = (hit: EventHit, what: 'rto' | 'rpo') => ({
    ...{ id: `${hit.id} ${what}`, label: t(`${what}Of`, { service: hit.serviceRef }) },
    ...{ detail: hit[what]?.words ?? t('notMeasured'), achievedMinutes: hit[what]?.minutes ?? null },
    objectiveMinutes: hit[`${what}ObjectiveMinutes`],
  });
  const rows = event.hits.flatMap((hit) => [rowOf(hit, 'rto'), rowOf(hit, 'rpo')]);
  return (
    <Card
      title={t('recovery')}
      lede={t('recoveryLede', { basis: t(`basis.${event.clockBasis}`).replace('the ', '') })}
      aside={
        isOpen(event) &&
        may('disruptions.report') && (
          <Button small glyph="pen" onPress={() => setSetting(true)}>
            {t('setClock')}
          </Button>
        )
      }
    >
      <BarRange label={t('recovery')} subject={t('measure')} rows={rows} />
      {event.hits.map((hit) => (
        <About key={hit.id} hit={hit} occurredAt={event.occurredAt} />
      ))}
      {isSetting && <ClockDialog event={event} onClose={() => setSetting(false)} />}
    </Card>
  );
}

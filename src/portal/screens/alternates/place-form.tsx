import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AlternatePlace, NewAlternatePlace } from '../../api/alternates';
import type { Deed } from '../../api/deed';
import { servicesQuery, sitesQuery } from '../../api/vendors';
import { Checkbox, RadioGroup } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { Select } from '../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../parts/text-fields';
import { listOf, useFields } from '../vendors/use-fields';
import { useAlternatesCopy } from './alternates.copy';

type Kind = AlternatePlace['kind'];
type Use = NonNullable<AlternatePlace['use']>;
const kinds: Kind[] = ['agreement', 'second_site', 'hosted_seats'];
const uses: Use[] = ['exclusive', 'shared_with_priority', 'shared'];

const blank = {
  ...{ name: '', forSiteId: '', siteId: '', counterparty: '', agreementFrom: '', agreementTo: '', seats: '' },
  ...{ readyMinutes: null as number | null, use: '' as Use | '', reserved: false, reliedOn: false },
  ...{ region: '', country: '', hazardZones: '', connectivity: '', equipment: '' },
};

function textsOf(place: AlternatePlace): typeof blank {
  const { name, counterparty, readyMinutes, reliedOn, region, connectivity, equipment } = place;
  const { forSite, site, agreementFrom, agreementTo, country, use, reserved } = place;
  const text = (value: string | null | undefined) => value ?? '';
  return {
    ...{ name, counterparty, readyMinutes, reliedOn, region, connectivity, equipment, seats: String(place.seats) },
    ...{ forSiteId: text(forSite?.id), siteId: text(site?.id), country: text(country), use: use ?? '' },
    ...{ agreementFrom: text(agreementFrom), agreementTo: text(agreementTo), reserved: reserved === true },
    hazardZones: site ? '' : place.hazardZones.join(', '),
  };
}

type Served = Record<string, string | undefined>;
const servedBy = (place: AlternatePlace | undefined): Served =>
  Object.fromEntries((place?.services ?? []).map(({ id, capacityPct }) => [id, String(capacityPct ?? '')]));

type Props = {
  vendorId: string;
  place?: AlternatePlace;
  label: string;
  send: Pick<Deed<never, unknown>, 'errors'>;
  onSubmit: (body: NewAlternatePlace) => void;
  /** The problem and the buttons. */
  children: ReactNode;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The number that was typed; what was left empty is sent as nothing, and refused at its field. */
const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

function bodyOf(kind: Kind, values: typeof blank, served: Served): NewAlternatePlace {
  const { agreementFrom, agreementTo, country, forSiteId, siteId, use, hazardZones, seats, ...rest } = values;
  const own = kind === 'second_site';
  return {
    ...{ ...rest, kind, seats: numberOf(seats) as number, country: orNull(country), forSiteId: orNull(forSiteId) },
    ...{ agreementFrom: orNull(agreementFrom), agreementTo: orNull(agreementTo), use: use === '' ? null : use },
    ...{ siteId: own ? orNull(siteId) : null, hazardZones: own ? [] : listOf(hazardZones) },
    reserved: kind === 'hosted_seats' ? values.reserved : null,
    services: Object.entries(served).flatMap(([serviceId, pct]) =>
      pct === undefined ? [] : [{ serviceId, capacityPct: numberOf(pct) }],
    ),
  };
}

type Fields = ReturnType<typeof useFields<typeof blank>>;
type OfSite = { id: string; label: string };

/** What somebody else promised; a site of one's own is known already. */
function AgreedFields({ kind, field }: { kind: Kind; field: Fields['field'] }) {
  const t = useAlternatesCopy();
  const optional = kind !== 'agreement';
  return (
    <>
      <TextField label={t('counterparty')} optional={optional} {...field('counterparty')} />
      <DateField label={t('from')} optional={optional} {...field('agreementFrom')} />
      <DateField label={t('to')} optional hint={t('toHint')} {...field('agreementTo')} />
      {kind === 'agreement' && (
        <Select label={t('use')} options={uses.map((id) => ({ id, label: t(`use.${id}`) }))} {...field('use')} />
      )}
      <TextField label={t('region')} optional {...field('region')} />
      <TextField label={t('country')} optional hint={t('countryHint')} maxLength={2} {...field('country')} />
      <TextField label={t('hazards')} optional hint={t('hazardsHint')} {...field('hazardZones')} />
    </>
  );
}

function MainFields({ kind, sites, field }: { kind: Kind; sites: OfSite[]; field: Fields['field'] }) {
  const t = useAlternatesCopy();
  const isHosted = kind === 'hosted_seats';
  return (
    <div className="form-row">
      <TextField label={t('name')} {...field('name')} />
      {kind === 'second_site' && <Select label={t('siteOne')} options={sites} {...field('siteId')} />}
      <Select
        label={t('forSite')}
        options={sites}
        emptyLabel={t('forSiteNone')}
        optional={isHosted}
        {...field('forSiteId')}
      />
      <TextField label={t('seats')} {...field('seats')} />
      <DurationField label={t('ready')} optional={!isHosted} {...field('readyMinutes')} />
      {kind !== 'second_site' && <AgreedFields kind={kind} field={field} />}
    </div>
  );
}

type ServedProps = { vendorId: string; served: Served; onServed: (served: Served) => void };

function ServedFields({ vendorId, served, onServed }: ServedProps) {
  const t = useAlternatesCopy();
  const { data: services = [] } = useQuery(servicesQuery(vendorId));
  return (
    <fieldset className="stack-tight plain">
      <legend className="strong">{t('services')}</legend>
      {services
        .filter(({ state }) => state === 'active')
        .map(({ id, name }, at) => (
          <div key={id} className="form-row">
            <Checkbox
              name={`services/${at}/serviceId`}
              value={served[id] !== undefined}
              onChange={(on) => onServed({ ...served, [id]: on ? '' : undefined })}
            >
              {t('serviceOn', { service: name })}
            </Checkbox>
            {served[id] !== undefined && (
              <TextField
                label={t('capacity')}
                name={`services/${at}/capacityPct`}
                optional
                hint={t('capacityHint')}
                value={served[id]}
                onChange={(pct) => onServed({ ...served, [id]: pct })}
              />
            )}
          </div>
        ))}
    </fieldset>
  );
}

/** The fields of a place; only what its kind asks for is shown. */
export function PlaceForm({ vendorId, place, label, send, onSubmit, children }: Props) {
  const t = useAlternatesCopy();
  const { data: sites = [] } = useQuery(sitesQuery(vendorId));
  const [kind, setKind] = useState<Kind>(place?.kind ?? 'agreement');
  const [served, setServed] = useState(servedBy(place));
  const { values, field, set } = useFields(place ? textsOf(place) : blank);
  return (
    <Form errors={send.errors} onSubmit={() => onSubmit(bodyOf(kind, values, served))} label={label}>
      {!place && (
        <RadioGroup
          label={t('kind')}
          name="kind"
          options={kinds.map((id) => ({ id, label: t(`kind.${id}`), detail: t(`kindHelp.${id}`) }))}
          value={kind}
          onChange={setKind}
          layout="boxed"
        />
      )}
      <MainFields kind={kind} sites={sites.map(({ id, name }) => ({ id, label: name }))} field={field} />
      {kind === 'hosted_seats' && (
        <Checkbox name="reserved" value={values.reserved} onChange={(reserved) => set({ reserved })}>
          {t('reserved')}
        </Checkbox>
      )}
      <Checkbox name="reliedOn" value={values.reliedOn} onChange={(reliedOn) => set({ reliedOn })}>
        {t('reliedOn')}
      </Checkbox>
      <TextArea label={t('connectivity')} optional hint={t('connectivityHint')} rows={2} {...field('connectivity')} />
      <TextArea label={t('equipment')} optional hint={t('equipmentHint')} rows={2} {...field('equipment')} />
      <ServedFields vendorId={vendorId} served={served} onServed={setServed} />
      {children}
    </Form>
  );
}

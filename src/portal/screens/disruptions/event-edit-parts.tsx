import { useQuery } from '@tanstack/react-query';
import { sitesQuery, systemsQuery } from '../../api/vendors';
import { Checkbox } from '../../parts/choice-fields';
import { TextArea, TextField } from '../../parts/text-fields';
import { toggled, type PartProps } from './event-draft';
import { useEventCopy } from './event.copy';

/** Sites and systems that it hit. */
export function Places({ event, draft, set }: PartProps) {
  const t = useEventCopy();
  const { data: sites = [] } = useQuery(sitesQuery(event.vendorId));
  const { data: systems = [] } = useQuery(systemsQuery(event.vendorId));
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{t('places')}</legend>
      {sites.map(({ id, name, city }) => (
        <Checkbox
          key={id}
          name={`site-${id}`}
          value={draft.siteIds.includes(id)}
          onChange={(isIn) => set({ siteIds: toggled(draft.siteIds, id, isIn) })}
        >
          {name}, {city}
        </Checkbox>
      ))}
      {systems.map(({ id, name }) => (
        <Checkbox
          key={id}
          name={`system-${id}`}
          value={draft.systemIds.includes(id)}
          onChange={(isIn) => set({ systemIds: toggled(draft.systemIds, id, isIn) })}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** What customers noticed, and what it cost. */
export function Impact({ draft, set }: PartProps) {
  const t = useEventCopy();
  return (
    <>
      <div className="form-row">
        <TextField
          label={t('customersField')}
          name="customersAffected"
          optional
          value={draft.customers}
          onChange={(customers) => set({ customers })}
        />
        <TextField
          label={t('costAmount')}
          name="costAmount"
          optional
          value={draft.cost}
          onChange={(cost) => set({ cost })}
        />
        <TextField
          label={t('costCurrency')}
          name="costCurrency"
          optional
          maxLength={3}
          value={draft.costCurrency}
          onChange={(costCurrency) => set({ costCurrency: costCurrency.toUpperCase() })}
        />
      </div>
      <TextArea
        label={t('customerImpact')}
        name="customerImpact"
        optional
        rows={2}
        value={draft.customerImpact}
        onChange={(customerImpact) => set({ customerImpact })}
      />
      <TextField
        label={t('costBasis')}
        name="costBasis"
        optional
        value={draft.costBasis}
        onChange={(costBasis) => set({ costBasis })}
      />
    </>
  );
}

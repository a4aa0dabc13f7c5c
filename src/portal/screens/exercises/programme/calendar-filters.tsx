import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { calendarFile, type CalendarFilter } from '../../../api/programme';
import { periodsQuery } from '../../../api/coverage';
import { useSession } from '../../../api/session';
import { Checkbox } from '../../../parts/choice-fields';
import { Glyph } from '../../../parts/glyph';
import { Select } from '../../../parts/select-field';
import { TextField } from '../../../parts/text-fields';
import { useProgrammeCopy } from './programme.copy';

type FilterProps = { filter: CalendarFilter; onChange: (changes: CalendarFilter) => void };
const tierOptions = (['T1', 'T2', 'T3'] as const).map((id) => ({ id, label: id }));

/** What the calendar is asked for; only the year for a vendor, who sees its own. */
export function CalendarFilters({ filter, onChange }: FilterProps) {
  const t = useProgrammeCopy();
  const { membership } = useSession();
  const { data: periods } = useQuery(periodsQuery);
  const [search, setSearch] = useState(filter.search ?? '');
  const years = (periods ?? []).map(({ id, code }) => ({ id, label: code }));
  return (
    <div className="filters">
      <Select
        label={t('year')}
        name="periodId"
        options={years}
        value={filter.periodId ?? ''}
        onChange={(periodId) => onChange({ ...filter, periodId })}
      />
      {membership.vendor === null && (
        <>
          <TextField
            label={t('search')}
            name="search"
            type="search"
            value={search}
            onChange={(words) => {
              setSearch(words);
              onChange({ ...filter, search: words });
            }}
          />
          <Select
            label={t('tier')}
            name="tier"
            options={tierOptions}
            value={filter.tier ?? ''}
            emptyLabel={t('anyTier')}
            onChange={(tier) => onChange({ ...filter, ...(tier === '' ? { tier: undefined } : { tier }) })}
          />
          <Checkbox
            name="lacking"
            value={filter.lacking === 'true'}
            onChange={(on) => onChange({ ...filter, lacking: on ? 'true' : undefined })}
          >
            {t('lacking')}
          </Checkbox>
          <Checkbox
            name="unagreed"
            value={filter.unagreed === 'true'}
            onChange={(on) => onChange({ ...filter, unagreed: on ? 'true' : undefined })}
          >
            {t('unagreed')}
          </Checkbox>
        </>
      )}
      <a className="btn" href={calendarFile(filter)} download="">
        <Glyph name="download" />
        {t('csv')}
      </a>
    </div>
  );
}

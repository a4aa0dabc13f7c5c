import { useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { periodsQuery } from '../../api/coverage';
import { Button } from '../../parts/button';
import { Select } from '../../parts/select-field';
import { Badge } from '../../parts/state-chip';
import { TextField } from '../../parts/text-fields';
import { useDashboardsCopy } from './dashboards.copy';
import { tiers, type BoardProps } from './search';

export function PeriodChoice({ search, onSearch }: BoardProps) {
  const t = useDashboardsCopy();
  const { data: periods = [] } = useQuery(periodsQuery);
  if (periods.length < 2) return null;
  return (
    <Select
      label={t('period')}
      name="period"
      options={periods.map(({ id, code }) => ({ id, label: code }))}
      value={search.periodId ?? ''}
      onChange={(id) => onSearch({ ...search, periodId: id || undefined, page: undefined })}
      emptyLabel={t('today')}
    />
  );
}

export function TierFilter({ search, onSearch }: BoardProps) {
  const t = useDashboardsCopy();
  return (
    <Select
      label={t('tier')}
      name="tier"
      options={tiers.map((id) => ({ id, label: id }))}
      value={search.tier ?? ''}
      onChange={(id) => onSearch({ ...search, tier: id || undefined, page: undefined })}
      emptyLabel={t('allTiers')}
    />
  );
}

export function SeekField({ search, onSearch }: BoardProps) {
  const t = useDashboardsCopy();
  const [words, setWords] = useState(search.seek ?? '');
  const seek = (event: SyntheticEvent) => {
    event.preventDefault();
    onSearch({ ...search, seek: words.trim() || undefined, page: undefined });
  };
  return (
    <form role="search" onSubmit={seek}>
      <TextField label={t('seek')} name="seek" value={words} onChange={setWords} placeholder={t('seekHint')} />
    </form>
  );
}

/** Says that one vendor alone is shown, and leads back to all. */
export function OneVendor({ search, onSearch, name }: BoardProps & { name: string | undefined }) {
  const t = useDashboardsCopy();
  if (search.vendorId === undefined) return null;
  return (
    <div className="row">
      <Badge glyph="eye">{t('oneVendor', { vendor: name ?? '…' })}</Badge>
      <Button small onPress={() => onSearch({ ...search, vendorId: undefined, page: undefined })}>
        {t('allVendors')}
      </Button>
    </div>
  );
}

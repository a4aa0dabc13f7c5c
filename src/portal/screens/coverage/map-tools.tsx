import { useState, type SyntheticEvent } from 'react';
import type { Coverage, MapFilter, Tier } from '../../api/coverage';
import { Button } from '../../parts/button';
import { countText } from '../../parts/format';
import { Segments } from '../../parts/segments';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { useCoverageCopy } from './coverage.copy';
import type { LaneChoice } from './map-lines';

export type MapToolsProps = { coverage: Coverage; map: MapFilter; onMap: (map: MapFilter) => void };

/** The tiers as segments, each with how many vendors it has. */
export function TierChoice({ coverage, map, onMap }: MapToolsProps) {
  const t = useCoverageCopy();
  const names: Record<Tier, string> = { T1: t('tier1'), T2: t('tier2'), T3: t('tier3') };
  const all = coverage.tiers.reduce((sum, { vendors }) => sum + vendors, 0);
  const counted = (tier: string, count: number) => t('tierCount', { tier, count: countText(count) });
  const tiers = coverage.tiers.flatMap(({ tier, vendors }) =>
    tier ? [{ id: tier, label: counted(names[tier], vendors) }] : [],
  );
  return (
    <Segments<Tier | 'all'>
      label={t('tier')}
      options={[{ id: 'all', label: counted(t('allTiers'), all) }, ...tiers]}
      value={map.tier ?? 'all'}
      onChange={(id) => onMap({ ...map, tier: id === 'all' ? undefined : id, page: undefined })}
    />
  );
}

function Seek({ map, onMap }: Omit<MapToolsProps, 'coverage'>) {
  const t = useCoverageCopy();
  const [words, setWords] = useState(map.seek ?? '');
  const seek = (event: SyntheticEvent) => {
    event.preventDefault();
    onMap({ ...map, seek: words.trim() || undefined, page: undefined });
  };
  return (
    <form role="search" onSubmit={seek}>
      <TextField label={t('seekVendor')} name="seek" value={words} onChange={setWords} placeholder={t('seekHint')} />
    </form>
  );
}

function OrderChoice({ map, onMap }: Omit<MapToolsProps, 'coverage'>) {
  const t = useCoverageCopy();
  return (
    <Select
      label={t('order')}
      name="order"
      options={[{ id: 'overdue' as const, label: t('byOverdue') }]}
      value={map.order === 'overdue' ? 'overdue' : ''}
      onChange={(order) => onMap({ ...map, order: order || undefined, page: undefined })}
      emptyLabel={t('byName')}
    />
  );
}

/** Opens or closes all families at once. */
function FamiliesButton({ coverage, map, onMap }: MapToolsProps) {
  const t = useCoverageCopy();
  const anyClosed = coverage.families.some(({ isClosed }) => isClosed);
  const codes = coverage.families.map(({ code }) => code).join(',');
  return (
    <Button onPress={() => onMap({ ...map, closed: anyClosed ? undefined : codes })}>
      {t(anyClosed ? 'openFamilies' : 'closeFamilies')}
    </Button>
  );
}

type LaneProps = { lane: LaneChoice; onLane: (lane: LaneChoice) => void };

/** What stands above the map. Seeking and ordering come with more vendors than one page shows. */
export function MapTools({ coverage, map, onMap, lane, onLane }: MapToolsProps & LaneProps) {
  const t = useCoverageCopy();
  const lanes = coverage.lanes.filter(({ applicable }) => applicable > 0);
  const isLarge = coverage.total > coverage.pageSize || Boolean(map.seek) || map.order === 'overdue';
  return (
    <div className="filters">
      <Select
        label={t('lane')}
        name="lane"
        options={lanes.map((one) => ({ id: one.lane, label: one.laneLabel }))}
        value={lane === 'all' ? '' : lane}
        onChange={(id) => onLane(id === '' ? 'all' : id)}
        emptyLabel={t('anyLane')}
      />
      {isLarge && <OrderChoice map={map} onMap={onMap} />}
      {isLarge && <Seek key={map.seek ?? ''} map={map} onMap={onMap} />}
      {coverage.vendors.length > 0 && <FamiliesButton coverage={coverage} map={map} onMap={onMap} />}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { vendorNamesQuery } from '../../api/people';
import type { TrailFilter } from '../../api/trail';
import { Button } from '../../parts/button';
import { Select } from '../../parts/select-field';
import { Badge } from '../../parts/state-chip';
import { DateField } from '../../parts/text-fields';
import { useTrailCopy } from './trail.copy';

const areas = [
  'session.',
  'person.',
  'membership.',
  'vendor',
  'service.',
  'scope',
  'objective',
  'period.',
  'obligation',
  'upload.',
  'evidence.',
  'plan',
  'exercise.',
  'submission.',
  'review.',
  'query.',
  'finding.',
  'authority',
  'attestation.',
  'packet.',
  'disruption',
  'assurance',
  'exception',
  'question',
  'answer',
  'impact',
  'dependency',
  'sub-outsourcer',
  'alternate-place',
  'run',
  'programme',
  'change-confirmation',
  'none-occurred',
  'draft',
  'own-evaluation',
  'import',
  'email',
  'trail.',
] as const;
type Area = (typeof areas)[number];

type Props = { filter: TrailFilter; onChange: (filter: TrailFilter) => void };

/* filters without a field of their own, and the way out of all of them */
function Narrowed({ filter, onClear }: { filter: TrailFilter; onClear: () => void }) {
  const t = useTrailCopy();
  if (Object.values(filter).every((value) => !value)) return null;
  return (
    <div className="row">
      {filter.actorId && <Badge tone="info">{t('onlyPerson')}</Badge>}
      {filter.subjectId && <Badge tone="info">{t('onlySubject')}</Badge>}
      <Button small look="quiet" glyph="cross" onPress={onClear}>
        {t('clear')}
      </Button>
    </div>
  );
}

/** What of the trail is shown; every choice stands in the address. */
export function TrailFilters({ filter, onChange }: Props) {
  const t = useTrailCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { deed = '', vendorId = '', from = '', to = '' } = filter;
  const set = (part: TrailFilter) => onChange({ ...filter, ...part });
  return (
    <div className="stack">
      <div className="filters">
        <Select
          label={t('filterWhat')}
          name="deed"
          options={areas.map((id) => ({ id, label: t(`area.${id}`) }))}
          value={deed as Area | ''}
          onChange={(id) => set({ deed: id || undefined })}
          emptyLabel={t('everything')}
        />
        <Select
          label={t('vendor')}
          name="vendorId"
          options={vendors}
          value={vendorId}
          onChange={(id) => set({ vendorId: id || undefined })}
          emptyLabel={t('allVendors')}
        />
        <DateField
          label={t('from')}
          name="from"
          value={from}
          onChange={(day) => set({ from: day || undefined })}
          max={filter.to}
        />
        <DateField
          label={t('to')}
          name="to"
          value={to}
          onChange={(day) => set({ to: day || undefined })}
          min={filter.from}
        />
      </div>
      <Narrowed filter={filter} onClear={() => onChange({})} />
    </div>
  );
}

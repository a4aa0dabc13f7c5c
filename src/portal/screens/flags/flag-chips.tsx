import type { CellFlag, FlagName, RaisedFlag } from '../../api/flags';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { useFlagsCopy } from './flags.copy';
import './flags.css';

export const FLAGS: readonly FlagName[] = ['overdue', 'contradicted', 'stale', 'out_of_period', 'expiring'];
const SHOWN = 2;

/** Flags by name with their reasons: what is said twice is said once. */
export function groupedFlags(flags: readonly RaisedFlag[]): Pick<CellFlag, 'flag' | 'reasons'>[] {
  const names = FLAGS.filter((name) => flags.some(({ flag }) => flag === name));
  return names.map((flag) => ({
    flag,
    reasons: [...new Set(flags.filter((one) => one.flag === flag).map(({ reason }) => reason))],
  }));
}

type Grouped = Pick<CellFlag, 'flag' | 'reasons'> & { count?: number };

type ShownFlags = { flags: readonly Grouped[]; except?: FlagName };

/** A chip for each flag, beside the state of a row; `except` names what the row says already. */
export function FlagChips({ flags, except }: ShownFlags) {
  return flags.filter(({ flag }) => flag !== except).map(({ flag }) => <StateChip key={flag} state={flag} />);
}

/** Why, in one line for each flag, below the name of a row. */
export function FlagReasons({ flags, except }: ShownFlags) {
  const t = useFlagsCopy();
  return flags
    .filter(({ flag }) => flag !== except)
    .map(({ flag, reasons }) => (
      <span key={flag} className="sub">
        {lookOf(flag).word}: {reasons[0]}
        {reasons.length > 1 && ` ${t('more', { count: reasons.length - 1 })}`}
      </span>
    ));
}

/** Flags with counts and reasons, in the card of a cell. */
export function FlagList({ flags, except }: ShownFlags) {
  const t = useFlagsCopy();
  const shown = flags.filter(({ flag }) => flag !== except);
  if (shown.length === 0) return null;
  return (
    <ul className="flag-list">
      {shown.map(({ flag, reasons, count }) => (
        <li key={flag}>
          <StateChip state={flag} {...(count !== undefined && { word: `${lookOf(flag).word}: ${count}` })} />
          {reasons.slice(0, SHOWN).map((reason) => (
            <span key={reason} className="sub">
              {reason}
            </span>
          ))}
          {reasons.length > SHOWN && <span className="sub">{t('more', { count: reasons.length - SHOWN })}</span>}
        </li>
      ))}
    </ul>
  );
}

const places: Partial<Record<RaisedFlag['subject'], string>> = {
  plan_version: '/plan-versions',
  exercise: '/exercises',
  evidence: '/evidence',
  question: '/questionnaires',
  exception: '/exceptions',
};

const placeOf = ({ subject, subjectId }: RaisedFlag): string | null => {
  const place = places[subject];
  return place === undefined ? null : `${place}/${subjectId}`;
};

/** Every flag of one obligation with its reason and the way to what it speaks of. */
export function FlagsCard({ flags }: { flags: readonly RaisedFlag[] | undefined }) {
  const t = useFlagsCopy();
  if (flags === undefined || flags.length === 0) return null;
  return (
    <Card title={t('title')} lede={t('lede')}>
      <ul className="stack-tight">
        {flags.map((one) => {
          const place = placeOf(one);
          return (
            <li key={one.flag + one.subjectId + one.reason} className="row">
              <StateChip state={one.flag} />
              <span>{one.reason}</span>
              {place && <AppLink to={place}>{t('look')}</AppLink>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function FlagSelect({ value, onChange }: { value: FlagName | ''; onChange: (flag: FlagName | '') => void }) {
  const t = useFlagsCopy();
  return (
    <Select
      label={t('filter')}
      name="flag"
      options={FLAGS.map((id) => ({ id, label: lookOf(id).word }))}
      value={value}
      onChange={onChange}
      emptyLabel={t('any')}
    />
  );
}

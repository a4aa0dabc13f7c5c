import { useQuery } from '@tanstack/react-query';
import { retestsQuery } from '../../../api/exercises';
import { findingQuery } from '../../../api/findings';
import { AppLink } from '../../../parts/app-link';
import { DateText } from '../../../parts/measures';
import { Card } from '../../../parts/card';
import { StateChip } from '../../../parts/state-chip';
import { useProgrammeCopy } from './programme.copy';
import './programme.css';

/** The exercises that are to show a finding fixed, on the finding itself. */
export function RetestsOfFinding({ findingId }: { findingId: string }) {
  const t = useProgrammeCopy();
  const { data } = useQuery(retestsQuery(findingId));
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('retestsOfFinding')}>
      <ul className="cal-list">
        {data.items.map(({ id, ref, title, day, state, outcome }) => (
          <li key={id} className="spread">
            <span>
              <AppLink to={`/exercises/${id}`}>{`${ref} ${title}`}</AppLink>
              <span className="sub">
                <DateText short date={day} />
              </span>
            </span>
            <StateChip state={outcome ?? state} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The finding that an exercise is to show fixed, by its reference. */
export function RetestedFinding({ findingId }: { findingId: string }) {
  const t = useProgrammeCopy();
  const { data } = useQuery(findingQuery(findingId));
  return (
    <p>
      {t('retestFor')}{' '}
      <AppLink to={`/findings/${findingId}`}>{data ? `${data.ref} ${data.title}` : t('theFinding')}</AppLink>
    </p>
  );
}

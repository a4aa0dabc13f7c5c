import { useQuery } from '@tanstack/react-query';
import { questionSetsQuery, type SetSummary } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { setLook, setStanding } from './set-look';

function Line({ row, name }: { row: SetSummary; name: string }) {
  const t = useQuestionnaireCopy();
  const waits = row.openQueries + row.returned;
  const said = [
    t('progressOf', { answered: row.answered, asked: row.asked }),
    waits > 0 && t('waits', { count: waits }),
    t('dueOn', { date: shortDateText(row.dueOn) }),
  ];
  return (
    <li className="stack-tight">
      <div className="spread">
        <AppLink to={`/questionnaires/${row.id}`}>{name}</AppLink>
        {row.overdue ? (
          <StateChip state="overdue" />
        ) : (
          <StateChip state={setLook(setStanding(row))} word={t(`set.${setStanding(row)}`)} />
        )}
      </div>
      <span className="muted sm">{said.filter(Boolean).join(' · ')}</span>
    </li>
  );
}

/** Question sets that wait: for the vendor's people those to answer, for a reviewer those to read. */
export function SetsCard({ side }: { side: 'vendor' | 'reviewer' }) {
  const t = useQuestionnaireCopy();
  const may = useMay();
  const filter = side === 'reviewer' ? { state: 'submitted' as const } : {};
  const { data } = useQuery({ ...questionSetsQuery(filter), enabled: may('questionnaires.read') });
  const waiting = (data?.items ?? []).filter(
    ({ state, periodLocked }) => !periodLocked && (side === 'vendor' ? state !== 'reviewed' : state === 'submitted'),
  );
  if (waiting.length === 0) return null;
  return (
    <Card
      title={t(side === 'vendor' ? 'title' : 'toReview')}
      aside={side === 'reviewer' && <AppLink to="/questionnaires">{t('allSets')}</AppLink>}
    >
      <ul className="stack">
        {waiting.slice(0, 8).map((row) => (
          <Line
            key={row.id}
            row={row}
            name={side === 'vendor' ? `${t('title')} ${row.periodCode}` : `${row.vendorName}, ${row.periodCode}`}
          />
        ))}
      </ul>
    </Card>
  );
}

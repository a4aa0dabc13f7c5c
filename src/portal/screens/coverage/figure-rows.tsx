import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { obligationRowsQuery, type Coverage, type LaneFigures } from '../../api/coverage';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Loading, ProblemNote } from '../../parts/notes';
import { useCoverageCopy } from './coverage.copy';
import type { Figure } from './lanes';
import { ObligationRows } from './obligation-rows';

const idsOf = (of: LaneFigures, figure: Figure): readonly string[] => {
  if (figure === 'met') return of.metObligationIds;
  return figure === 'waiting' ? of.waiting.obligationIds : of.overdue.obligationIds;
};

type FigureRowsProps = { coverage: Coverage; of: LaneFigures; figure: Figure; back: string };

/** The obligations that a key figure counts. */
export function FigureRows({ coverage, of, figure, back }: FigureRowsProps) {
  const t = useCoverageCopy();
  const place = useRef<HTMLDivElement>(null);
  const query = useQuery(obligationRowsQuery({ periodId: coverage.period?.id }));
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, [of.lane, figure]);
  const ids = new Set(idsOf(of, figure));
  const title = t('rows', { figure: t(figure), lane: of.laneLabel });
  return (
    <div ref={place} tabIndex={-1}>
      <Card
        title={title}
        aside={
          <ButtonLink small to={back}>
            {t('closeRows')}
          </ButtonLink>
        }
      >
        <ProblemNote problem={query.error} />
        {query.isPending && <Loading />}
        {query.data && <ObligationRows caption={title} rows={query.data.filter(({ id }) => ids.has(id))} />}
      </Card>
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { csvOfReport, figureRowsQuery, type Figure, type LaneFigures, type ReportFilter } from '../../api/coverage';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { PagedTable } from '../../parts/paged-table';
import { useCoverageCopy } from './coverage.copy';
import { useRowColumns } from './row-columns';

const SHOWN = 15;

type FigureRowsProps = { of: LaneFigures; figure: Figure; filter: ReportFilter; back: string };

/** The obligations that a key figure counts, a page at a time. */
export function FigureRows({ of, figure, filter, back }: FigureRowsProps) {
  const t = useCoverageCopy();
  const place = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(1);
  const asked = { ...filter, figure, lane: of.lane };
  const { data, error, isPending } = useQuery(figureRowsQuery({ ...asked, page, pageSize: SHOWN }));
  const columns = useRowColumns();
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, [of.lane, figure]);
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
        <ProblemNote problem={error} />
        {isPending && <Loading />}
        {data && (
          <PagedTable
            caption={title}
            columns={columns}
            rows={data.items}
            rowKey={(row) => row.obligationId}
            empty={<EmptyState title={t('noRows')}>{t('noRowsHelp')}</EmptyState>}
            csv={csvOfReport('/rows', asked)}
            page={data.page}
            pageSize={data.pageSize}
            total={data.total}
            onPage={setPage}
          />
        )}
      </Card>
    </div>
  );
}

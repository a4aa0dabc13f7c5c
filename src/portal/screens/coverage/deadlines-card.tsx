import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { csvOfReport, deadlinesQuery, type DeadlineRow, type ReportFilter } from '../../api/coverage';
import type { FlagName } from '../../api/flags';
import { Card } from '../../parts/card';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { FlagSelect } from '../flags/flag-chips';
import { useCoverageCopy } from './coverage.copy';
import { useRowColumns } from './row-columns';

const SHOWN = 10;

type DeadlinesProps = { filter: ReportFilter; first?: 'overdue' | 'due_soon' | undefined };

/** What is overdue and what is due next, with the rule behind each date. */
export function DeadlinesCard({ filter, first }: DeadlinesProps) {
  const t = useCoverageCopy();
  const [page, setPage] = useState(1);
  const [only, setOnly] = useState<'overdue' | 'due_soon' | ''>(first ?? '');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (first) place.current?.scrollIntoView({ block: 'start' });
  }, [first]);
  const [flag, setFlag] = useState<FlagName | ''>('');
  const columns = useRowColumns<DeadlineRow>();
  const asked = { ...filter, state: only || undefined, flag: flag || undefined };
  const { data, error, isPending } = useQuery(deadlinesQuery({ ...asked, page, pageSize: SHOWN }));
  const narrowed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(1);
    };
  return (
    <div ref={place}>
      <Card title={t('deadlines')} lede={t('deadlinesLede')}>
        <ProblemNote problem={error} />
        {isPending && <Loading />}
        {data && (
          <PagedTable
            caption={t('deadlines')}
            columns={columns}
            rows={data.items}
            rowKey={(row) => row.obligationId}
            csv={csvOfReport('/deadlines', asked)}
            empty={<EmptyState title={t('noDeadlines')}>{t('noDeadlinesHelp')}</EmptyState>}
            page={data.page}
            pageSize={data.pageSize}
            total={data.total}
            onPage={setPage}
            filters={
              <>
                <Select
                  label={t('deadlineState')}
                  name="deadline"
                  options={[
                    { id: 'overdue', label: t('onlyOverdue') },
                    { id: 'due_soon', label: t('onlySoon') },
                  ]}
                  value={only}
                  onChange={narrowed(setOnly)}
                  emptyLabel={t('anyState')}
                />
                <FlagSelect value={flag} onChange={narrowed(setFlag)} />
              </>
            }
          />
        )}
      </Card>
    </div>
  );
}

import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { outcomeQuery, type NamedLoss, type OutcomeFilter } from '../../api/loss';
import { useMay } from '../../api/session';
import { Page } from '../../parts/page';
import { useConcentrationCopy } from './concentration.copy';
import { KeptCard } from './kept-card';
import { Outcome } from './outcome';
import { PairedCard } from './paired-card';
import { Picker } from './picker';
import { SharedCard } from './shared-card';

export type ConcentrationSearch = OutcomeFilter & { lost?: string[] | undefined; page?: number | undefined };
type Props = { search: ConcentrationSearch; onSearch: (search: ConcentrationSearch) => void };

const NONE: string[] = [];
const NO_NAMES: NamedLoss[] = [];

function Boards({ onLose }: { onLose: (key: string) => void }) {
  return (
    <>
      <SharedCard onLose={onLose} />
      <PairedCard />
      <KeptCard />
    </>
  );
}

const useNames = (lost: string[]): readonly NamedLoss[] => {
  const { data } = useQuery({ ...outcomeQuery(lost, {}, 0), enabled: lost.length > 0 });
  return data?.losses ?? NO_NAMES;
};

/** What many services rest on, and what would be left if it were lost. */
export function ConcentrationScreen({ search, onSearch }: Props) {
  const t = useConcentrationCopy();
  const sees = useMay()('coverage.read');
  const { lost = NONE, page = 0, ...filter } = search;
  const names = useNames(lost);
  const lose = useCallback((next: string[]) => onSearch({ lost: next }), [onSearch]);
  const add = useCallback((key: string) => lose([...lost.filter((one) => one !== key), key]), [lose, lost]);
  return (
    <Page title={t(sees ? 'title' : 'titleVendor')} lede={t(sees ? 'lede' : 'ledeVendor')}>
      <Picker losses={names} lost={lost} onLost={lose} isVendor={!sees} />
      {lost.length > 0 && (
        <Outcome
          lost={lost}
          filter={filter}
          page={page}
          onFilter={(next) => onSearch({ lost, ...next })}
          onPage={(next) => onSearch({ lost, ...filter, page: next })}
        />
      )}
      {sees && <Boards onLose={add} />}
    </Page>
  );
}

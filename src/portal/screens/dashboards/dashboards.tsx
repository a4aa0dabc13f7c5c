import { lazy, Suspense, type ComponentType } from 'react';
import { useMay } from '../../api/session';
import { Loading } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { useDashboardsCopy } from './dashboards.copy';
import { views, type BoardProps, type View } from './search';

const Quarters = lazy(() => import('./quarters').then((m) => ({ default: m.QuartersBoard })));
const Recovery = lazy(() => import('./recovery').then((m) => ({ default: m.RecoveryBoard })));
const Findings = lazy(() => import('./ageing').then((m) => ({ default: m.AgeingBoard })));
const Vendors = lazy(() => import('./comparison').then((m) => ({ default: m.ComparisonBoard })));

const boards: Record<View, ComponentType<BoardProps>> = {
  quarters: Quarters,
  recovery: Recovery,
  findings: Findings,
  vendors: Vendors,
};

/** How well recovery is proven: four views, each kept in the address with what it is asked for. */
export function DashboardsScreen({ search, onSearch }: BoardProps) {
  const t = useDashboardsCopy();
  const may = useMay();
  const open = views.filter((view) => view !== 'vendors' || may('coverage.read'));
  const { periodId, tier, vendorId } = search;
  return (
    <Page title={t('title')} lede={t('lede')}>
      <Tabs
        label={t('views')}
        value={search.view ?? 'quarters'}
        onChange={(id) => onSearch({ view: open.find((view) => view === id), periodId, tier, vendorId })}
        items={open.map((view) => {
          const Board = boards[view];
          return {
            id: view,
            label: t(view),
            content: (
              <Suspense fallback={<Loading />}>
                <Board search={search} onSearch={onSearch} />
              </Suspense>
            ),
          };
        })}
      />
    </Page>
  );
}

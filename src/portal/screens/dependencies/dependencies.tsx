import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { requestsQuery } from '../../api/dependencies';
import { useMay, useSession } from '../../api/session';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { AssumptionsTab } from './assumptions-tab';
import { ConflictsTab } from './conflicts-tab';
import { DataTab } from './data-tab';
import { useDependenciesCopy } from './dependencies.copy';
import { RegisterTab } from './register-tab';
import { AskedTab, RequestsTab } from './requests-tab';
import { SharedTab } from './shared-tab';
import { SubOutsourcersCard } from './sub-outsourcers';

export type DependenciesSearch = { tab?: string | undefined };
type Tab = { id: string; count?: number; content: ReactNode };

/** What services rest on: a vendor's own register, or those of all vendors with what they share. */
export function DependenciesScreen({ search, onTab }: { search: DependenciesSearch; onTab: (tab: string) => void }) {
  const t = useDependenciesCopy();
  const { vendorId } = useSession();
  const seesShared = useMay()('coverage.read');
  const { data: requests } = useQuery(requestsQuery);
  const open = requests?.items.filter(({ state }) => state === 'open').length ?? 0;
  const forVendor = (id: string): Tab[] => [
    { id: 'asked', ...(open > 0 ? { count: open } : {}), content: <AskedTab /> },
    { id: 'sub', content: <SubOutsourcersCard vendorId={id} /> },
    { id: 'assumptions', content: <AssumptionsTab vendorId={id} /> },
    { id: 'data', content: <DataTab vendorId={id} /> },
  ];
  const forStaff: Tab[] = [
    { id: 'sub', content: <SubOutsourcersCard /> },
    { id: 'assumptions', content: <AssumptionsTab /> },
    ...(seesShared ? [{ id: 'shared', content: <SharedTab /> }] : []),
    { id: 'requests', ...(open > 0 ? { count: open } : {}), content: <RequestsTab /> },
  ];
  const tabs: Tab[] = [
    { id: 'register', content: <RegisterTab /> },
    { id: 'conflicts', content: <ConflictsTab /> },
    ...(vendorId === null ? forStaff : forVendor(vendorId)),
  ];
  return (
    <Page title={t('title')} lede={t(vendorId === null ? 'ledeStaff' : 'ledeVendor')}>
      <Tabs
        label={t('tabs')}
        items={tabs.map((tab) => ({ ...tab, label: t(`tab.${tab.id}` as 'tab.register') }))}
        value={search.tab ?? 'register'}
        onChange={onTab}
      />
    </Page>
  );
}

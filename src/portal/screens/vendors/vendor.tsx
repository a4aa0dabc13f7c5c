import type { ReactNode } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMay, type Permission } from '../../api/session';
import { vendorQuery } from '../../api/vendors';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Tabs } from '../../parts/tabs';
import { useAssuranceCopy } from '../assurance/assurance.copy';
import { VendorReports } from '../assurance/vendor-reports';
import { VendorDependencies } from '../dependencies/vendor-dependencies';
import { ObligationsTab } from './obligations-tab';
import { OverviewTab } from './overview-tab';
import { PeopleTab } from './people-tab';
import { PlacesTab } from './places-tab';
import { EvidenceTab, ExercisesTab, PlansTab } from './proof-lists';
import { AttestationsTab, FindingsTab, PacketsTab } from './read-lists';
import { ServicesTab } from './services-tab';
import { useVendorsCopy } from './vendors.copy';

export type VendorSearch = {
  tab?: string | undefined;
  periodId?: string | undefined;
  requirement?: string | undefined;
  obligation?: string | undefined;
};
type VendorProps = { id: string; search: VendorSearch; onTab: (tab: string) => void };

/** One vendor: what it does, who acts for it, what is asked of it, and what it brought. */
export function VendorScreen({ id, search, onTab }: VendorProps) {
  const t = useVendorsCopy();
  const words = useAssuranceCopy();
  const may = useMay();
  const { data: vendor } = useSuspenseQuery(vendorQuery(id));
  const tabs = [
    { id: 'overview', needs: 'vendors.read', content: <OverviewTab vendor={vendor} /> },
    { id: 'services', needs: 'services.read', content: <ServicesTab vendorId={id} /> },
    { id: 'places', needs: 'services.read', content: <PlacesTab vendorId={id} /> },
    { id: 'dependencies', needs: 'services.read', content: <VendorDependencies vendorId={id} /> },
    { id: 'people', needs: 'people.read', and: 'attestations.read', content: <PeopleTab vendor={vendor} /> },
    {
      id: 'obligations',
      needs: 'obligations.read',
      content: <ObligationsTab key={search.requirement ?? ''} vendorId={id} sought={search} />,
    },
    { id: 'plans', needs: 'plans.read', content: <PlansTab vendorId={id} /> },
    { id: 'exercises', needs: 'exercises.read', content: <ExercisesTab vendorId={id} /> },
    { id: 'evidence', needs: 'evidence.read', content: <EvidenceTab vendorId={id} obligation={search.obligation} /> },
    { id: 'reports', needs: 'assurance.read', content: <VendorReports vendorId={id} /> },
    { id: 'attestations', needs: 'attestations.read', content: <AttestationsTab vendorId={id} /> },
    { id: 'findings', needs: 'findings.read', content: <FindingsTab vendorId={id} /> },
    { id: 'packets', needs: 'packets.read', content: <PacketsTab vendorId={id} /> },
  ] as const satisfies readonly { id: string; needs: Permission; and?: Permission; content: ReactNode }[];
  return (
    <Page
      title={vendor.name}
      lede={`${vendor.ref}, ${vendor.legalName}`}
      crumbs={[{ label: t('title'), to: '/vendors' }]}
      state={<StateChip state={vendor.state} />}
    >
      <Tabs
        label={t('tabs')}
        items={tabs
          .filter((tab) => may(tab.needs) && (!('and' in tab) || may(tab.and)))
          .map((tab) => ({
            id: tab.id,
            label: tab.id === 'reports' ? words('title') : t(`tab.${tab.id}`),
            content: tab.content,
          }))}
        value={search.tab ?? 'overview'}
        onChange={onTab}
      />
    </Page>
  );
}

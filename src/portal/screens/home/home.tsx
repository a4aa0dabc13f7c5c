import { lazy, Suspense, type ComponentType } from 'react';
import { useSession, type Role } from '../../api/session';
import { Loading } from '../../parts/notes';

const VendorHome = lazy(() => import('./vendor-home').then((m) => ({ default: m.VendorHome })));
const OfficerHome = lazy(() => import('./officer-home').then((m) => ({ default: m.OfficerHome })));
const AuditorHome = lazy(() => import('./auditor-home').then((m) => ({ default: m.AuditorHome })));
const AdministratorHome = lazy(() => import('./administrator-home').then((m) => ({ default: m.AdministratorHome })));

const homes: Record<Role, ComponentType> = {
  vendor_contributor: VendorHome,
  vendor_attestor: VendorHome,
  relationship_owner: OfficerHome,
  compliance_officer: OfficerHome,
  second_line_approver: OfficerHome,
  sox_office: OfficerHome,
  executive: OfficerHome,
  external_auditor: AuditorHome,
  administrator: AdministratorHome,
};

/** Where everybody starts; each role has its own. */
export function HomeScreen() {
  const Home = homes[useSession().membership.role];
  return (
    <Suspense fallback={<Loading />}>
      <Home />
    </Suspense>
  );
}

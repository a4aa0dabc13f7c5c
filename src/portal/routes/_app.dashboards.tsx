import { createFileRoute } from '@tanstack/react-router';
import { DashboardsScreen } from '../screens/dashboards/dashboards';
import { searchOf } from '../screens/dashboards/search';

function DashboardsPage() {
  const navigate = Route.useNavigate();
  const search = Route.useSearch();
  return <DashboardsScreen search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />;
}

export const Route = createFileRoute('/_app/dashboards')({
  validateSearch: searchOf,
  component: DashboardsPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { dependenciesQuery } from '../api/dependencies';
import { DependenciesScreen, type DependenciesSearch } from '../screens/dependencies/dependencies';

function DependenciesPage() {
  const navigate = Route.useNavigate();
  const show = (tab: string) => void navigate({ search: { tab }, replace: true, resetScroll: false });
  return <DependenciesScreen search={Route.useSearch()} onTab={show} />;
}

export const Route = createFileRoute('/_app/dependencies/')({
  validateSearch: (search: Record<string, unknown>): DependenciesSearch => ({
    tab: typeof search['tab'] === 'string' ? search['tab'] : undefined,
  }),
  loader: ({ context }) => context.queryClient.query(dependenciesQuery({})),
  component: DependenciesPage,
});

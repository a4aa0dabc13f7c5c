import { createFileRoute } from '@tanstack/react-router';
import { obligationsQuery, type ObligationFilter } from '../api/obligations';
import { RequirementsScreen } from '../screens/requirements/requirements';

function RequirementsPage() {
  return <RequirementsScreen filter={Route.useSearch()} />;
}

const names = ['vendorId', 'periodId', 'serviceId'] as const;

export const Route = createFileRoute('/_app/requirements/')({
  validateSearch: (search: Record<string, unknown>): ObligationFilter =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(obligationsQuery(deps)),
  component: RequirementsPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { obligationsQuery, type ObligationFilter } from '../api/obligations';
import { narrowingOf, type RequirementsSearch } from '../screens/requirements/requirement-search';
import { RequirementsScreen } from '../screens/requirements/requirements';

function RequirementsPage() {
  const { standing, lane, ...filter } = Route.useSearch();
  return <RequirementsScreen key={`${standing ?? ''} ${lane ?? ''}`} filter={filter} narrowing={{ standing, lane }} />;
}

const names = ['vendorId', 'periodId', 'serviceId'] as const;

const filterOf = (search: Record<string, unknown>): ObligationFilter =>
  Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])));

export const Route = createFileRoute('/_app/requirements/')({
  validateSearch: (search: Record<string, unknown>): ObligationFilter & RequirementsSearch => ({
    ...filterOf(search),
    ...narrowingOf(search),
  }),
  loaderDeps: ({ search }) => filterOf(search),
  loader: ({ context, deps }) => context.queryClient.query(obligationsQuery(deps)),
  component: RequirementsPage,
});

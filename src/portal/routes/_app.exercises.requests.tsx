import { createFileRoute } from '@tanstack/react-router';
import { deferralsQuery, type DeferralFilter } from '../api/programme';
import { RequestsScreen } from '../screens/exercises/programme/requests';

const states = ['requested', 'approved', 'refused', 'withdrawn', 'not_needed'] as const;

function RequestsPage() {
  return <RequestsScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/exercises/requests')({
  validateSearch: ({ state }: Record<string, unknown>): DeferralFilter => {
    const known = states.find((one) => one === state);
    return known ? { state: known } : {};
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(deferralsQuery(deps)),
  component: RequestsPage,
});

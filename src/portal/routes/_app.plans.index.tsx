import { createFileRoute } from '@tanstack/react-router';
import { plansQuery } from '../api/plans';
import { PlansScreen } from '../screens/plans/plans';

function PlansPage() {
  return <PlansScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/plans/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): { vendorId?: string } =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(plansQuery(deps)),
  component: PlansPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { disruptionsQuery } from '../api/disruptions';
import { DisruptionsScreen } from '../screens/disruptions/disruptions';

function DisruptionsPage() {
  return <DisruptionsScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/disruptions/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): { vendorId?: string } =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(disruptionsQuery(deps)),
  component: DisruptionsPage,
});

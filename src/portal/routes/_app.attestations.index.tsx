import { createFileRoute } from '@tanstack/react-router';
import { attestationsQuery, type AttestationFilter } from '../api/attestations';
import { AttestationsScreen } from '../screens/attestation/attestations';

function AttestationsPage() {
  return <AttestationsScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/attestations/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): AttestationFilter =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(attestationsQuery(deps)),
  component: AttestationsPage,
});

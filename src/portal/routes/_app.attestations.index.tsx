import { createFileRoute } from '@tanstack/react-router';
import { attestationsQuery, type AttestationFilter } from '../api/attestations';
import { confirmationsQuery } from '../api/confirmations';
import { AttestationsScreen } from '../screens/attestation/attestations';

function AttestationsPage() {
  return <AttestationsScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/attestations/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): AttestationFilter =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    Promise.all([
      queryClient.query(attestationsQuery(deps)),
      queryClient.query(confirmationsQuery(deps.vendorId === undefined ? {} : { vendorId: deps.vendorId })),
    ]),
  component: AttestationsPage,
});

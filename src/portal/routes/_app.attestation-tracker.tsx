import { createFileRoute } from '@tanstack/react-router';
import { periodsQuery } from '../api/coverage';
import { signedAttestationQuery, trackerQuery } from '../api/tracker';
import { AttestationDetailScreen } from '../screens/tracker/attestation-detail';
import { TrackerScreen, type TrackerSearch } from '../screens/tracker/tracker';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function TrackerPage() {
  const navigate = Route.useNavigate();
  const search = Route.useSearch();
  if (search.attestation) return <AttestationDetailScreen key={search.attestation} id={search.attestation} />;
  return <TrackerScreen search={search} onSearch={(next) => void navigate({ search: next })} />;
}

export const Route = createFileRoute('/_app/attestation-tracker')({
  validateSearch: (search: Record<string, unknown>): TrackerSearch => ({
    periodId: textOf(search['periodId']),
    state: textOf(search['state']),
    attestation: textOf(search['attestation']),
  }),
  loaderDeps: ({ search: { periodId, attestation } }) => ({ periodId, attestation }),
  loader: async ({ context: { queryClient }, deps: { periodId, attestation } }) => {
    if (attestation) await queryClient.query(signedAttestationQuery(attestation));
    else await Promise.all([queryClient.query(trackerQuery(periodId)), queryClient.query(periodsQuery)]);
  },
  component: TrackerPage,
});

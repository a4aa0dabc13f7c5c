import { createFileRoute } from '@tanstack/react-router';
import { periodsQuery } from '../api/coverage';
import { signedAttestationQuery, trackerQuery } from '../api/tracker';
import { AttestationDetailScreen } from '../screens/tracker/attestation-detail';
import { TrackerScreen, type TrackerSearch } from '../screens/tracker/tracker';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const states = [
  ...(['not_scheduled', 'open', 'in_preparation', 'ready', 'overdue', 'signed'] as const),
  ...(['accepted', 'returned', 'declined', 'withdrawn', 'lapsed'] as const),
];
const stateOf = (value: unknown) => states.find((state) => state === value);

function TrackerPage() {
  const navigate = Route.useNavigate();
  const search = Route.useSearch();
  if (search.attestation) return <AttestationDetailScreen key={search.attestation} id={search.attestation} />;
  const { periodId = '', state = '' } = search;
  return (
    <TrackerScreen key={`${periodId} ${state}`} search={search} onSearch={(next) => void navigate({ search: next })} />
  );
}

export const Route = createFileRoute('/_app/attestation-tracker')({
  validateSearch: (search: Record<string, unknown>): TrackerSearch => ({
    periodId: textOf(search['periodId']),
    state: stateOf(search['state']),
    attestation: textOf(search['attestation']),
  }),
  loaderDeps: ({ search: { periodId, state, attestation } }) => ({ periodId, state, attestation }),
  loader: async ({ context: { queryClient }, deps: { periodId, state, attestation } }) => {
    if (attestation) await queryClient.query(signedAttestationQuery(attestation));
    else await Promise.all([queryClient.query(trackerQuery({ periodId, state })), queryClient.query(periodsQuery)]);
  },
  component: TrackerPage,
});

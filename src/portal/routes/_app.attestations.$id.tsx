import { createFileRoute } from '@tanstack/react-router';
import { attestationQuery } from '../api/attestations';
import { AttestationScreen } from '../screens/attestation/attestation';

function AttestationPage() {
  const { id } = Route.useParams();
  return <AttestationScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/attestations/$id')({
  loader: ({ context, params }) => context.queryClient.query(attestationQuery(params.id)),
  component: AttestationPage,
});

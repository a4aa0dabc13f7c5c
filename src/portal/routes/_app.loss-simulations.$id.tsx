import { createFileRoute } from '@tanstack/react-router';
import { keptOneQuery } from '../api/loss';
import { KeptRunScreen } from '../screens/concentration/kept-run';

function KeptRunPage() {
  const { id } = Route.useParams();
  return <KeptRunScreen id={id} />;
}

export const Route = createFileRoute('/_app/loss-simulations/$id')({
  loader: ({ context, params }) => context.queryClient.query(keptOneQuery(params.id)),
  component: KeptRunPage,
});

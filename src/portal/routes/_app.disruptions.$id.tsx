import { createFileRoute } from '@tanstack/react-router';
import { disruptionQuery } from '../api/disruptions';
import { DisruptionScreen } from '../screens/disruptions/disruption';

function DisruptionPage() {
  const { id } = Route.useParams();
  return <DisruptionScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/disruptions/$id')({
  loader: ({ context, params }) => context.queryClient.query(disruptionQuery(params.id)),
  component: DisruptionPage,
});

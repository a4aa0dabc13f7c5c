import { createFileRoute } from '@tanstack/react-router';
import { sampleQuery } from '../api/requests';
import { SampleScreen } from '../screens/populations/sample';

function Page() {
  const { id } = Route.useParams();
  return <SampleScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/samples/$id')({
  loader: ({ context, params }) => context.queryClient.query(sampleQuery(params.id)),
  component: Page,
});

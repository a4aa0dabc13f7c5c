import { createFileRoute } from '@tanstack/react-router';
import { disposalQuery } from '../api/retention';
import { DisposalScreen } from '../screens/retention/disposal';

function Page() {
  const { id } = Route.useParams();
  return <DisposalScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/disposals/$id')({
  loader: ({ context, params }) => context.queryClient.query(disposalQuery(params.id)),
  component: Page,
});

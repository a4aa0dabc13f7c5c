import { createFileRoute } from '@tanstack/react-router';
import { requestQuery } from '../api/requests';
import { RequestScreen } from '../screens/requests/request';

function Page() {
  const { id } = Route.useParams();
  return <RequestScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/audit-requests/$id')({
  loader: ({ context, params }) => context.queryClient.query(requestQuery(params.id)),
  component: Page,
});

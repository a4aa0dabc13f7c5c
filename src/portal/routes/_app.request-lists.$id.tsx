import { createFileRoute } from '@tanstack/react-router';
import { requestListQuery } from '../api/requests';
import { RequestListScreen } from '../screens/requests/request-list';

function Page() {
  const { id } = Route.useParams();
  return <RequestListScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/request-lists/$id')({
  loader: ({ context, params }) => context.queryClient.query(requestListQuery(params.id)),
  component: Page,
});

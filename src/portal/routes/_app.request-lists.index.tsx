import { createFileRoute } from '@tanstack/react-router';
import { requestListsQuery } from '../api/requests';
import { RequestListsScreen } from '../screens/requests/request-lists';

export const Route = createFileRoute('/_app/request-lists/')({
  loader: ({ context }) => context.queryClient.query(requestListsQuery()),
  component: RequestListsScreen,
});

import { createFileRoute } from '@tanstack/react-router';
import { ownSessionsQuery } from '../api/session';
import { AccountScreen } from '../screens/account/account';

export const Route = createFileRoute('/_app/account')({
  loader: ({ context }) => context.queryClient.query(ownSessionsQuery),
  component: AccountScreen,
});

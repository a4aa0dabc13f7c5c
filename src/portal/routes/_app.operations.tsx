import { createFileRoute } from '@tanstack/react-router';
import { nightlyRunsQuery } from '../api/operations';
import { OperationsScreen } from '../screens/operations/operations';

export const Route = createFileRoute('/_app/operations')({
  loader: ({ context }) => context.queryClient.query(nightlyRunsQuery),
  component: OperationsScreen,
});

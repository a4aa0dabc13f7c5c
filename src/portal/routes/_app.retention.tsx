import { createFileRoute } from '@tanstack/react-router';
import { retentionQuery } from '../api/retention';
import { RetentionScreen } from '../screens/retention/retention';

export const Route = createFileRoute('/_app/retention')({
  loader: ({ context }) => context.queryClient.query(retentionQuery()),
  component: RetentionScreen,
});

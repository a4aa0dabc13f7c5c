import { createFileRoute } from '@tanstack/react-router';
import { noticesQuery } from '../api/notices';
import { NoticesScreen } from '../screens/notices/notices';

export const Route = createFileRoute('/_app/notices')({
  loader: ({ context }) => context.queryClient.query(noticesQuery),
  component: NoticesScreen,
});

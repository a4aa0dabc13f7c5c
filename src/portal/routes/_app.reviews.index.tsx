import { createFileRoute } from '@tanstack/react-router';
import { queueQuery } from '../api/reviews';
import { QueueScreen } from '../screens/reviews/queue';

export const Route = createFileRoute('/_app/reviews/')({
  loader: ({ context }) => context.queryClient.query(queueQuery()),
  component: QueueScreen,
});

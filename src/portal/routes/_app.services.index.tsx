import { createFileRoute } from '@tanstack/react-router';
import { impactRegisterQuery } from '../api/impact';
import { ServicesScreen } from '../screens/services/services';

export const Route = createFileRoute('/_app/services/')({
  loader: ({ context }) => context.queryClient.query(impactRegisterQuery),
  component: ServicesScreen,
});

import { createFileRoute } from '@tanstack/react-router';
import { populationsQuery } from '../api/requests';
import { PopulationsScreen } from '../screens/populations/populations';

export const Route = createFileRoute('/_app/populations/')({
  loader: ({ context }) => context.queryClient.query(populationsQuery()),
  component: PopulationsScreen,
});

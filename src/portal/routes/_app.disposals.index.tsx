import { createFileRoute } from '@tanstack/react-router';
import { disposalsQuery } from '../api/retention';
import { DisposalsScreen } from '../screens/retention/disposals';

export const Route = createFileRoute('/_app/disposals/')({
  loader: ({ context }) => context.queryClient.query(disposalsQuery()),
  component: DisposalsScreen,
});

import { createFileRoute } from '@tanstack/react-router';
import { alternatesQuery } from '../api/alternates';
import { AlternatesScreen } from '../screens/alternates/alternates';

export const Route = createFileRoute('/_app/alternate-places/')({
  loader: ({ context }) => context.queryClient.query(alternatesQuery()),
  component: AlternatesScreen,
});

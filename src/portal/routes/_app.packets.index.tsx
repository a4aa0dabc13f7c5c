import { createFileRoute } from '@tanstack/react-router';
import { packetsQuery } from '../api/packets';
import { PacketsScreen } from '../screens/packets/packets';

export const Route = createFileRoute('/_app/packets/')({
  loader: ({ context }) => context.queryClient.query(packetsQuery),
  component: PacketsScreen,
});

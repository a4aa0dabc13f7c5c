import { createFileRoute } from '@tanstack/react-router';
import { packetQuery } from '../api/packets';
import { PacketScreen, type PacketTab } from '../screens/packets/packet';

const tabs: PacketTab[] = ['overview', 'exhibits', 'compare', 'read'];

function PacketPage() {
  const { packetId } = Route.useParams();
  const { tab = 'overview' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <PacketScreen
      id={packetId}
      tab={tab}
      onTab={(next) => void navigate({ search: { tab: next === 'overview' ? undefined : next }, replace: true })}
    />
  );
}

export const Route = createFileRoute('/_app/packets/$packetId')({
  validateSearch: (search: Record<string, unknown>): { tab?: PacketTab | undefined } => ({
    tab: tabs.find((tab) => tab === search['tab']),
  }),
  loader: ({ context, params }) => context.queryClient.query(packetQuery(params.packetId)),
  component: PacketPage,
});

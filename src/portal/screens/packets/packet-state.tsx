import type { PacketSummary } from '../../api/packets';
import { StateChip } from '../../parts/state-chip';
import { usePacketsCopy } from './packets.copy';

const looks: Record<PacketSummary['state'], string> = {
  building: 'running',
  failed: 'failed',
  assembled: 'assembled',
  approved: 'running',
  sent_back: 'returned',
  issued: 'issued',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
};

export function PacketState({ state }: { state: PacketSummary['state'] }) {
  const t = usePacketsCopy();
  return <StateChip state={looks[state]} word={t(`state.${state}`)} />;
}

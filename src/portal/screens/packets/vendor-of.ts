import { useQuery } from '@tanstack/react-query';
import { disruptionsQuery } from '../../api/disruptions';
import { packetsQuery } from '../../api/packets';
import { servicesQuery } from '../../api/vendors';
import type { Kind } from './subject-field';

type Owned = { id: string; vendorId: string | null };

/** The vendor behind what a packet is about; null while nothing is chosen, and for kinds across vendors. */
export function useVendorOf(kind: Kind, subject: string | null): string | null {
  const { data: services = [] } = useQuery({ ...servicesQuery(), enabled: kind === 'SP' });
  const { data: events } = useQuery({ ...disruptionsQuery(), enabled: kind === 'IP' });
  const { data: packets } = useQuery({ ...packetsQuery, enabled: kind === 'DP' });
  if (kind === 'VP') return subject;
  const owned: Partial<Record<Kind, readonly Owned[] | undefined>> = {
    ...{ SP: services, IP: events?.items, DP: packets?.items },
  };
  return owned[kind]?.find(({ id }) => id === subject)?.vendorId ?? null;
}

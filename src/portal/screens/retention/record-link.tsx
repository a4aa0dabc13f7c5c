import type { RetainedItem } from '../../api/retention';
import { AppLink } from '../../parts/app-link';

interface Named extends Pick<RetainedItem, 'kind' | 'id' | 'requestId'> {
  label: string;
}

/** Evidence has a page of its own; a file of a request stands on the page of that request. */
export function RecordLink({ kind, id, requestId, label }: Named) {
  return <AppLink to={kind === 'evidence' ? `/evidence/${id}` : `/audit-requests/${requestId ?? ''}`}>{label}</AppLink>;
}

import type { EntityManager } from 'typeorm';
import { heed } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import type { DeliveryKind } from './delivery.entity';
import type { DeliverItem } from './requests.dto';

/** Something that is handed over, with the digest that it has now. */
export interface HandedOver {
  kind: DeliveryKind;
  targetId: string;
  itemVendorId: string | null;
  label: string;
  sha256: string;
  bytes: number;
}

type Found = Omit<HandedOver, 'kind' | 'targetId'> & { disposedUnder?: string | null; requestId?: string };

/** The request that a delivery answers. */
interface Answered {
  id: string;
  vendorId: string | null;
}

const FOUND: Record<DeliveryKind, string> = {
  evidence: `SELECT v.vendor_id AS "itemVendorId", i.ref || ' v' || v.number || ' ' || i.title AS label, v.sha256, v.bytes::float8 AS bytes,
      (SELECT t.body::jsonb -> 'disposal' ->> 'ref' FROM evidence_tombstone t WHERE t.evidence_version_id = v.id) AS "disposedUnder"
    FROM evidence_version v JOIN evidence_item i ON i.id = v.item_id WHERE v.id = $1`,
  // What is handed over is frozen: an issued packet, never a draft.
  packet: `SELECT k.vendor_id AS "itemVendorId", concat_ws(' ', k.ref, v.name, c.code) AS label, k.pdf_sha256 AS sha256, k.pdf_bytes::float8 AS bytes
    FROM packet k LEFT JOIN vendor v ON v.id = k.vendor_id JOIN compliance_period c ON c.id = k.period_id WHERE k.id = $1 AND k.state = 'issued'`,
  population: `SELECT p.vendor_id AS "itemVendorId", p.ref || ' ' || p.title AS label, p.csv_sha256 AS sha256, p.csv_bytes::float8 AS bytes
    FROM population p WHERE p.id = $1`,
  // The files of others who still bring theirs are as unknown as those that were refused.
  file: `SELECT f.vendor_id AS "itemVendorId", f.ref || ' ' || f.title AS label, f.sha256, f.bytes::float8 AS bytes, f.audit_request_id AS "requestId",
      (SELECT t.body::jsonb -> 'disposal' ->> 'ref' FROM request_file_tombstone t WHERE t.request_file_id = f.id) AS "disposedUnder"
    FROM request_file f WHERE f.id = $1 AND f.state = 'received' AND f.scan_state <> 'refused'`,
};

/**
 * What a delivery hands over, each once, in the order given. Refuses what is not there, a packet that is not issued, a
 * file that was brought for another request, and for a request about one vendor what belongs to another.
 */
export async function handedOver(
  manager: EntityManager,
  items: readonly DeliverItem[],
  request: Answered,
): Promise<HandedOver[]> {
  const found: HandedOver[] = [];
  const refusals: Refusal[] = [];
  for (const [at, { kind, id }] of items.entries()) {
    const [row]: Found[] = await manager.query(FOUND[kind], [id]);
    const reason = row ? refusalOf(row, { again: found.some((one) => one.targetId === id), request }) : WORDS[kind];
    if (reason !== null) refusals.push({ code: 'not-deliverable', reason, pointer: `/items/${at}` });
    else if (row) found.push(handed(row, kind, id));
  }
  heed(...refusals);
  return found;
}

const WORDS: Record<DeliveryKind, string> = {
  evidence: 'There is no such evidence.',
  packet: 'Only an issued packet is delivered.',
  population: 'There is no such population.',
  file: 'There is no such file.',
};

const handed = ({ itemVendorId, label, sha256, bytes }: Found, kind: DeliveryKind, targetId: string): HandedOver => ({
  ...{ kind, targetId, itemVendorId, label, sha256, bytes },
});

function refusalOf(row: Found, facts: { again: boolean; request: Answered }): string | null {
  if (typeof row.disposedUnder === 'string')
    return `${row.label} was disposed of under ${row.disposedUnder}. Its tombstone stays, and nothing of the file is left to deliver.`;
  if (facts.again) return 'This is in the delivery already.';
  if (row.requestId !== undefined && row.requestId !== facts.request.id)
    return 'This file was brought for another request. Bring it for this one too.';
  const { vendorId } = facts.request;
  if (vendorId === null || row.itemVendorId === vendorId) return null;
  return 'The request is about another vendor.';
}

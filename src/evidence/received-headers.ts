import type { ReceivedEvidence } from './evidence-record';

/** What the last answer of an upload carries, so that the sender finds the evidence that it became. */
export function receivedHeaders(received: ReceivedEvidence): Record<string, string> {
  return {
    'Holdfast-Evidence-Item': received.itemId,
    'Holdfast-Evidence-Ref': received.itemRef,
    'Holdfast-Evidence-Version': received.versionId,
    'Holdfast-Sha256': received.sha256,
  };
}

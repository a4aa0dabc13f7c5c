import { createReadStream, createWriteStream } from 'node:fs';
import type { SignatureRoom } from './document/document.model';
import { renderDocument } from './document/render-document';
import type { PacketApprovalFacts } from './manifest.model';
import { readManifest } from './manifest.rules';
import { packetDocument } from './packet-document';
import type { Companion } from './proof/companions';

/** One printing, as plain values that another thread can be given. */
export interface PrintOrder {
  manifest: string;
  approval: PacketApprovalFacts | null;
  companions: readonly Companion[];
  /** Where each attached object lies on disk, by SHA-256. */
  objects: Record<string, string>;
  /** The file to write. */
  target: string;
}

export interface Printing {
  pages: number;
  /** Room for the signature; null in a draft, which is not signed. */
  room: SignatureRoom | null;
}

/** Prints a packet into a file. Rejects when an exhibit no longer has the bytes that the manifest names. */
export async function renderPacket(order: PrintOrder): Promise<Printing> {
  const { manifest, approval, companions, objects, target } = order;
  const open = (sha256: string) => {
    const file = objects[sha256];
    if (file === undefined) throw new Error(`No object is known for ${sha256}.`);
    return createReadStream(file);
  };
  const document = packetDocument(readManifest(manifest), approval, { open, companions });
  const { pages, signature } = await renderDocument(document, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  return { pages, room: signature };
}

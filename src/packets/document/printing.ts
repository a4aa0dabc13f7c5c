import { createReadStream, createWriteStream } from 'node:fs';
import type { Exhibit, PacketDocument, RenderedDocument } from './document.model';
import { renderDocument } from './render-document';

/** A document as plain values that another thread can be given; what it carries is named by where it lies. */
export interface FileOrder {
  document: Omit<PacketDocument, 'exhibits'>;
  exhibits: readonly (Omit<Exhibit, 'open'> & { path: string })[];
  /** The file to write; it must not be there. */
  target: string;
}

/** Prints a document into a file. Rejects as `renderDocument` does, and when the file is there already. */
export function printFile({ document, exhibits, target }: FileOrder): Promise<RenderedDocument> {
  const carried = exhibits.map(({ path, ...one }) => ({ ...one, open: () => createReadStream(path) }));
  return renderDocument({ ...document, exhibits: carried }, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
}

import type { EntityManager } from 'typeorm';
import type { OpenRead } from '../../audit-trail/work';
import { notFound } from '../../foundation/problem';
import { RequestFile } from './request-file.entity';
import '../requests.deeds';

/** What is kept of the file, and so of every paper of the audit, unless the registrant's catalogue says more. */
export const RETENTION = 'R-SOX7';

export const subjectOfFile = ({ id, vendorId, ref }: Pick<RequestFile, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'request_file',
  id,
  vendorId,
  ref,
});

/** The asker's own file, in whatever state. Somebody else's is as unknown as one that never was. */
export async function ownFile({ manager, actor }: OpenRead, id: string): Promise<RequestFile> {
  const file = await manager.getRepository(RequestFile).findOne({ where: { id, broughtBy: actor.personId } });
  if (!file) throw notFound('file');
  return file;
}

/** A file that lies in the store, as this person may see it. */
export async function receivedFile(
  manager: EntityManager,
  id: string,
): Promise<RequestFile & { sha256: string; detectedType: string }> {
  const file = await manager.getRepository(RequestFile).findOne({ where: { id, state: 'received' } });
  if (!file || file.sha256 === null || file.detectedType === null) throw notFound('file');
  return { ...file, sha256: file.sha256, detectedType: file.detectedType };
}

import { Injectable } from '@nestjs/common';
import { parseCatalogue, type Catalogue } from '../catalogue/catalogue.rules';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import type { Manifest } from './manifest.model';
import { oscalFiles } from './oscal/oscal-files';
import type { Companion } from './proof/companions';
import { PacketProofsService } from './proof/packet-proofs.service';

/** Makes the files that are embedded in a packet beside manifest and exhibits: proofs with their checkpoint, and OSCAL. */
@Injectable()
export class PacketCompanions {
  constructor(
    private readonly work: Work,
    private readonly proofs: PacketProofsService,
  ) {}

  async of(worker: Actor, manifest: Manifest, manifestSha256: string): Promise<Companion[]> {
    const proofs = await this.proofs.companions(worker, manifest, manifestSha256);
    return [...proofs, ...oscalFiles(manifest, await this.pinned(worker, manifest))];
  }

  /** The catalogue that the packet names, found by its digest. */
  private async pinned(worker: Actor, { catalogue }: Manifest): Promise<Catalogue> {
    const [row] = await this.work.read(worker, ({ manager }) =>
      manager.query<{ document: unknown }[]>(
        'SELECT document FROM catalogue_version WHERE document_sha256 = $1 LIMIT 1',
        [catalogue.sha256],
      ),
    );
    const read = parseCatalogue(row?.document);
    if ('errors' in read) throw new Error(`The catalogue ${catalogue.code} ${catalogue.version} cannot be read.`);
    return read.catalogue;
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import { gradeOf } from './evidence.rules';
import type { Grade, SourceKind } from './evidence.words';

/** What the catalogue in force says of kinds of evidence. */
@Injectable()
export class EvidenceKinds {
  constructor(private readonly catalogues: CatalogueService) {}

  async codes(manager: EntityManager): Promise<string[]> {
    return Object.keys(await this.kinds(manager));
  }

  async kinds(manager: EntityManager): Promise<Catalogue['evidenceKinds']> {
    return (await this.catalogues.current(manager)).catalogue.evidenceKinds;
  }

  /** The grade that evidence of this kind from this source starts with, and why. */
  async grade(
    manager: EntityManager,
    of: { kind: string; sourceKind: SourceKind },
  ): Promise<{ grade: Grade; reason: string }> {
    const { evidenceKinds, reliabilityGrades } = (await this.catalogues.current(manager)).catalogue;
    const kindGrade = evidenceKinds[of.kind]?.defaultGrade ?? 'E';
    return gradeOf({ ...of, kindGrade, gradeWords: reliabilityGrades });
  }
}

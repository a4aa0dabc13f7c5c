import { Injectable } from '@nestjs/common';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { gradeOf } from './evidence.rules';
import type { Grade, SourceKind } from './evidence.words';

/** What the catalogue says of kinds of evidence. */
@Injectable()
export class EvidenceKinds {
  private catalogue: Catalogue | null = null;

  codes(): string[] {
    return Object.keys(this.current().evidenceKinds);
  }

  title(kind: string): string {
    return this.current().evidenceKinds[kind]?.title ?? kind;
  }

  /** The grade that evidence of this kind from this source starts with, and why. */
  grade(kind: string, sourceKind: SourceKind): { grade: Grade; reason: string } {
    const { evidenceKinds, reliabilityGrades } = this.current();
    const kindGrade = evidenceKinds[kind]?.defaultGrade ?? 'E';
    return gradeOf({ kind, kindGrade, sourceKind, gradeWords: reliabilityGrades });
  }

  private current(): Catalogue {
    this.catalogue ??= readShippedCatalogue();
    return this.catalogue;
  }
}

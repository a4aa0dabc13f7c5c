import type { ImportKind } from './import-columns.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'import.previewed': ImportFacts & {
      unchanged: number;
      refused: number;
      ignoredHeaders: string[];
      mappedHeaders: { header: string; key: string }[];
    };
    /** A long list is left to a job, which records `import.applied` or `import.failed`. */
    'import.begun': ImportFacts;
    'import.failed': ImportFacts & { reason: string };
    'import.applied': ImportFacts & { done: { row: number; id: string; ref: string }[] };
  }
}

interface ImportFacts {
  kind: ImportKind;
  fileName: string;
  fileSha256: string;
  planSha256: string;
  rows: number;
  creates: number;
  changes: number;
}

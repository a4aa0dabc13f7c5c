import type { EntityManager } from 'typeorm';
import { Problem } from '../foundation/problem';
import { placed, readDocumentText, type PlacedProblem } from './document-text.rules';
import type { BaseVersion, DraftKind } from './draft-kinds';

/** What somebody handed in, and what it is measured against. */
export interface Handed {
  kind: DraftKind;
  base: BaseVersion;
  text: string;
}

/** The text as a sound document, or its problems with their lines. */
export async function readAsDraft(
  manager: EntityManager,
  { kind, base, text }: Handed,
): Promise<{ document: unknown } | { problems: PlacedProblem[] }> {
  const read = readDocumentText(text);
  if ('problems' in read) return read;
  const document = kind.adopt?.(read.document, base.document) ?? read.document;
  const problems = kind.parse(document, await kind.limits(manager));
  return problems.length > 0 ? { problems: placed(problems, (pointer) => read.lineOf(pointer)) } : { document };
}

/** The text as a sound document; throws a problem that names every line otherwise. */
export async function importable(manager: EntityManager, handed: Handed): Promise<unknown> {
  const read = await readAsDraft(manager, handed);
  if (!('problems' in read)) return read.document;
  refuseProblems(read.problems);
  return null;
}

export function refuseProblems(problems: readonly PlacedProblem[], field = '/text'): void {
  if (problems.length === 0) return;
  throw new Problem(
    'refused',
    `The document has ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}; nothing was saved.`,
    problems.map(({ pointer, message, line }) => ({
      pointer: field,
      message: `${line === null ? '' : `Line ${line}: `}${pointer || 'The document'} ${message}`,
      code: 'unsound_document',
    })),
  );
}

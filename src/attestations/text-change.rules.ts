export interface TextChange {
  added: string[];
  removed: string[];
}

/** Lines that one text has and the other has not, in order; both empty when the texts hold the same lines. */
export function changesBetween(before: string, after: string): TextChange {
  const [old, current] = [before.split('\n'), after.split('\n')];
  return { added: without(current, old), removed: without(old, current) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

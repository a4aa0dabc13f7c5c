import type { Block } from '../document/document.model';

/**
 * The same blocks, with references to what this packet does not print (another period's, or left out by its kind) as plain
 * text: a reader who clicks is always led somewhere.
 */
export function withKnownLinks(blocks: readonly Block[]): Block[] {
  const anchors = new Set<string>();
  collect(blocks, anchors);
  return blocks.map((block) => known(block, anchors) as Block);
}

function collect(value: unknown, anchors: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, anchors);
  if (!isRecord(value)) return;
  if (typeof value.anchor === 'string') anchors.add(value.anchor);
  for (const member of Object.values(value)) collect(member, anchors);
}

function known(value: unknown, anchors: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => known(one, anchors));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(
    ([name, member]) => name !== 'link' || (typeof member === 'string' && anchors.has(member)),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, known(member, anchors)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

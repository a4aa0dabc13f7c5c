import type { Block } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import { columns } from './columns';
import { serviceRef } from './words';

/** Requirements that were not asked, each with the rule that left it out; those of one reason for several services stand together. */
export function excludedRequirements(manifest: Manifest): Block[] {
  const { catalogue, excluded } = manifest;
  const rest = `Requirements of ${catalogue.code} ${catalogue.version} that are not listed below do not apply to the tier and flags above, belong to the registrant's own programme, or arise from events that were not recorded in this period.`;
  if (excluded === undefined) return [{ kind: 'paragraph', text: rest }];
  const lines = new Map<string, { code: string; title: string; for: string[]; reason: string }>();
  for (const { code, title, serviceId, reason } of excluded) {
    const key = `${code} ${reason}`;
    const line = lines.get(key) ?? { code, title, for: [], reason };
    line.for.push(serviceRef(serviceId, manifest));
    lines.set(key, line);
  }
  return [
    {
      kind: 'paragraph',
      text: `Of ${catalogue.code} ${catalogue.version}, the following were not asked, or not of these services. Requirements that were asked and found not applicable are listed with the results.`,
    },
    {
      kind: 'table',
      columns: columns('Requirement* 44 | Not asked of 20 | Rule that left it out 50'),
      rows: [...lines.values()].map((one) => ({ cells: [`${one.code} ${one.title}`, one.for.join(', '), one.reason] })),
      none: 'Every requirement of the catalogue was asked of every service.',
    },
  ];
}

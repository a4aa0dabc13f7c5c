import type { FastifyReply } from 'fastify';
import { stringify } from 'yaml';

export type DocumentFormat = 'yaml' | 'json';

/** A document as a file: YAML as people edit it, or JSON with two spaces. */
export function documentText(document: unknown, format: DocumentFormat): string {
  return format === 'json'
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}

/** Sends it as an attachment; `label` becomes the file's name. */
export async function sendDocument(
  reply: FastifyReply,
  { label, document }: { label: string; document: unknown },
  format: DocumentFormat = 'yaml',
): Promise<void> {
  const name = label.replaceAll(/[^A-Za-z0-9.+-]+/g, '-');
  await reply
    .header('content-type', format === 'json' ? 'application/json; charset=utf-8' : 'application/yaml; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(documentText(document, format));
}

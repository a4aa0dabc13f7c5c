import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  description?: string;
}
interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The API description as one page that needs no script: every path, what it takes and what it answers. */
export function apiPage(api: OpenAPIObject): string {
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, unknown>)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'].includes(method))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation: operation as Operation })),
  );
  const rooms = groups(operations);
  const contents = [...rooms.keys()].map((room) => `<li><a href="#${room}">${escape(room)}</a></li>`).join('');
  const sections = [...rooms].map(
    ([room, list]) => `<section id="${room}"><h2>${escape(room)}</h2>${list.map(operationHtml).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Holdfast API</title><link rel="stylesheet" href="/api/docs/style.css"></head><body><header><h1>${escape(api.info.title)}</h1>
<p>${escape(api.info.description ?? '')}</p><p><a href="/api/openapi.json">openapi.json</a></p><nav aria-label="Rooms"><ul>${contents}</ul></nav></header>
<main>${sections.join('')}<section id="shapes"><h2>Shapes</h2>${shapes(api)}</section></main></body></html>`;
}

interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

function groups(operations: Listed[]): Map<string, Listed[]> {
  const rooms = new Map<string, Listed[]>();
  for (const listed of operations) {
    const room = listed.path.split('/').find((part) => part !== '' && part !== 'api') ?? 'portal';
    rooms.set(room, [...(rooms.get(room) ?? []), listed]);
  }
  return rooms;
}

function operationHtml({ path, method, operation }: Listed): string {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const parts = [
    part('Takes', (operation.parameters ?? []).map(parameterHtml)),
    part('Body', body ? [typeName(body)] : []),
    part(
      'Answers',
      Object.entries(operation.responses ?? {}).map(
        ([status, r]) => `<code>${status}</code> ${typeName(r.content?.['application/json']?.schema)}`,
      ),
    ),
  ];
  return `<article><h3><span class="method">${method}</span> <code>${escape(path)}</code></h3><p>${aboutOf(operation)}</p>${parts.join('')}</article>`;
}

const aboutOf = (operation: Operation) => escape(operation.summary ?? operation.description ?? '');

function part(title: string, items: string[]): string {
  return items.length === 0 ? '' : `<h4>${title}</h4><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function parameterHtml(p: Parameter): string {
  return `<code>${escape(p.name)}</code> (${p.in}${p.required ? ', required' : ''}) ${typeName(p.schema)} ${escape(p.description ?? '')}`;
}

function typeName(schema: Schema | undefined): string {
  if (!schema) return '';
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.split('/').pop() ?? '';
    return `<a href="#shape-${name}">${name}</a>`;
  }
  if (schema['type'] === 'array') return `list of ${typeName(schema['items'] as Schema)}`;
  const values = schema['enum'];
  if (Array.isArray(values)) return `one of ${values.map((v) => `<code>${escape(String(v))}</code>`).join(', ')}`;
  const nested = schema['allOf'];
  if (Array.isArray(nested)) return nested.map((n) => typeName(n as Schema)).join(' ');
  return escape(typeof schema['type'] === 'string' ? schema['type'] : '');
}

function shapes(api: OpenAPIObject): string {
  return Object.entries(api.components?.schemas ?? {})
    .map(([name, schema]) => {
      const { properties, required } = schema as { properties?: Record<string, Schema>; required?: string[] };
      const rows = Object.entries(properties ?? {}).map(([member, type]) =>
        memberRow(member, type, required?.includes(member) ?? false),
      );
      return `<article id="shape-${name}"><h3>${name}</h3><dl>${rows.join('')}</dl></article>`;
    })
    .join('');
}

function memberRow(member: string, type: Schema, required: boolean): string {
  const about = typeof type['description'] === 'string' ? ` – ${escape(type['description'])}` : '';
  return `<dt><code>${escape(member)}</code>${required ? '' : ' (optional)'}</dt><dd>${typeName(type)}${type['nullable'] === true ? ' or null' : ''}${about}</dd>`;
}

export const API_PAGE_STYLE = `:root{color-scheme:light dark}body{font:100%/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:2rem 1rem;background:light-dark(#f6f7f5,#10171a);color:light-dark(#14211f,#e9efed)}
a{color:light-dark(#0f5c55,#6fcabd)}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}article{border-top:1px solid light-dark(#dde3e0,#2a373b);padding:.5rem 0}
h3{margin:.5rem 0;overflow-wrap:anywhere}h4{margin:.5rem 0 0;font-size:.875rem}ul{margin:.25rem 0}.method{font-weight:700;color:light-dark(#0f5c55,#6fcabd)}code{font-family:ui-monospace,monospace}dt{margin-top:.375rem}dd{margin-left:1.5rem}`;

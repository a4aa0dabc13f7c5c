/**
 * The parts of the OSCAL 1.2.0 JSON schemas (assessment results, plan of action and milestones, catalog) that packets use, written down
 * from the published models as JSON Schema draft 7: members, which are required, data types, and nothing else allowed. Members of OSCAL
 * that packets never write are left out, so a document that holds here holds there; the other way round is not promised. Compared member
 * by member with the published schemas of 1.2.0 (catalog, assessment results, plan of action and milestones) on 2026-11-22.
 */
type Schema = Record<string, unknown>;

const string = (pattern: string): Schema => ({ type: 'string', pattern });
const token = string('^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$');
const text = string('^\\S(.*\\S)?$');
const uuid = string('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$');
const line = string('^[^\\n]+$');
const lines: Schema = { type: 'string' };
const uri: Schema = { type: 'string', format: 'uri', pattern: '^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$' };
const reference: Schema = { type: 'string', format: 'uri-reference' };
/** With its zone, and to the second at least. */
const moment: Schema = {
  ...{ type: 'string', format: 'date-time' },
  pattern: '^(19|2\\d)\\d{2}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
};
const oneOf = (...values: string[]): Schema => ({ enum: values });
const list = (items: Schema): Schema => ({ type: 'array', minItems: 1, items });
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** An object; a member with `*` after its name is required. */
function object(members: Record<string, Schema>): Schema {
  const entries = Object.entries(members);
  const required = entries.flatMap(([name]) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
  const properties = Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\*$/, ''), schema]));
  return { type: 'object', properties, required, additionalProperties: false };
}

const property = object({ 'name*': token, ns: uri, 'value*': text, class: token });
const props = list(property);
const responsible = object({ 'role-id*': token, 'party-uuids*': list(uuid) });
const party = object({ 'uuid*': uuid, 'type*': oneOf('person', 'organization'), name: text });
const role = object({ 'id*': token, 'title*': line });
const hash = object({ 'algorithm*': text, 'value*': text });
const rlink = object({ 'href*': reference, 'media-type': text, hashes: list(hash) });
const actor = object({ 'type*': oneOf('tool', 'assessment-platform', 'party'), 'actor-uuid*': uuid, 'role-id': token });
const origin = object({ 'actors*': list(actor) });

const metadata = object({
  ...{ 'title*': line, 'last-modified*': moment, 'version*': text, 'oscal-version*': { const: '1.2.0' }, props },
  ...{ roles: list(role), parties: list(party), 'responsible-parties': list(responsible), remarks: lines },
});

const resource = object({ 'uuid*': uuid, title: line, description: lines, props, rlinks: list(rlink) });
const backMatter = object({ resources: list(resource) });
const component = object({
  ...{ 'uuid*': uuid, 'type*': text, 'title*': line, 'description*': lines, props },
  'status*': object({ 'state*': oneOf('under-development', 'operational', 'disposition', 'other') }),
});
const components = list(component);

const observation = object({
  ...{
    'uuid*': uuid,
    title: line,
    'description*': lines,
    props,
    'methods*': list(oneOf('EXAMINE', 'INTERVIEW', 'TEST')),
  },
  ...{ types: list(token), origins: list(origin), 'collected*': moment },
  subjects: list(object({ 'subject-uuid*': uuid, 'type*': token })),
  'relevant-evidence': list(object({ href: reference, 'description*': lines })),
});
const relatedObservations = list(object({ 'observation-uuid*': uuid }));
const relatedRisks = list(object({ 'risk-uuid*': uuid }));

const facet = object({ 'name*': token, 'system*': uri, 'value*': text });
const task = object({
  ...{ 'uuid*': uuid, 'type*': token, 'title*': line },
  timing: object({ 'on-date*': object({ 'date*': moment }) }),
});
const remediation = object({
  ...{ 'uuid*': uuid, 'lifecycle*': oneOf('recommendation', 'planned', 'completed') },
  ...{ 'title*': line, 'description*': lines, props, tasks: list(task) },
});
const entry = object({ 'uuid*': uuid, title: line, description: lines, 'start*': moment, end: moment });
const risk = object({
  ...{ 'uuid*': uuid, 'title*': line, 'description*': lines, 'statement*': lines, props, deadline: moment },
  'status*': oneOf('open', 'investigating', 'remediating', 'deviation-requested', 'deviation-approved', 'closed'),
  characterizations: list(object({ 'origin*': origin, 'facets*': list(facet) })),
  'mitigating-factors': list(object({ 'uuid*': uuid, 'description*': lines, props })),
  remediations: list(remediation),
  'risk-log': object({ 'entries*': list(entry) }),
  'related-observations': relatedObservations,
});

const status = object({
  'state*': oneOf('satisfied', 'not-satisfied'),
  ...{ reason: oneOf('pass', 'fail', 'other'), remarks: lines },
});
const target = object({ 'type*': oneOf('statement-id', 'objective-id'), 'target-id*': token, 'status*': status });
const finding = object({
  ...{ 'uuid*': uuid, 'title*': line, 'description*': lines, props, 'target*': target, remarks: lines },
  ...{ 'related-observations': relatedObservations, 'related-risks': relatedRisks },
});

const selection: Schema = {
  anyOf: [
    object({ 'include-all*': object({}) }),
    object({ 'include-controls*': list(object({ 'control-id*': token })) }),
  ],
};
const statement = object({ 'name*': token, title: line, props, prose: lines });
const result = object({
  ...{ 'uuid*': uuid, 'title*': line, 'description*': lines, 'start*': moment, end: moment, remarks: lines },
  'local-definitions': object({ components }),
  'reviewed-controls*': object({ 'control-selections*': list(selection) }),
  attestations: list(object({ 'responsible-parties': list(responsible), 'parts*': list(statement) })),
  ...{ observations: list(observation), risks: list(risk), findings: list(finding) },
});

const part = object({ id: token, 'name*': token, props, prose: lines, parts: list(ref('part')) });
const control = object({ 'id*': token, class: token, 'title*': line, props, parts: list(ref('part')) });
const group = object({ id: token, class: token, 'title*': line, controls: list(control) });

const whole = (name: string, content: Schema): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  definitions: { part },
  ...object({ [`${name}*`]: content }),
});

export const ASSESSMENT_RESULTS = whole(
  'assessment-results',
  object({
    ...{ 'uuid*': uuid, 'metadata*': metadata, 'results*': list(result), 'back-matter': backMatter },
    'import-ap*': object({ 'href*': reference, remarks: lines }),
  }),
);

export const PLAN_OF_ACTION = whole(
  'plan-of-action-and-milestones',
  object({
    ...{ 'uuid*': uuid, 'metadata*': metadata, 'local-definitions': object({ components }) },
    'system-id': object({ 'identifier-type': uri, 'id*': text }),
    ...{ observations: list(observation), risks: list(risk) },
    'poam-items*': list(object({ uuid, 'title*': line, 'description*': lines, props, 'related-risks': relatedRisks })),
  }),
);

export const CATALOG = whole('catalog', object({ 'uuid*': uuid, 'metadata*': metadata, groups: list(group) }));

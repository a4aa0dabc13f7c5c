import type { Catalogue, Check, Requirement } from '../../catalogue/catalogue.rules';
import { line, NAMESPACE, OSCAL_VERSION, oscalId, prose, props, some, startOf } from './oscal-words.rules';

export const statementId = (requirement: string): string => `${requirement}_smt`;
export const objectiveId = (requirement: string): string => `${requirement}_obj`;

/** A published catalogue of requirements as an OSCAL catalog: families as groups, requirements as controls. */
export function oscalCatalog(catalogue: Catalogue, facts: { sha256: string; publishedAt: string }) {
  const { id, version, title, disclaimer, families, requirements } = catalogue;
  const codes = [...new Set(requirements.map(({ family }) => family))];
  return {
    catalog: {
      uuid: oscalId('catalogue', facts.sha256),
      metadata: {
        title: line(title),
        'last-modified': facts.publishedAt,
        version: `${id} ${version}`,
        'oscal-version': OSCAL_VERSION,
        props: props({ 'source-sha256': facts.sha256, 'effective-from': startOf(catalogue.effectiveFrom) }),
        remarks: prose(disclaimer),
      },
      groups: codes.map((code) => ({
        id: code,
        class: 'family',
        title: line(families[code] ?? code),
        controls: requirements.filter(({ family }) => family === code).map(controlOf),
      })),
    },
  };
}

function controlOf(requirement: Requirement) {
  const { id, title, statement, checks } = requirement;
  return {
    id,
    class: 'requirement',
    title: line(title),
    props: propertiesOf(requirement),
    parts: [
      { id: statementId(id), name: 'statement', prose: prose(statement) },
      {
        id: objectiveId(id),
        name: 'assessment-objective',
        prose: prose(statement),
        ...some(
          'parts',
          checks.map((one) => checkOf(id, one)),
        ),
      },
    ],
  };
}

function propertiesOf(requirement: Requirement) {
  const { force, dutyHolder, scope, sox, evidence, attestedBy, reviewedBy, cadence, crosswalk, tailoredOut } =
    requirement;
  const links = Object.entries(crosswalk).flatMap(([source, refs]) =>
    refs.map((ref) => ({ name: 'crosswalk', ns: NAMESPACE, class: source, value: ref })),
  );
  return [
    ...props({
      force,
      'duty-holder': dutyHolder,
      scope,
      lane: sox.lane,
      'attested-by': attestedBy,
      'reviewed-by': reviewedBy,
    }),
    ...props({ frequency: cadence.frequency, 'tailored-out': tailoredOut }),
    ...evidence.required.flatMap((kind) => props({ 'required-evidence': kind })),
    ...links,
  ];
}

function checkOf(requirement: string, { id, words, metric, op, value, severity }: Check) {
  const threshold = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return {
    id: `${requirement}_obj.${id}`,
    name: 'assessment-objective',
    prose: prose(words),
    props: props({ metric, operator: op, threshold, severity }),
  };
}

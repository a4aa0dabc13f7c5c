import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { Manifest } from '../manifest.model';
import type { Companion } from '../proof/companions';
import { assessmentResults } from './assessment-results.rules';
import { oscalCatalog } from './catalogue-oscal.rules';
import { planOfAction } from './poam.rules';

/** A packet's results, findings and catalogue as OSCAL 1.2 in JSON. The same manifest and catalogue give the same bytes. */
export function oscalFiles(manifest: Manifest, catalogue: Catalogue): Companion[] {
  const plan = planOfAction(manifest);
  const results = assessmentResults(manifest);
  const catalog = oscalCatalog(catalogue, manifest.catalogue);
  const made: [name: string, description: string, content: object | null][] = [
    ['oscal-assessment-results.json', 'Results of this packet as OSCAL 1.2 assessment results', results],
    ['oscal-poam.json', 'Findings and actions as an OSCAL 1.2 plan of action and milestones', plan],
    ['oscal-catalog.json', 'The catalogue of requirements as an OSCAL 1.2 catalog', catalog],
  ];
  return made.flatMap(([name, description, content]) =>
    content === null ? [] : [{ name, description, text: textOf(content), ...common(manifest) }],
  );
}

const textOf = (content: object): string => `${JSON.stringify(content, null, 1)}\n`;
const common = ({ cutOffAt }: Manifest) => ({ mime: 'application/json', createdAt: cutOffAt, treeSize: null });

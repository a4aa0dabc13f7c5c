import type { Block } from './document/document.model';
import { appendix } from './sections/appendix';
import { attestationsSection } from './sections/attestations';
import { completeness } from './sections/completeness';
import { controlSheet } from './sections/control-sheet';
import { custody } from './sections/custody';
import { evidenceIndex } from './sections/evidence-index';
import { exerciseRecords } from './sections/exercises';
import { exhibitsSection } from './sections/exhibits';
import { exceptionsSection, findingsSection } from './sections/findings';
import { inventory } from './sections/inventory';
import { disruptions } from './sections/disruptions';
import { planRegister } from './sections/plans';
import { purpose } from './sections/purpose';
import { independentReports } from './sections/reports';
import { reviewsSection } from './sections/reviews';
import { scope } from './sections/scope';
import { signOff } from './sections/sign-off';
import { summary } from './sections/summary';
import type { Printed } from './sections/words';
import { leftToVendors, programmeObjectives, thingsSection } from './sections/programme-lines';
import { programmeScope, programmeSummary } from './sections/programme-packet';

type Section = (printed: Printed) => Block[];

/** The sections after cover and contents, in the order of the template: conclusions, scope, facts, proof. */
const SECTIONS: readonly Section[] = [
  controlSheet,
  signOff,
  purpose,
  summary,
  scope,
  inventory,
  planRegister,
  exerciseRecords,
  findingsSection,
  exceptionsSection,
  attestationsSection,
  reviewsSection,
  independentReports,
  disruptions,
  evidenceIndex,
  completeness,
  custody,
  appendix,
  exhibitsSection,
];

const ELSEWHERE = 'A programme packet lists populations; this stands in the packet of each vendor.';

/** The same nineteen for a programme packet: lines over all vendors instead of records of one. */
const PROGRAMME_SECTIONS: readonly Section[] = [
  controlSheet,
  signOff,
  purpose,
  programmeSummary,
  programmeScope,
  programmeObjectives,
  thingsSection('7', 'Plan register', 'plans'),
  thingsSection('8', 'Exercise record', 'exercises'),
  thingsSection('9', 'Findings and corrective actions', 'findings'),
  thingsSection('10', 'Approved exceptions', 'exceptions'),
  thingsSection('11', "Vendor officer's attestations (not an audit)", 'attestations'),
  thingsSection('12', 'Registrant review', 'reviews'),
  thingsSection('13', 'Independent reports', 'reports'),
  thingsSection('14', 'Disruptions and activations in the period', 'disruptions'),
  leftToVendors('15', 'Evidence index', ELSEWHERE),
  completeness,
  custody,
  appendix,
  leftToVendors('19', 'Exhibits', 'None: a programme packet has no exhibits.'),
];

/** Rows, items and paragraphs that short sections may fill a page with before the next one turns it. */
const SHORT = 26;
/** A heading with a sentence or two: no page is spent on it alone. */
const TINY = 6;

/** A section begins on a new page, unless it and what stands before it on the page are short, one of the two is tiny, or it turns the page itself. */
export function sectionBlocks(printed: Printed): Block[] {
  let filled = 0;
  const sections = printed.manifest.programme ? PROGRAMME_SECTIONS : SECTIONS;
  return sections.flatMap((section, index): Block[] => {
    const blocks = unlessOmitted(section(printed), printed.manifest.narrowed?.omitted[String(index + 1)]);
    const follows = index === 0 || shareAPage(filled, sizeOf(blocks)) || blocks[0]?.kind === 'pageBreak';
    const tail = blocks.slice(blocks.findLastIndex((block) => block.kind === 'pageBreak') + 1);
    filled = tail.length < blocks.length || !follows ? sizeOf(tail) : filled + sizeOf(blocks);
    return follows ? blocks : [{ kind: 'pageBreak' }, ...blocks];
  });
}

const shareAPage = (filled: number, next: number): boolean => filled + next <= SHORT || Math.min(filled, next) <= TINY;

/** The heading of a section that the kind of packet leaves empty, with the sentence why. */
function unlessOmitted(blocks: Block[], why: string | undefined): Block[] {
  if (why === undefined) return blocks;
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  return [...headings.slice(0, 1), { kind: 'paragraph', text: why }];
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + 2 + inner(block), 0);
}

function inner(block: Block): number {
  if (block.kind === 'table') return 2 * block.rows.length;
  if (block.kind === 'callout') return 3 * block.paragraphs.length;
  return 'items' in block ? block.items.length : 0;
}

import type {
  CatalogueView,
  CheckView,
  CrosswalkView,
  EvidenceKindView,
  EvidenceNeedView,
  RequirementView,
  RetentionClassView,
  SoxBasisView,
  Term,
} from './catalogue.dto';
import {
  isOwnRequirement,
  labelOfForce,
  labelOfLane,
  provisionsOf,
  type Catalogue,
  type Check,
  type Operator,
  type Requirement,
} from './catalogue.rules';
import { inWords } from './diff.rules';
import type { PublishedCatalogue } from './catalogue.service';

const terms = (table: Record<string, string>): Term[] => Object.entries(table).map(([id, words]) => ({ id, words }));

/** The version and its vocabularies, as everybody reads them. */
export function catalogueView(published: PublishedCatalogue): CatalogueView {
  const { id, code, version, publishedAt, documentSha256, catalogue } = published;
  const { title, effectiveFrom, jurisdiction, disclaimer, requirements } = catalogue;
  const { vocabularies: v } = catalogue;
  return {
    ...{ id, code, version, title, publishedAt, documentSha256, effectiveFrom, jurisdiction, disclaimer },
    requirementCount: requirements.length,
    families: terms(catalogue.families),
    provisions: terms(catalogue.provisions),
    evidenceKinds: Object.keys(catalogue.evidenceKinds).map((kind) => evidenceKindView(catalogue, kind)),
    retentionClasses: Object.keys(catalogue.retentionClasses).map((name) => retentionView(catalogue, name)),
    ...{ tiers: terms(v.tier), flags: terms(v.flag), forces: terms(v.force), lanes: terms(v.soxLane) },
    ...{ links: terms(v.soxLink), roles: terms(v.role), disruptionTypes: terms(v.disruptionType) },
    events: terms(v.event),
    reliabilityGrades: terms(catalogue.reliabilityGrades),
    serviceCategories: v.serviceCategory,
    exerciseKinds: v.exerciseKind,
  };
}

/** A requirement with its labels in words, each no stronger than what always holds. */
export function requirementView(published: PublishedCatalogue, requirement: Requirement): RequirementView {
  const { catalogue, requirementIds } = published;
  const { id: code, title, statement, family, scope, force, dutyHolder, attestedBy, reviewedBy, sox } = requirement;
  return {
    id: requirementIds.get(code) ?? '',
    ...{ code, title, statement, family, scope, force, dutyHolder, attestedBy, reviewedBy },
    familyTitle: catalogue.families[family] ?? family,
    forceLabel: labelOfForce(force, dutyHolder),
    lane: sox.lane,
    laneLabel: labelOfLane(sox.lane),
    ...strongerLabels(requirement),
    soxBasis: soxBasisView(catalogue, requirement),
    provisions: provisionsOf(requirement),
    sectorBasis: requirement.sectorBasis,
    crosswalk: crosswalkView(catalogue, requirement),
    evidence: evidenceNeedView(catalogue, requirement),
    checks: requirement.checks.map(checkView),
    cadence: cadenceInWords(catalogue, requirement),
    retention: retentionView(catalogue, requirement.retention),
    appliesToMatch: requirement.appliesTo.match,
    appliesToTiers: requirement.appliesTo.tiers,
    appliesToFlags: requirement.appliesTo.flagsAny,
    coverageQuestion: requirement.coverageQuestion?.asks ?? null,
    isOwn: isOwnRequirement(code),
    tailoredOut: requirement.tailoredOut,
  };
}

const COMPARED: Record<Operator, string> = {
  ...{ '==': 'exactly', '<=': 'at most', '>=': 'at least', '<': 'less than', '>': 'more than' },
};

function checkView({ appliesToTiers: tiers, id, words, source, severity, op, value }: Check): CheckView {
  const threshold = typeof value === 'boolean' ? inWords(value) : `${COMPARED[op]} ${inWords(value)}`;
  return {
    ...{ id, words, source, severity, tiers, threshold },
    value: typeof value === 'number' ? value : null,
    values: typeof value === 'object' ? value : null,
  };
}

function strongerLabels(requirement: Requirement): Pick<RequirementView, 'strongerForce' | 'strongerLane'> {
  const { forceWhen, dutyHolder, sox } = requirement;
  const strongerForce = forceWhen && {
    condition: forceWhen.condition,
    force: forceWhen.then,
    forceLabel: labelOfForce(forceWhen.then, dutyHolder),
  };
  const strongerLane = sox.laneWhen && {
    condition: sox.laneWhen.condition,
    lane: sox.laneWhen.then,
    laneLabel: labelOfLane(sox.laneWhen.then),
  };
  return { strongerForce, strongerLane };
}

export function soxBasisView(catalogue: Catalogue, requirement: Requirement): SoxBasisView[] {
  return requirement.sox.basis.map(({ ref, provisions, link, how }) => ({
    ...{ ref, link, how },
    linkWords: catalogue.vocabularies.soxLink[link],
    provisions: provisions.map((id) => ({ id, words: catalogue.provisions[id] ?? id })),
  }));
}

function crosswalkView(catalogue: Catalogue, requirement: Requirement): CrosswalkView[] {
  return Object.entries(requirement.crosswalk).map(([source, refs]) => ({
    ...{ source, refs },
    title: catalogue.crosswalkSources[source]?.title ?? source,
  }));
}

export function evidenceKindView(catalogue: Catalogue, kind: string): EvidenceKindView {
  const known = catalogue.evidenceKinds[kind];
  return { kind, title: known?.title ?? kind, defaultGrade: known?.defaultGrade ?? 'E' };
}

export function evidenceNeedView(catalogue: Catalogue, requirement: Requirement): EvidenceNeedView {
  const { required, optional, alternatives } = requirement.evidence;
  const kinds = (names: string[]) => names.map((kind) => evidenceKindView(catalogue, kind));
  return { required: kinds(required), optional: kinds(optional), alternatives };
}

function retentionView(catalogue: Catalogue, id: string): RetentionClassView {
  const known = catalogue.retentionClasses[id];
  if (!known) throw new Error(`The catalogue does not define the retention class ${id}.`);
  return { id, keepYears: known.keepYears, clockStarts: known.clockStarts, basis: known.basis };
}

/** "Annual" and what changes it: "Annual; T1: Semiannual; whenever a site was added, moved or closed". */
function cadenceInWords(catalogue: Catalogue, { cadence }: Requirement): string {
  const named = (id: string) => id.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  const byTier = Object.entries(cadence.byTier).map(([tier, often]) => `${tier}: ${named(often)}`);
  const byFlag = Object.entries(cadence.byFlag).map(([flag, often]) => `${named(flag)}: ${named(often)}`);
  const triggers = cadence.triggers.map((event) => asClause(catalogue.vocabularies.event[event] ?? event));
  const also = cadence.also ? [`also ${named(cadence.also.frequency).toLowerCase()}: ${cadence.also.title}`] : [];
  const when = triggers.length > 0 ? [`whenever ${triggers.join(', or ')}`] : [];
  return [named(cadence.frequency), ...byTier, ...byFlag, ...also, ...when].join('; ');
}

/** A sentence of the catalogue inside another one. */
const asClause = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^(A|An|The|Signs)\b/, (first) => first.toLowerCase());

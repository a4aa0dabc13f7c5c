import type { Manifest } from '../manifest.model';
import { observationsOf, exhibitId } from './observations.rules';
import { oscalFindings } from './oscal-findings.rules';
import { line, oscalId, prose, props, some, startOf, type Resource } from './oscal-words.rules';
import { metadataOf, personParty } from './parties.rules';
import { risksOf } from './risks.rules';

/** What the registrant found out about a vendor in a period, as OSCAL assessment results. A pure function of the packet's manifest. */
export function assessmentResults(manifest: Manifest) {
  const { packet, vendor, period } = manifest;
  const title = `${packet.ref}: results for ${packet.subject?.title ?? vendor.name}, ${period.code}`;
  return {
    'assessment-results': {
      uuid: oscalId('assessment results', packet.id),
      metadata: metadataOf(manifest, title, [...reviewers(manifest), ...signers(manifest)]),
      'import-ap': { href: `#${planId(manifest)}`, remarks: PLAN },
      results: [resultOf(manifest)],
      'back-matter': { resources: [planResource(manifest), ...manifest.exhibits.map(resourceOf)] },
    },
  };
}

const PLAN =
  'The plan of the assessment is the catalogue that the period is pinned to: each of its requirements that applies, as often as it falls due. No separate assessment plan is kept in OSCAL.';

const planId = ({ catalogue }: Manifest): string => oscalId('plan', catalogue.sha256);

function planResource(manifest: Manifest): Resource {
  const { title, code, version } = manifest.catalogue;
  return {
    uuid: planId(manifest),
    title: line(`${title}, ${code} ${version}`),
    props: props({ 'source-sha256': manifest.catalogue.sha256 }),
  };
}

function resultOf(manifest: Manifest) {
  const { packet, period, vendor, cutOffAt, obligations } = manifest;
  const codes = [...new Set(obligations.map(({ code }) => code))].sort();
  return {
    uuid: oscalId('assessment result', packet.id),
    title: line(`${vendor.name}, ${period.code}, as of ${packet.asOf}`),
    description: prose(
      `Everything on record at ${cutOffAt} for the obligations of ${vendor.name} in ${period.code}. No opinion on internal control over financial reporting is given.`,
    ),
    start: startOf(period.startsOn),
    end: cutOffAt,
    ...(manifest.services.length === 0
      ? {}
      : { 'local-definitions': { components: manifest.services.map(componentOf) } }),
    'reviewed-controls': { 'control-selections': [selectionOf(codes)] },
    ...some('attestations', attestationsOf(manifest)),
    ...some('observations', observationsOf(manifest)),
    ...some('risks', risksOf(manifest)),
    ...some('findings', oscalFindings(manifest)),
    remarks: prose(leftOut(manifest)),
  };
}

/** Without any obligation there is nothing to select from, and the whole catalogue stands for it. */
const selectionOf = (codes: readonly string[]) =>
  codes.length === 0 ? { 'include-all': {} } : { 'include-controls': codes.map((code) => ({ 'control-id': code })) };

export function componentOf({ id, ref, name, description, state, tier }: Manifest['services'][number]) {
  return {
    uuid: oscalId('service', id),
    type: 'service',
    title: line(`${ref} ${name}`),
    description: prose(description, name),
    props: props({ ref, tier }),
    status: { state: state === 'active' ? 'operational' : 'disposition' },
  };
}

function attestationsOf({ attestations }: Manifest) {
  return attestations.flatMap(({ ref, signature }) =>
    signature === null
      ? []
      : [
          {
            'responsible-parties': [{ 'role-id': 'attestor', 'party-uuids': [personParty(signature.signerName)] }],
            parts: [
              {
                name: 'statement',
                title: line(`${ref}, signed by ${signature.signerName}, ${signature.signerTitle}`),
                props: props({ ref, 'signed-at': signature.signedAt, 'shown-sha256': signature.shownSha256 }),
                prose: prose(signature.shownText),
              },
            ],
          },
        ],
  );
}

function leftOut({ results, obligations }: Manifest): string {
  const not = results.filter(({ result }) => result === 'not_applicable');
  const codes = not.map((one) => obligations.find(({ id }) => id === one.obligationId)?.code ?? one.obligationId);
  const words = codes.length === 0 ? 'none' : codes.join(', ');
  return `Not applicable, and so without a finding: ${words}. "Not satisfied" with the reason "other" also stands for what was not tested, is under review or is excepted; the property "result" says which.`;
}

function resourceOf(one: Manifest['exhibits'][number]): Resource {
  const file = one.attachedAs === null ? [] : [one.attachedAs];
  const hashes = [{ algorithm: 'SHA-256' as const, value: one.sha256 }];
  return {
    uuid: exhibitId(one.versionId),
    title: line(`${one.number} ${one.title}`),
    description: prose(one.notAttachedReason ?? 'Attached to the packet under this name.'),
    props: props({
      ref: one.itemRef,
      version: one.versionNumber,
      kind: one.kind,
      grade: one.grade,
      sha256: one.sha256,
      bytes: one.bytes,
    }),
    ...some(
      'rlinks',
      file.map((name) => ({ href: encodeURIComponent(name), hashes })),
    ),
  };
}

const reviewers = ({ submissions }: Manifest): string[] =>
  submissions.flatMap(({ review }) => (review?.conclusions ?? []).map(({ decidedBy }) => decidedBy));

const signers = ({ attestations }: Manifest): string[] =>
  attestations.flatMap(({ signature }) => (signature === null ? [] : [signature.signerName]));

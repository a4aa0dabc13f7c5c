import type { Manifest } from '../manifest.model';
import { line, OSCAL_VERSION, oscalId, props, type Metadata, type Party } from './oscal-words.rules';

export const registrantParty = ({ registrant }: Pick<Manifest, 'registrant'>): string =>
  oscalId('organisation', registrant.id);
/** A packet across vendors speaks of all of them as one, under the registrant's own identifier. */
export const vendorParty = ({ registrant, vendor }: Pick<Manifest, 'registrant' | 'vendor'>): string =>
  oscalId(vendor.id === registrant.id ? 'all vendors' : 'organisation', vendor.id);
export const personParty = (name: string): string => oscalId('person', name);

const ROLES = [
  { id: 'assessor', title: 'Registrant, which reviewed and concluded' },
  { id: 'provider', title: 'Vendor, which brought the evidence and attested' },
  { id: 'attestor', title: 'Officer of the vendor who signed' },
];

/** Who stands behind what an OSCAL document of a packet says, and which packet it belongs to. */
export function metadataOf(manifest: Manifest, title: string, people: readonly string[]): Metadata {
  const { packet, cutOffAt, catalogue, period } = manifest;
  return {
    title: line(title),
    'last-modified': cutOffAt,
    version: packet.ref,
    'oscal-version': OSCAL_VERSION,
    props: props({
      ...{ 'packet-id': packet.id, period: period.code, 'as-of': packet.asOf },
      ...{ catalogue: `${catalogue.code} ${catalogue.version}`, 'catalogue-sha256': catalogue.sha256 },
    }),
    roles: ROLES,
    parties: partiesOf(manifest, people),
    'responsible-parties': [
      { 'role-id': 'assessor', 'party-uuids': [registrantParty(manifest)] },
      { 'role-id': 'provider', 'party-uuids': [vendorParty(manifest)] },
    ],
  };
}

function partiesOf(manifest: Manifest, people: readonly string[]): Party[] {
  const { registrant, vendor, vendors = [] } = manifest;
  const others = vendors.filter(({ id }) => id !== vendor.id);
  return [
    { uuid: registrantParty(manifest), type: 'organization', name: line(registrant.name) },
    { uuid: vendorParty(manifest), type: 'organization', name: line(vendor.legalName, vendor.name) },
    ...others.map(organisation),
    ...[...new Set(people)]
      .sort()
      .map((name): Party => ({ uuid: personParty(name), type: 'person', name: line(name) })),
  ];
}

const organisation = ({ id, name, legalName }: Manifest['vendor']): Party => ({
  uuid: oscalId('organisation', id),
  type: 'organization',
  name: line(legalName, name),
});

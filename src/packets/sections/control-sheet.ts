import type { Block, CoverBlock, KeyValue } from '../document/document.model';
import { openGraveFindings } from '../check-recovery.rules';
import type { Manifest } from '../manifest.model';
import { KIND_NAMES, KIND_WORDS } from '../packet-kinds.rules';
import { spaced } from '../spaced.rules';
import { link, list, plural, when, type Printed } from './words';

const CONFIDENTIAL =
  'Confidential. For the registrant, its internal audit and its external auditors, for the purposes stated in section 3. Files attached to this document belong to those who supplied them.';

export function cover(printed: Printed): CoverBlock {
  const { manifest, manifestSha256, status } = printed;
  const { packet, vendor, period, registrant } = manifest;
  return {
    kind: 'cover',
    eyebrow: `${eyebrow(manifest)} - ${status}`,
    title: packet.subject?.title ?? vendor.name,
    subtitle: `${period.code}, prepared for ${registrant.name}`,
    facts: [
      { key: 'Packet', value: `${packet.ref} (${KIND_NAMES[packet.kind]}, ${packet.kind})` },
      { key: 'Status', value: statusLine(printed) },
      vendorFact(manifest, `${vendor.ref} ${vendor.legalName}`),
      { key: 'Services', value: servicesOf(manifest) },
      { key: 'Period', value: `${period.code}, ${period.startsOn} to ${period.endsOn}` },
      { key: 'As of', value: packet.asOf },
      { key: 'Data cut-off', value: `${when(manifest.cutOffAt)} (UTC)` },
      { key: 'Open high or critical findings', value: graveFindings(manifest) },
    ],
    digest: { label: 'SHA-256 of the manifest: the identity of this packet', hex: manifestSha256 },
    notice: CONFIDENTIAL,
  };
}

const eyebrow = ({ packet }: Manifest): string =>
  packet.kind === 'VP' ? 'Vendor continuity packet' : `Vendor continuity, ${KIND_NAMES[packet.kind]}`;

function servicesOf({ services, programme }: Manifest): string {
  if (programme) return plural(programme.services.length, 'service');
  if (services.length > NAMED) return `${services.length}, each in section 5`;
  return list(services.map((one) => `${one.ref} ${one.name}`));
}

/** More than these are counted on the first pages, and named where there is room. */
const NAMED = 12;

/** Whom it speaks of: one vendor, those that stand together in it, or all. */
function vendorFact({ vendors, programme, registrant }: Manifest, one: string): KeyValue {
  if (programme) return { key: 'Vendors', value: `All ${programme.vendors.length} of ${registrant.name}` };
  if (vendors === undefined || vendors.length < 2) return { key: 'Vendor', value: one };
  if (vendors.length > NAMED) return { key: 'Vendors', value: `${vendors.length}, named in section 4` };
  return { key: 'Vendors', value: list(vendors.map(({ ref, name }) => `${ref} ${name}`)) };
}

function statusLine({ status, approval }: Printed): string {
  if (approval) return `Final, approved by ${approval.approver} at ${when(approval.decidedAt)}`;
  return `${status}: not approved, not to be relied on`;
}

function graveFindings({ findings, programme, narrowed, packet }: Manifest): KeyValue['value'] {
  if (programme) return graveLines(programme.findings);
  const grave = openGraveFindings(findings);
  if (grave.length === 0)
    return narrowed && packet.kind !== 'DP' ? 'None among what this packet keeps' : 'None at the cut-off';
  return grave.flatMap((one, index) => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    link(one.ref),
    { text: ` ${one.severity}, due ${one.dueOn}: ${one.title}` },
  ]);
}

/** A line of a programme packet begins its standing with the severity. */
function graveLines(findings: NonNullable<Manifest['programme']>['findings']): string {
  const grave = findings.filter(({ state, standing }) => state === 'open' && /^(?:high|critical),/u.test(standing));
  return list(
    grave.map(({ ref, vendorRef, standing }) => `${ref} (${vendorRef}, ${standing})`),
    'None at the cut-off',
  );
}

/** Section 1, the rest of the cover's facts. */
export function controlSheet(printed: Printed): Block[] {
  const { manifest } = printed;
  return [
    { kind: 'heading', level: 1, number: '1', text: 'Control sheet' },
    { kind: 'keyValues', items: [...who(printed), ...made(manifest), ...counted(manifest)] },
    {
      kind: 'paragraph',
      small: true,
      text: 'Every page carries the packet reference, its status when printed, and "page x of y"; the total is on every page. What happens to a packet later (superseded by a newer one, or withdrawn) is shown by the portal and never changes this file. Questions go to the person named under "Prepared by".',
    },
  ];
}

function who({ manifest, status, manifestSha256 }: Printed): KeyValue[] {
  const { packet, registrant, vendor, period } = manifest;
  return [
    { key: 'Packet', value: `${packet.ref}, identifier ${packet.id}` },
    { key: 'Kind', value: `${packet.kind}: ${KIND_NAMES[packet.kind]}; ${KIND_WORDS[packet.kind]}` },
    ...(packet.subject ? [{ key: 'About', value: packet.subject.title }] : []),
    { key: 'Status when printed', value: status },
    {
      key: 'Registrant',
      value: `${registrant.name}; filer status ${spaced(registrant.filerStatus)}; fiscal year ends ${registrant.fiscalYearEnd}; framework ${registrant.framework}`,
    },
    vendorFact(manifest, `${vendor.ref} ${vendor.name} (${vendor.legalName}), ${vendor.country}; ${vendor.state}`),
    { key: 'Period', value: `${period.code}, ${period.startsOn} to ${period.endsOn}; ${period.state} at the cut-off` },
    { key: 'As of', value: packet.asOf },
    { key: 'Manifest digest (SHA-256)', value: [{ text: manifestSha256, mono: true }] },
  ];
}

function made(manifest: Manifest): KeyValue[] {
  const { packet, cutOffAt, catalogue, template, portalVersion, format } = manifest;
  return [
    { key: 'Prepared by', value: `${packet.preparedBy}, requested at ${when(packet.requestedAt)}` },
    {
      key: 'Data cut-off',
      value: `${when(cutOffAt)} (UTC). All tables were read in one database snapshot at this moment.`,
    },
    {
      key: 'Catalogue',
      value: [
        { text: `${catalogue.title}, ${catalogue.code} ${catalogue.version}, SHA-256 ` },
        { text: catalogue.sha256, mono: true },
      ],
    },
    { key: 'Questionnaire', value: questionnaires(manifest) },
    { key: 'Template and formats', value: `${template}; ${format}; PDF/A-3a with attached files` },
    { key: 'Portal', value: `Holdfast ${portalVersion}` },
    { key: 'Previous packet', value: earlierPacket(manifest) },
  ];
}

function earlierPacket({ previous, packet, delta }: Manifest): KeyValue['value'] {
  if (delta !== undefined)
    return [
      { text: `${delta.before.ref}, which it starts from, as of ${delta.before.asOf}, manifest ` },
      { text: delta.before.manifestSha256, mono: true },
    ];
  if (previous === null)
    return packet.kind === 'VP'
      ? 'None: this is the first packet of this vendor'
      : 'Packets of this kind are compared in the portal';
  return [
    { text: `${previous.ref}, issued ${when(previous.issuedAt)}, manifest ` },
    { text: previous.manifestSha256, mono: true },
  ];
}

function questionnaires({ questionSets, period, programme, vendors = [] }: Manifest): KeyValue['value'] {
  if (programme || vendors.length > 1) return 'Each vendor answers its own; see its packet';
  if (questionSets === undefined) return 'Not held when this packet was built';
  if (questionSets.length === 0) return `None was opened for this vendor in ${period.code}`;
  return questionSets.flatMap((one, at) => [
    {
      text: `${at === 0 ? '' : '\n'}${one.title}, ${one.questionnaire} ${one.version}: ${plural(one.answers, 'answer')} to ${plural(one.questions, 'question')}, some of them asked of each service, ${spaced(one.state)}${one.submittedAt === null ? '' : `, submitted by ${one.submittedBy ?? ''} ${when(one.submittedAt)}`}, ${plural(one.openQueries, 'open query', 'open queries')}; SHA-256 `,
    },
    { text: one.sha256, mono: true },
  ]);
}

function counted({ exhibits, log }: Manifest): KeyValue[] {
  const attached = exhibits.filter((one) => one.attachedAs !== null).length;
  return [
    { key: 'Exhibits', value: `${plural(exhibits.length, 'exhibit')} listed, ${attached} attached to this file` },
    {
      key: 'Audit trail at cut-off',
      value: `${plural(log.events, 'event')}, last one ${log.lastAt === null ? 'none' : `${when(log.lastAt)} (${log.lastEventId ?? ''})`}`,
    },
  ];
}

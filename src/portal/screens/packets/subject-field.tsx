import { useQuery } from '@tanstack/react-query';
import { requirementsOfQuery } from '../../api/catalogue';
import { disruptionsQuery } from '../../api/disruptions';
import { packetsQuery, type PacketSummary } from '../../api/packets';
import { vendorNamesQuery } from '../../api/people';
import { servicesQuery } from '../../api/vendors';
import { ComboBox } from '../../parts/combo-box';
import { usePacketsCopy } from './packets.copy';

export type Kind = PacketSummary['kind'];
export const PACKET_KINDS: readonly Kind[] = ['VP', 'SP', 'RP', 'IP', 'DP', 'PP'];

/** Which member of the request a kind is about; a programme packet is about everything. */
const SUBJECT_OF: Record<Kind, string | null> = {
  VP: 'vendorId',
  SP: 'serviceId',
  PP: null,
  RP: 'requirementCode',
  IP: 'disruptionId',
  DP: 'basePacketId',
};

/** The member of the request that says what the packet is about. */
export function aboutOf(kind: Kind, subject: string | null): Record<string, string> {
  const part = SUBJECT_OF[kind];
  return part === null || subject === null ? {} : { [part]: subject };
}

interface Props {
  value: string | null;
  onChange: (id: string | null) => void;
}

function VendorField(props: Props) {
  const t = usePacketsCopy();
  const { data = [] } = useQuery(vendorNamesQuery);
  return <ComboBox label={t('vendor')} name="vendorId" options={data} {...props} />;
}

function ServiceField(props: Props) {
  const t = usePacketsCopy();
  const { data = [] } = useQuery(servicesQuery());
  const options = data.map(({ id, ref, name, vendorName }) => ({ id, label: `${ref} ${name}, ${vendorName}` }));
  return <ComboBox label={t('service')} name="serviceId" options={options} {...props} />;
}

function RequirementField({ versionId, ...props }: Props & { versionId: string }) {
  const t = usePacketsCopy();
  const { data = [] } = useQuery(requirementsOfQuery(versionId));
  const options = data
    .filter(({ scope }) => scope !== 'programme')
    .map(({ code, title }) => ({ id: code, label: `${code} ${title}` }));
  return <ComboBox label={t('requirement')} name="requirementCode" options={options} {...props} />;
}

function EventField(props: Props) {
  const t = usePacketsCopy();
  const { data } = useQuery(disruptionsQuery());
  const options = (data?.items ?? []).map(({ id, ref, title, vendorName }) => ({
    id,
    label: `${ref} ${title}, ${vendorName}`,
  }));
  return <ComboBox label={t('event')} name="disruptionId" options={options} {...props} />;
}

function BaseField(props: Props) {
  const t = usePacketsCopy();
  const { data } = useQuery(packetsQuery);
  const options = (data?.items ?? [])
    .filter(({ kind, issuedAt }) => kind === 'VP' && issuedAt !== null)
    .map(({ id, ref, subject, periodCode, asOf }) => ({ id, label: `${ref} ${subject}, ${periodCode}, ${asOf}` }));
  return <ComboBox label={t('base')} name="basePacketId" hint={t('baseHint')} options={options} {...props} />;
}

const FIELDS: Partial<Record<Kind, typeof VendorField>> = {
  ...{ VP: VendorField, SP: ServiceField, IP: EventField, DP: BaseField },
};

type Period = { catalogueVersionId: string | null } | undefined;

/** What a packet of this kind is about; requirements are those of the period's catalogue. */
export function SubjectField({ kind, period, ...field }: Props & { kind: Kind; period: Period }) {
  const versionId = period?.catalogueVersionId;
  if (kind === 'RP' && versionId) return <RequirementField versionId={versionId} {...field} />;
  const Field = FIELDS[kind];
  return Field ? <Field {...field} /> : null;
}

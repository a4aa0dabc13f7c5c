import type { EntityManager } from 'typeorm';
import { comparePackets } from '../comparison/comparison.rules';
import type { Manifest } from '../manifest.model';
import { manifestOf, manifestText } from '../manifest.rules';
import type { Snapshot, SubjectFacts } from '../snapshot.model';
import { rows } from '../../foundation/sql-columns';
import { beginTaking, takeVendor, type Taking } from '../snapshot/take-vendor';
import type { PacketKind } from '../packet-kinds.rules';
import { narrowToChanges } from './delta.rules';
import { markNarrowed } from './left-out.rules';
import { mergeVendors } from './merge.rules';
import { narrowToDisruption, narrowToRequirement, narrowToService } from './narrow.rules';
import { takeProgramme } from './take-programme';

/**
 * Everything that a packet says, read in one transaction that must see one moment (REPEATABLE READ): the rows of every
 * table agree with each other. What a narrower packet leaves out is counted.
 */
export async function takeSnapshot(
  manager: EntityManager,
  stamp: { packetId: string; cutOffAt: string; portalVersion: string },
  tell: Tell = () => Promise.resolve(),
): Promise<Snapshot> {
  const taking = { ...(await beginTaking(manager, stamp)), tell };
  return TAKERS[taking.asked.packet.kind](taking);
}

/** Hears how many of the vendors were read. */
export type Tell = (done: number, total: number) => Promise<void>;
type Told = Taking & { tell: Tell };

const TAKERS: Record<PacketKind, (taking: Told) => Promise<Snapshot>> = {
  VP: (taking) => takeVendor(taking, whole(taking.asked.vendorId)),
  SP: takeService,
  PP: takeProgramme,
  RP: takeRequirement,
  IP: takeIncident,
  DP: takeDelta,
};

function whole(id: string | null): string {
  if (id === null) throw new Error('A packet of this kind names what it is about.');
  return id;
}

const TOLD_EVERY = 10;

const about = (snapshot: Snapshot, subject: SubjectFacts): Snapshot => ({
  ...snapshot,
  packet: { ...snapshot.packet, subject },
});

/** The service of its vendor, and every vendor here that a dependency of it is matched with. */
async function takeService(taking: Taking): Promise<Snapshot> {
  const id = whole(taking.asked.serviceId);
  const full = await takeVendor(taking, whole(taking.asked.vendorId));
  const service = full.services.find((one) => one.id === id);
  if (!service) throw new Error('The service is not in the register.');
  const subject: SubjectFacts = { kind: 'service', id, ref: service.ref, title: `${service.ref} ${service.name}` };
  const rule = `what was asked of ${subject.title} or of its vendor as a whole, and everything that stands behind it`;
  const own = markNarrowed(full, narrowToService(full, id), rule);
  const providers: Snapshot[] = [];
  for (const vendorId of providersOf(own)) providers.push(await takeVendor(taking, vendorId));
  if (providers.length === 0) return about({ ...own, vendors: [own.vendor] }, subject);
  const names = providers.map(({ vendor }) => `${vendor.ref} ${vendor.name}`).join(', ');
  const narrowed = { rule: `${rule}; and, because it rests on them, everything about ${names}`, omitted: {} };
  return about({ ...mergeVendors([own, ...providers], own), narrowed }, subject);
}

function providersOf({ inventory, vendor }: Snapshot): string[] {
  const matched = (inventory?.dependencies ?? []).flatMap(({ match }) => match?.providerVendorId ?? []);
  return [...new Set(matched)].filter((id) => id !== vendor.id).sort();
}

async function takeIncident(taking: Taking): Promise<Snapshot> {
  const id = whole(taking.asked.disruptionId);
  const full = await takeVendor(taking, whole(taking.asked.vendorId));
  const event = full.events?.disruptions.find((one) => one.id === id);
  if (!event) throw new Error('The event lies outside the period of the packet.');
  const subject: SubjectFacts = { kind: 'disruption', id, ref: event.ref, title: `${event.ref} ${event.title}` };
  const rule = `the event ${subject.title}, the services that it hit, the plans that were started, what it counts as, and what was found by it`;
  return about(markNarrowed(full, narrowToDisruption(full, id), rule), subject);
}

/** Vendors are read one after the other, and of each only what the requirement needs is held on to. */
async function takeRequirement(taking: Told): Promise<Snapshot> {
  const code = whole(taking.asked.requirementCode);
  const requirement = taking.catalogue.catalogue.requirements.find(({ id }) => id === code);
  const subject: SubjectFacts = {
    kind: 'requirement',
    id: code,
    ref: code,
    title: `${code} ${requirement?.title ?? ''}`,
  };
  const asked = await rows<{ id: string }>(
    taking.manager,
    `SELECT v.id FROM vendor v WHERE EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $1 AND o.requirement_code = $2) ORDER BY v.ref`,
    [taking.period.id, code],
  );
  const rule = `what was asked under ${subject.title}, of every vendor that it was asked of, and everything that stands behind the answers`;
  const parts: Snapshot[] = [];
  for (const [at, { id }] of asked.entries()) {
    if (at % TOLD_EVERY === 0) await taking.tell(at, asked.length);
    const full = await takeVendor(taking, id);
    parts.push(markNarrowed(full, narrowToRequirement(full, code), rule));
  }
  const [first] = parts;
  if (!first) throw new Error(`${code} was asked of no vendor in ${taking.period.code}.`);
  const merged = mergeVendors(parts, { ...first, vendor: allVendors(first), previous: null });
  return about({ ...merged, narrowed: { rule, omitted: commonOmissions(parts) } }, subject);
}

/** Sections that are empty for each of the vendors. */
function commonOmissions(parts: readonly Snapshot[]): Record<string, string> {
  const [first, ...rest] = parts.map(({ narrowed }) => narrowed?.omitted ?? {});
  const shared = Object.entries(first ?? {}).filter(([section]) => rest.every((one) => section in one));
  return Object.fromEntries(
    shared.map(([section]) => [
      section,
      'Nothing under this heading stands behind what was asked under this requirement.',
    ]),
  );
}

/** What stands for "the vendor" where a packet speaks of all of them. */
function allVendors({ registrant }: Snapshot): Snapshot['vendor'] {
  const { id, name } = registrant;
  return {
    ...{ id, ref: 'ALL', name: 'All vendors', legalName: `all vendors of ${name}`, country: '', state: 'active' },
    ...{ sectors: [], summary: '', contractNoticeMinutes: null },
  };
}

async function takeDelta(taking: Taking): Promise<Snapshot> {
  const full = await takeVendor(taking, whole(taking.asked.vendorId));
  const id = whole(taking.asked.basePacketId);
  const [base] = await rows<{ ref: string; manifest: string; sha256: string }>(
    taking.manager,
    'SELECT ref, manifest, manifest_sha256 AS sha256 FROM packet WHERE id = $1 AND manifest IS NOT NULL',
    [id],
  );
  if (!base) throw new Error('The packet to start from is gone.');
  const now = provisional(full);
  const before = { manifest: JSON.parse(base.manifest) as Manifest, manifestSha256: base.sha256 };
  const delta = comparePackets(before, { manifest: now, manifestSha256: manifestText(now).sha256 });
  const subject: SubjectFacts = { kind: 'packet', id, ref: base.ref, title: `${full.vendor.name}, since ${base.ref}` };
  const rule = `what was added or changed since ${base.ref}, as of ${delta.before.asOf}; what did not change stands there`;
  const narrow = markNarrowed(full, narrowToChanges(full, now, delta), rule);
  return about({ ...narrow, delta }, subject);
}

/** The whole manifest that would be made of it, as far as a comparison asks; no file is read for it. */
function provisional(snapshot: Snapshot): Manifest {
  return manifestOf({ snapshot, vault: new Map(), attachMaxBytes: 0 });
}

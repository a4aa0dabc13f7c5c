import type { Snapshot } from '../snapshot.model';
import { readAccessOfAll } from '../snapshot/access';
import { readLogPosition, readRegistrant } from '../snapshot/identity';
import { journalOf } from '../snapshot/journal';
import type { Registers } from '../snapshot/registers';
import type { Reading, Taking } from '../snapshot/take-vendor';
import { readProgramme, readProgrammeCounts } from './read-programme';

/** All vendors in lines: populations to scope by and to sample from. No exhibits, and nothing about one vendor in full. */
export async function takeProgramme(taking: Taking): Promise<Snapshot> {
  const { manager, asked, stamp, period, catalogue } = taking;
  const { packet } = asked;
  const registrant = await readRegistrant(manager);
  const journal = journalOf(manager);
  const from: Registers = { manager, vendorId: registrant.id, period, asOf: packet.asOf };
  const reading: Reading = (table, read) => journal.reading(table, (heard) => read({ ...from, manager: heard }));
  const at = { catalogue: catalogue.catalogue, asOf: packet.asOf, periodId: period.id };
  const programme = await readProgramme(reading, at);
  return {
    packet: {
      ...packet,
      subject: { kind: 'programme', id: period.id, ref: period.code, title: 'All vendors' },
    },
    ...{ ...stamp, registrant, period, catalogue: catalogue.facts, previous: null, programme },
    vendor: {
      ...{ id: registrant.id, ref: 'ALL', name: 'All vendors', legalName: `all vendors of ${registrant.name}` },
      ...{ country: '', state: 'active', sectors: [], summary: '', contractNoticeMinutes: null },
    },
    log: await readLogPosition(manager),
    ...{ services: [], sites: [], systems: [], obligations: [], plans: [], exercises: [], findings: [] },
    ...{ exceptions: [], submissions: [], attestations: [], evidence: [], custody: [] },
    access: await reading('Access and changes', readAccessOfAll),
    controlCounts: await reading('Control totals', readProgrammeCounts),
    queries: journal.queries,
  };
}

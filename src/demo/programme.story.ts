import { DraftsService } from '../catalogue/drafts.service';
import type { OwnRequirement } from '../catalogue/own-requirement.rules';
import { RawBody } from '../foundation/raw-body';
import { ImportApplication } from '../imports/import-application.service';
import { ImportsService } from '../imports/imports.service';
import { MorningService } from '../notifications/morning.service';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';
import type { VendorDesk } from './vendor-desk';

const OWN_REQUIREMENT: OwnRequirement = {
  ...{ id: 'X-PPL-01', title: 'Evening call tree', scope: 'vendor', force: 'programme_policy' },
  statement: 'The vendor reaches every team leader by telephone outside office hours.',
  ...{ tiers: ['T1', 'T2'], flagsAny: [], evidence: ['EV-CALL'], frequency: 'annual', graceDays: 30 },
  ...{ retention: 'R-SOX7', checks: ['Nine of ten team leaders answered within the hour'] },
};

/** What concerns no vendor's year: contacts from a file, an own requirement that waits, and a morning's reminders. */
export function programme(stage: Stage, young: VendorDesk[]): Scene[] {
  return [
    scene('2026-01-19T15:00:00Z', 'Contacts of four vendors from a file', () => importContacts(stage, young)),
    scene('2026-11-12T16:00:00Z', 'An own requirement waits for the second line', () => draftOwn(stage)),
    scene('2026-11-21T05:00:00Z', 'Reminders of a morning', async () => {
      await stage.rooms.of(MorningService).tell(stage.registrantId);
    }),
  ];
}

async function importContacts(stage: Stage, vendors: VendorDesk[]): Promise<void> {
  const dana = await stage.crowd.as('dana');
  const rows = vendors.map(({ cast }) => {
    const domain = cast.contributor.email.split('@')[1] ?? '';
    return [cast.name, 'Night desk', 'Night duty', `night.desk@${domain}`, '+1 555 0177', 'Text message'];
  });
  const head = ['Vendor', 'Name', 'Role', 'E-mail', 'Phone', 'Second channel'];
  const text = [head, ...rows].map((row) => row.join(',')).join('\r\n');
  const file = { body: new RawBody(Buffer.from(`${text}\r\n`)), format: 'csv' as const };
  const query = { kind: 'contacts' as const, fileName: 'night desks of new vendors.csv' };
  const run = await stage.rooms.of(ImportsService).preview(dana, query, file);
  const { fileSha256, planSha256 } = run;
  await stage.rooms.of(ImportApplication).apply(dana, run.id, { fileSha256, planSha256 });
  for (const desk of vendors) await new RegistrantDesk(desk).callContacts();
}

async function draftOwn(stage: Stage): Promise<void> {
  const ines = await stage.crowd.as('ines');
  const drafts = stage.rooms.of(DraftsService);
  const draft = await drafts.start(ines, { kind: 'catalogue', title: 'Evening call tree for FY2027' });
  const tailoring = { change: 'add_requirement' as const, requirement: OWN_REQUIREMENT };
  await drafts.tailor(ines, { id: draft.id, seen: draft.version, tailoring });
}

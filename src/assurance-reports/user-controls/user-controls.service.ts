import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, Problem } from '../../foundation/problem';
import type { AssuranceReport } from '../assurance-report.entity';
import { ReportDetails } from '../report-detail';
import { lockReport, ofReport, refuseStale, requireReport, subjectOf, trimmed } from '../report-record';
import type { AssuranceReportDetail } from '../report-views.dto';
import { pastedControls } from './pasted-controls.rules';
import { UserControl } from './user-control.entity';
import { mappingOf, refusalsOfControls, refusalsOfMapping } from './mapping.rules';
import { openControls, requireControl, requirePerson } from './user-control-record';
import type {
  AddUserControls,
  CarryControls,
  MapUserControl,
  PastedControlList,
  RemoveUserControl,
} from './user-controls.dto';

/** Controls that a SOC 1 report expects at the registrant, each mapped to a control of its own. No vendor sees any of this. */
@Injectable()
export class UserControlsService {
  constructor(
    private readonly work: Work,
    private readonly details: ReportDetails,
  ) {}

  /** What a pasted list would become, row by row; nothing is written. */
  preview(actor: Actor, id: string, text: string): Promise<PastedControlList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireReport(manager, id);
      const known = await openControls(manager, id);
      const items = pastedControls(
        text,
        known.map(({ label }) => label),
      );
      return { items, total: items.length, refused: items.filter(({ problems }) => problems.length > 0).length };
    });
  }

  /** All or nothing: a row that is refused is named by its place. */
  add(actor: Actor, id: string, given: AddUserControls): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      const known = await openControls(w.manager, id);
      heed(...refusalsOfControls(given.controls, known));
      const rows = given.controls.map(({ label, text, controlRef, ownerName }) => ({
        ...{ label: label.trim(), text: text.trim() },
        ...mappingOf({ standing: trimmed(controlRef) === null ? 'unmapped' : 'mapped', controlRef, ownerName }),
        carriedFrom: null,
      }));
      await insertControls(w, report, rows);
    });
  }

  /** The controls of an earlier report with their mapping; each has to be confirmed, and is tested anew. */
  carry(actor: Actor, id: string, { fromReportId }: CarryControls): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      const from = await requireReport(w.manager, fromReportId);
      const isEarlier = from.vendorId === report.vendorId && from.kind === report.kind && from.id !== id;
      if (!isEarlier) throw carryRefused('Controls are carried forward from a report of the same vendor and kind.');
      const known = (await openControls(w.manager, id)).map(({ label }) => label.toLowerCase());
      const all = await openControls(w.manager, fromReportId);
      const fresh = all.filter(({ label }) => !known.includes(label.toLowerCase()));
      if (fresh.length === 0) throw carryRefused(`${from.ref} has no control that is not listed here already.`);
      const rows = fresh.map((one) => ({
        ...{ label: one.label, text: one.text, standing: one.standing, controlRef: one.controlRef },
        ...{ controlWords: one.controlWords, ownerName: one.ownerName, ownerPersonId: one.ownerPersonId },
        ...{ notRelevantReason: one.notRelevantReason, carriedFrom: one.id },
      }));
      await insertControls(w, report, rows);
    });
  }

  map(actor: Actor, controlId: string, given: MapUserControl): Promise<AssuranceReportDetail> {
    return this.onControl(actor, controlId, async (w, { report, control }) => {
      refuseStale({ ref: control.label, version: control.version }, given.version);
      heed(...refusalsOfMapping(given));
      await requirePerson(w, given.ownerPersonId ?? null);
      const after = mappingOf(given);
      const who = after.standing === 'unmapped' ? [null, null] : [actor.personId, w.at];
      // Mapping a control that was carried forward anew is its confirmation too.
      const confirmed = control.carriedFrom === null ? [null, null] : [actor.personId, w.at];
      await w.manager.query(
        `UPDATE user_control SET standing = $2, control_ref = $3, control_words = $4, owner_name = $5, owner_person_id = $6, not_relevant_reason = $7,
           mapped_by = $8, mapped_at = $9, confirmed_by = $10, confirmed_at = $11, version = version + 1 WHERE id = $1`,
        [
          ...[controlId, after.standing, after.controlRef, after.controlWords, after.ownerName, after.ownerPersonId],
          ...[after.notRelevantReason, ...who, ...confirmed],
        ],
      );
      const particulars = { controlId, number: control.number, before: mappingOf(control), after };
      await w.record('own-evaluation.control-mapped', subjectOf(report), particulars);
    });
  }

  remove(actor: Actor, controlId: string, given: RemoveUserControl): Promise<AssuranceReportDetail> {
    return this.onControl(actor, controlId, async (w, { report, control }) => {
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE user_control SET removed_by = $2, removed_at = $3, version = version + 1 WHERE id = $1',
        [controlId, actor.personId, w.at],
      );
      const { number } = control;
      await w.record('own-evaluation.control-removed', subjectOf(report), { controlId, number, reason });
    });
  }

  private on(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, report: AssuranceReport) => Promise<void>,
  ): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, id);
      refuseOtherKinds(report);
      await deed(w, report);
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }

  private onControl(
    actor: Actor,
    controlId: string,
    deed: (w: OpenWork, on: { report: AssuranceReport; control: UserControl }) => Promise<void>,
  ): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const { reportId } = await requireControl(w, controlId);
      const report = await lockReport(w, reportId);
      await deed(w, { report, control: await requireControl(w, controlId) });
      return this.details.of(w.manager, actor, { id: reportId, today: w.at.slice(0, 10) });
    });
  }
}

type NewControl = ReturnType<typeof mappingOf> & { label: string; text: string; carriedFrom: string | null };

async function insertControls(w: OpenWork, report: AssuranceReport, rows: readonly NewControl[]): Promise<void> {
  const [last]: { number: number }[] = await w.manager.query(
    'SELECT coalesce(max(number), 0)::int AS number FROM user_control WHERE report_id = $1',
    [report.id],
  );
  const all: UserControl[] = rows.map((row, i) => ({
    ...{ id: newId(), ...ofReport(report), number: (last?.number ?? 0) + i + 1, ...row },
    ...(row.standing === 'unmapped'
      ? { mappedBy: null, mappedAt: null }
      : { mappedBy: w.actor.personId, mappedAt: w.at }),
    ...{ confirmedBy: null, confirmedAt: null, addedBy: w.actor.personId, addedAt: w.at },
    ...{ removedBy: null, removedAt: null, version: 1 },
  }));
  await w.manager.getRepository(UserControl).insert(all);
  const controls = all.map(({ id, number, label, text, carriedFrom }) => ({ id, number, label, text, carriedFrom }));
  await w.record('own-evaluation.controls-added', subjectOf(report), { controls });
}

function refuseOtherKinds({ kind, state, ref }: AssuranceReport): void {
  if (kind !== 'soc1')
    throw new Problem('wrong-state', `${ref} is no SOC 1 report: it names no controls of user entities.`);
  if (state === 'expected') throw new Problem('wrong-state', `${ref} is not here yet.`);
  if (state === 'superseded') throw new Problem('wrong-state', `${ref} was superseded.`);
}

function carryRefused(message: string): Problem {
  return new Problem('refused', message, [{ pointer: '/fromReportId', message, code: 'nothing-to-carry' }]);
}

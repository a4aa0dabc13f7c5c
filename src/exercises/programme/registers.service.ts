import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, notFound } from '../../foundation/problem';
import { refusalOfTimeZone } from '../../outsourced-services/time-zone.rules';
import { textOrNull } from '../exercise-records';
import { drillErrors } from './drill.rules';
import { insertEntry, placeOf, type RegisterPlace } from './register-writing';
import { Drill, MaintenanceWindow, TrainingRecord } from './register.entity';
import type { RecordDrill, RecordedEntry, RecordTraining, RecordWindow } from './registers.dto';
import './programme.deeds';
import { trainingErrors, windowErrors } from './training.rules';

/** Drills, training and maintenance windows as they were. An entry is never edited: a correction names the one it corrects. */
@Injectable()
export class RegistersService {
  constructor(private readonly work: Work) {}

  recordDrill(actor: Actor, given: RecordDrill): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const facts = drillOf(given);
      heed(...drillErrors(facts, w.at.slice(0, 10)));
      const place = await placeOf(w, 'drill', given.corrects ?? null);
      return this.writeDrill(w, { ...place, ...facts, withdrawnReason: null });
    });
  }

  withdrawDrill(actor: Actor, id: string, reason: string): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const place = await placeOf(w, 'drill', id);
      return this.writeDrill(w, { ...(await found(w, Drill, id)), ...place, withdrawnReason: reason });
    });
  }

  recordTraining(actor: Actor, given: RecordTraining): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      heed(...trainingErrors(given, w.at.slice(0, 10)));
      const { audience, roleLabel, topic, heldOn, people, completed } = given;
      const facts = {
        ...{ audience, roleLabel, topic, heldOn, people, completed, note: given.note ?? '' },
        ...{ trainer: textOrNull(given.trainer), evidenceVersionId: given.evidenceVersionId ?? null },
      };
      const place = await placeOf(w, 'training_record', given.corrects ?? null);
      return this.writeTraining(w, { ...place, ...facts, withdrawnReason: null });
    });
  }

  withdrawTraining(actor: Actor, id: string, reason: string): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const place = await placeOf(w, 'training_record', id);
      return this.writeTraining(w, { ...(await found(w, TrainingRecord, id)), ...place, withdrawnReason: reason });
    });
  }

  recordWindow(actor: Actor, given: RecordWindow): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const facts = {
        ...{ title: given.title, timeZone: given.timeZone, note: given.note ?? '' },
        ...{ startsAt: new Date(given.startsAt).toISOString(), endsAt: new Date(given.endsAt).toISOString() },
        ...{ siteId: given.siteId ?? null, systemId: given.systemId ?? null },
      };
      heed(...windowErrors(facts), refusalOfTimeZone(facts.timeZone));
      const place = await placeOf(w, 'maintenance_window', given.corrects ?? null);
      return this.writeWindow(w, { ...place, ...facts, withdrawnReason: null });
    });
  }

  withdrawWindow(actor: Actor, id: string, reason: string): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const place = await placeOf(w, 'maintenance_window', id);
      return this.writeWindow(w, { ...(await found(w, MaintenanceWindow, id)), ...place, withdrawnReason: reason });
    });
  }

  private async writeDrill(w: OpenWork, row: Drill): Promise<RecordedEntry> {
    await insertEntry(w, Drill, row);
    await w.record('drill.recorded', subjectOf('drill', row), plain(row));
    return entryOf(row);
  }

  private async writeTraining(w: OpenWork, row: TrainingRecord): Promise<RecordedEntry> {
    await insertEntry(w, TrainingRecord, row);
    await w.record('training.recorded', subjectOf('training-record', row), plain(row));
    return entryOf(row);
  }

  private async writeWindow(w: OpenWork, row: MaintenanceWindow): Promise<RecordedEntry> {
    await insertEntry(w, MaintenanceWindow, row);
    await w.record('maintenance-window.recorded', subjectOf('maintenance-window', row), plain(row));
    return entryOf(row);
  }
}

function drillOf(given: RecordDrill) {
  const { kind, title, heldOn, targetMinutes, called, reached, reachedWithinTarget, minutes } = given;
  return {
    ...{ kind, title, heldOn, targetMinutes, called, reached, reachedWithinTarget, minutes, note: given.note ?? '' },
    ...{ siteId: given.siteId ?? null, serviceId: given.serviceId ?? null, exerciseId: given.exerciseId ?? null },
    minutesTo90Pct: given.minutesTo90Pct ?? null,
    registrantContact: textOrNull(given.registrantContact),
    registrantReached: given.registrantReached ?? null,
    evidenceVersionId: given.evidenceVersionId ?? null,
  };
}

async function found<T extends { id: string }>(w: OpenWork, entity: new () => T, id: string): Promise<T> {
  const [row] = await w.manager.getRepository(entity).find({ where: { id } as never });
  if (!row) throw notFound('entry');
  return row;
}

export function subjectOf(kind: string, row: Pick<RegisterPlace, 'id' | 'vendorId' | 'ref'>) {
  return { kind, id: row.id, vendorId: row.vendorId, ref: row.ref };
}

export const entryOf = ({ id, ref, number }: RecordedEntry): RecordedEntry => ({ id, ref, number });

const OWN = ['id', 'registrantId', 'vendorId', 'recordedBy', 'recordedAt'] as const;

/** What the trail keeps of a row: all but what the event itself says. */
export function plain<T extends RegisterPlace>(row: T): Omit<T, (typeof OWN)[number]> {
  const known = new Set<string>(OWN);
  return Object.fromEntries(Object.entries(row).filter(([key]) => !known.has(key))) as Omit<T, (typeof OWN)[number]>;
}

import { Injectable } from '@nestjs/common';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, Problem } from '../../foundation/problem';
import { amend, type Changes } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import { refusalOfWord } from './confirmation.rules';
import type { ConfirmDependency, ConfirmRegister, ObjectToDependency, RegisterConfirmed } from './dependency-input.dto';
import { DependencyConfirmation } from './dependency-confirmation.entity';
import type { DependencyDetail } from './dependencies.dto';
import { detailOf } from './dependency-detail';
import { Dependency } from './dependency.entity';
import { requireDependency, whatOf } from './dependency-target';
import { termsOf } from './new-dependency';
import { giverOf, refusalOfTeller, type Giver } from './teller.rules';

const NO_OBJECTION = {
  ...{ objection: null, objectionNote: '', objectedOn: null, objectedBy: '' },
  ...{ objectedRtoMinutes: null, objectedTerms: null },
};
const NO_WORD = {
  ...{ confirmedByThemOn: null, confirmedByThemBy: '', confirmedByThemPersonId: null },
  ...{ confirmedByThemHow: '', confirmedByThemTerms: null },
};

type Word = Giver & { how: string };

/** The words of both sides on what a service rests on: each dated, with who gave it and how, to the terms as read. */
@Injectable()
export class ConfirmationsService {
  constructor(private readonly work: Work) {}

  confirm(actor: Actor, id: string, given: ConfirmDependency): Promise<DependencyDetail> {
    return this.work.perform(actor, async (w) => {
      await this.confirmWithin(w, id, given);
      return detailOf(w, id, w.at.slice(0, 10));
    });
  }

  /** As `confirm`, within a Work that does more. */
  async confirmWithin(w: OpenWork, id: string, given: ConfirmDependency): Promise<void> {
    const dependency = await requireDependency(w.manager, id);
    refuseOtherTerms(dependency, given.terms);
    heed(refusalOfTeller(w.actor, given.side, dependency));
    const { how } = given;
    const word: Word = { ...giverOf(w.actor, given, { dependency, today: w.at.slice(0, 10) }), how: how.trim() };
    heed(
      refusalOfName(given.side, word),
      refusalOfWord({ ...word, side: given.side }, this.against(w, dependency, given.side)),
    );
    await this.write(w, dependency, { side: given.side, ...word });
  }

  /** One word of ours for many lines of the register, all or none. */
  confirmRegister(actor: Actor, vendorId: string, given: ConfirmRegister): Promise<RegisterConfirmed> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      for (const { id, terms } of given.items) await this.confirmWithin(w, id, { side: 'us', terms, how: given.how });
      return { confirmed: given.items.length };
    });
  }

  /** Writes down that the other side objects; their earlier word falls. */
  object(actor: Actor, id: string, given: ObjectToDependency): Promise<DependencyDetail> {
    return this.work.perform(actor, async (w) => {
      const dependency = await requireDependency(w.manager, id);
      refuseOtherTerms(dependency, given.terms);
      heed(refusalOfTeller(w.actor, 'them', dependency));
      const { givenOn, givenBy, how, objection, note, terms, statedRtoMinutes = null } = given;
      const word = { side: 'them' as const, on: givenOn, personId: null, by: givenBy.trim(), how: how.trim() };
      heed(refusalOfWord(word, { ...this.against(w, dependency, 'them'), ownerName: 'somebody' }));
      const objected = {
        ...{ objection, objectionNote: note.trim(), objectedOn: givenOn, objectedBy: word.by },
        ...{ objectedRtoMinutes: statedRtoMinutes, objectedTerms: terms },
      };
      await change(w, dependency, { ...objected, ...NO_WORD });
      await this.keep(w, dependency, { ...word, objection, note: note.trim() });
      const { serviceId } = dependency;
      const said = { serviceId, objection, note, terms, givenOn, givenBy: word.by, how: word.how };
      await w.record('dependency.objected', subjectOf(dependency), said);
      return detailOf(w, id, w.at.slice(0, 10));
    });
  }

  private against(w: OpenWork, { termsOn, ownerName, ...dependency }: Dependency, side: 'us' | 'them') {
    const { confirmedByUsBy, confirmedByUsTerms, confirmedByThemPersonId, confirmedByThemTerms, terms } = dependency;
    const us = confirmedByUsTerms === terms ? confirmedByUsBy : null;
    const them = confirmedByThemTerms === terms ? confirmedByThemPersonId : null;
    return { today: w.at.slice(0, 10), termsOn, ownerName, otherPersonId: side === 'us' ? them : us };
  }

  private async write(w: OpenWork, dependency: Dependency, word: Word & { side: 'us' | 'them' }): Promise<void> {
    const { side, on, by, personId, how } = word;
    const { terms, serviceId } = dependency;
    const words =
      side === 'us'
        ? { confirmedByUsOn: on, confirmedByUsBy: personId, confirmedByUsHow: how, confirmedByUsTerms: terms }
        : {
            ...{ confirmedByThemOn: on, confirmedByThemBy: by, confirmedByThemPersonId: personId },
            ...{ confirmedByThemHow: how, confirmedByThemTerms: terms, ...NO_OBJECTION },
          };
    await change(w, dependency, words);
    const seen = await this.keep(w, dependency, { ...word, objection: null, note: '' });
    const given = { serviceId, side, terms, seen, givenOn: on, givenBy: by, how };
    await w.record('dependency.confirmed', subjectOf(dependency), given);
  }

  /** Keeps the word as it was given, with what was seen. */
  private async keep(
    w: OpenWork,
    dependency: Dependency,
    word: Word & Pick<DependencyConfirmation, 'side' | 'objection' | 'note'>,
  ) {
    const { registrantId, vendorId, id: dependencyId, terms } = dependency;
    const seen = termsOf(dependency, await whatOf(w.manager, dependencyId));
    const { side, objection, note, on: givenOn, by: givenBy, personId, how } = word;
    await w.manager.getRepository(DependencyConfirmation).insert({
      ...{ id: newId(), registrantId, vendorId, dependencyId, side, objection, terms, seen },
      ...{ outcome: objection === null ? 'confirmed' : 'objected', givenOn, givenBy, personId, how, note },
      ...{ recordedBy: w.actor.personId, recordedAt: w.at },
    });
    return seen;
  }
}

function refuseOtherTerms(dependency: Dependency, terms: number): void {
  if (terms === dependency.terms) return;
  throw new Problem('stale-version', `${dependency.ref} was changed since you read it. Read it again, then confirm.`);
}

const refusalOfName = (side: 'us' | 'them', { by }: Word) =>
  side === 'them' && by === ''
    ? { code: 'nobody', reason: 'Name who confirmed it on their side.', pointer: '/givenBy' }
    : null;

async function change(w: OpenWork, dependency: Dependency, after: Partial<Dependency>): Promise<void> {
  const changes: Changes = Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, { before: null, after: value }]),
  );
  await amend(w.manager, { of: Dependency, id: dependency.id, version: dependency.version }, changes);
}

const subjectOf = ({ id, vendorId, ref }: Dependency) => ({ kind: 'dependency', id, vendorId, ref });

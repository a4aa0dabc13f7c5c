import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import './vendors.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { amend, changesOf, refuseStale, type Changes } from './amendment';
import { VendorContact } from './vendor-contact.entity';
import type { AddContact, ChangeContact, ContactView, VerifyContact } from './vendor-contacts.dto';
import { contactsOf, requireVendor } from './vendor-reads';

const UNVERIFIED = { verifiedOn: null, verifiedBy: null, verifiedHow: '' };
const REACHED_BY = ['name', 'email', 'phone', 'channel2'];

/** People of the vendor whom the registrant reaches in a disruption. A check of the address is a fact of its own. */
@Injectable()
export class VendorContactsService {
  constructor(private readonly work: Work) {}

  add(actor: Actor, vendorId: string, given: AddContact): Promise<ContactView> {
    return this.work.perform(actor, async (w) => one(w.manager, await this.addWithin(w, vendorId, given)));
  }

  /** As `add`, within a Work that does more. */
  async addWithin(w: OpenWork, vendorId: string, given: AddContact): Promise<{ id: string; vendorId: string }> {
    const vendor = await requireVendor(w.manager, vendorId);
    const { name, roleLabel, email } = given;
    const particulars = { name, roleLabel, email, phone: given.phone ?? '', channel2: given.channel2 ?? '' };
    const row = { id: newId(), registrantId: vendor.registrantId, vendorId, ...particulars, ...UNVERIFIED };
    await w.manager.getRepository(VendorContact).insert({
      ...row,
      ...{ addedBy: w.actor.personId, addedAt: w.at, removedBy: null, removedAt: null, version: 1 },
    });
    await w.record('vendor.contact-added', subjectOf(row, vendor.ref), { contactId: row.id, ...particulars });
    return { id: row.id, vendorId };
  }

  /** A changed name, address or number has to be verified again. */
  change(actor: Actor, contactId: string, given: ChangeContact): Promise<ContactView> {
    return this.work.perform(actor, async (w) => one(w.manager, await this.changeWithin(w, contactId, given)));
  }

  async changeWithin(w: OpenWork, contactId: string, given: ChangeContact): Promise<{ id: string; vendorId: string }> {
    const contact = await contactOf(w.manager, contactId);
    const { version, ...fields } = given;
    refuseStale(contact, version);
    const changes = changesOf(contact, fields);
    if (Object.keys(changes).length === 0) return contact;
    const doubtful = REACHED_BY.some((name) => name in changes);
    const all: Changes = doubtful ? { ...changes, ...changesOf(contact, UNVERIFIED) } : changes;
    await amend(w.manager, { of: VendorContact, id: contactId, version }, all);
    await record(w, contact, { deed: 'vendor.contact-changed', particulars: { changes: all } });
    return contact;
  }

  verify(actor: Actor, contactId: string, given: VerifyContact): Promise<ContactView> {
    return this.work.perform(actor, async (w) => {
      const contact = await contactOf(w.manager, contactId);
      const verified = { verifiedOn: w.at.slice(0, 10), verifiedBy: actor.personId, verifiedHow: given.how };
      refuseStale(contact, given.version);
      const row = { of: VendorContact, id: contactId, version: given.version };
      await amend(w.manager, row, changesOf(contact, verified));
      const particulars = { on: verified.verifiedOn, how: given.how };
      await record(w, contact, { deed: 'vendor.contact-verified', particulars });
      return one(w.manager, contact);
    });
  }

  remove(actor: Actor, contactId: string): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const contact = await contactOf(w.manager, contactId);
      const removed = changesOf(contact, { removedBy: actor.personId, removedAt: w.at });
      await amend(w.manager, { of: VendorContact, id: contactId, version: contact.version }, removed);
      await record(w, contact, { deed: 'vendor.contact-removed', particulars: {} });
    });
  }
}

const subjectOf = ({ vendorId }: { vendorId: string }, ref: string) => ({
  kind: 'vendor',
  id: vendorId,
  vendorId,
  ref,
});

type ContactDeed =
  | { deed: 'vendor.contact-changed'; particulars: { changes: Changes } }
  | { deed: 'vendor.contact-verified'; particulars: { on: string; how: string } }
  | { deed: 'vendor.contact-removed'; particulars: object };

async function record(w: OpenWork, contact: VendorContact, what: ContactDeed): Promise<void> {
  const vendor = await requireVendor(w.manager, contact.vendorId);
  const who = { contactId: contact.id, name: contact.name };
  const subject = subjectOf(contact, vendor.ref);
  if (what.deed === 'vendor.contact-changed') await w.record(what.deed, subject, { ...who, ...what.particulars });
  else if (what.deed === 'vendor.contact-verified') await w.record(what.deed, subject, { ...who, ...what.particulars });
  else await w.record(what.deed, subject, who);
}

async function contactOf(manager: EntityManager, id: string): Promise<VendorContact> {
  const contact = await manager.getRepository(VendorContact).findOne({ where: { id, removedAt: IsNull() } });
  if (!contact) throw notFound('contact');
  return contact;
}

async function one(manager: EntityManager, row: { id: string; vendorId: string }): Promise<ContactView> {
  const contact = (await contactsOf(manager, row.vendorId)).find(({ id }) => id === row.id);
  if (!contact) throw notFound('contact');
  return contact;
}

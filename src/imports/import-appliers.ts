import { Injectable } from '@nestjs/common';
import { PeopleService } from '../access/people.service';
import type { InvitePerson } from '../access/people.dto';
import type { OpenWork } from '../audit-trail/work';
import type { AddSite, AddSystem } from '../outsourced-services/places.dto';
import { PlacesService } from '../outsourced-services/places.service';
import { factsOf, ScopeService } from '../outsourced-services/scope.service';
import type { DecideScope } from '../outsourced-services/scope.dto';
import type { AddService } from '../outsourced-services/services.dto';
import { ServicesService } from '../outsourced-services/services.service';
import { proposeTier } from '../outsourced-services/tiering.rules';
import type { AddContact } from '../vendors/vendor-contacts.dto';
import { VendorContactsService } from '../vendors/vendor-contacts.service';
import type { RegisterVendor } from '../vendors/vendors.dto';
import { VendorsService } from '../vendors/vendors.service';
import type { ImportKind } from './import-columns.rules';
import type { Existing } from './import-facts.model';
import type { PlannedRow } from './import-plan.rules';

export interface Applied {
  id: string;
  ref: string;
  /** For a person: the address that sets the password, shown once. */
  invitationUrl?: string | null;
}

/** A row on its way into the register. */
export interface RowToApply {
  planned: PlannedRow;
  existing: Existing | null;
  /** Reference of the import, for reasons. */
  runRef: string;
}

type Applier = (w: OpenWork, row: RowToApply) => Promise<Applied>;

/** Does for a row what a person does by hand: the same services, rules and deeds, within the import's one Work. */
@Injectable()
export class ImportAppliers {
  constructor(
    private readonly vendors: VendorsService,
    private readonly contacts: VendorContactsService,
    private readonly services: ServicesService,
    private readonly scopes: ScopeService,
    private readonly places: PlacesService,
    private readonly people: PeopleService,
  ) {}

  private readonly by: Record<ImportKind, Applier> = {
    vendors: (w, { planned: { values }, existing }) =>
      existing
        ? this.vendors.changeWithin(w, existing.id, { ...(values as object), version: existing.version })
        : this.vendors.registerWithin(w, values as unknown as RegisterVendor),
    services: (w, row) => this.service(w, row),
    sites: (w, { planned, existing }) => this.site(w, planned, existing),
    systems: (w, { planned, existing }) => this.system(w, planned, existing),
    contacts: async (w, { planned, existing }) => {
      const { vendor, ...given } = planned.values;
      const { id } = existing
        ? await this.contacts.changeWithin(w, existing.id, { ...(given as object), version: existing.version })
        : await this.contacts.addWithin(w, planned.vendorId ?? '', given as unknown as AddContact);
      return { id, ref: `${String(given['name'])} (${String(vendor)})` };
    },
    people: async (w, { planned }) => {
      const { name, email, title, role, endsOn } = planned.values as unknown as InvitePerson;
      const given = { name, email, role, ...(title && { title }), ...(endsOn && { endsOn }) };
      const invited = { ...given, ...(planned.vendorId === null ? {} : { vendorId: planned.vendorId }) };
      const { id, invitationUrl } = await this.people.inviteWithin(w, invited);
      return { id, ref: email, invitationUrl };
    },
  };

  apply(w: OpenWork, kind: ImportKind, row: RowToApply): Promise<Applied> {
    return this.by[kind](w, row);
  }

  private async service(w: OpenWork, { planned, existing, runRef }: RowToApply): Promise<Applied> {
    const { name, category, description } = planned.values as unknown as AddService;
    const given = { name, category, ...(description === undefined ? {} : { description }) };
    const done = existing
      ? await this.services.changeWithin(w, existing.id, { ...given, version: existing.version })
      : await this.services.addWithin(w, planned.vendorId ?? '', given);
    if (!decidesScope(planned, existing)) return done;
    const [row]: { version: number }[] = await w.manager.query('SELECT version FROM service WHERE id = $1', [done.id]);
    await this.scopes.decideWithin(w, done.id, scopeOf(planned, { runRef, version: row?.version ?? 0 }));
    return done;
  }

  private async site(w: OpenWork, planned: PlannedRow, existing: Existing | null): Promise<Applied> {
    const site = { ...existing?.fields, ...planned.values } as unknown as AddSite;
    const { name, kind, city, region, country, timeZone, hazardZones } = site;
    const given = { name, kind, city, region: region ?? '', country, timeZone, hazardZones: hazardZones ?? [] };
    const vendorId = planned.vendorId ?? '';
    if (!existing) return { id: await this.places.addSiteWithin(w, vendorId, given), ref: name };
    await this.places.changeSiteWithin(w, { vendorId, siteId: existing.id }, { ...given, version: existing.version });
    return { id: existing.id, ref: name };
  }

  private async system(w: OpenWork, planned: PlannedRow, existing: Existing | null): Promise<Applied> {
    const { name, kind, description } = { ...existing?.fields, ...planned.values } as unknown as AddSystem;
    const [given, vendorId] = [{ name, kind, description: description ?? '' }, planned.vendorId ?? ''];
    if (!existing) return { id: await this.places.addSystemWithin(w, vendorId, given), ref: name };
    await this.places.changeSystemWithin(
      w,
      { vendorId, systemId: existing.id },
      { ...given, version: existing.version },
    );
    return { id: existing.id, ref: name };
  }
}

/** Where it is decided already, the plan let through only what is the same. */
const decidesScope = ({ values }: PlannedRow, existing: Existing | null): boolean =>
  values['impactAnalysis'] !== undefined && (existing?.fields['tier'] ?? null) === null;

/** The tier is the one that the rule proposes; whoever means another decides it on the service. */
function scopeOf({ values }: PlannedRow, { runRef, version }: { runRef: string; version: number }): DecideScope {
  const given = { flags: [], ...values } as unknown as DecideScope;
  const { impactAnalysis, mtpdMinutes, highestImpact, substitutability, volumeSharePct, sensitiveData } = given;
  const { lifeSafety, icfrRelevant, sharedConcentration, regulatorCallsCritical, flags, accounts, icfrReason } = given;
  const facts = {
    ...{ impactAnalysis, ...(mtpdMinutes === undefined ? {} : { mtpdMinutes }), highestImpact, substitutability },
    ...{ volumeSharePct, sensitiveData, lifeSafety, icfrRelevant, sharedConcentration, regulatorCallsCritical },
  };
  const { tier } = proposeTier(factsOf(facts));
  const reason = `As the rule proposes; entered with import ${runRef}`;
  return { ...facts, tier, flags, accounts: accounts ?? '', icfrReason, reason, version };
}

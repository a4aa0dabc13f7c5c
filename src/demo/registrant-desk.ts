import type { Flag } from '../catalogue/catalogue.rules';
import type { Actor } from '../foundation/actor';
import { SchedulingService } from '../obligations/scheduling.service';
import { ImpactAgreementService } from '../outsourced-services/impact/impact-agreement.service';
import { ImpactDraftsService } from '../outsourced-services/impact/impact-drafts.service';
import { ObjectivesService } from '../outsourced-services/objectives.service';
import { PlacesService } from '../outsourced-services/places.service';
import { ScopeService } from '../outsourced-services/scope.service';
import { ServiceLinksService } from '../outsourced-services/service-links.service';
import { ServicesService } from '../outsourced-services/services.service';
import { VendorContactsService } from '../vendors/vendor-contacts.service';
import { VendorLifecycleService } from '../vendors/vendor-lifecycle.service';
import { VendorsService } from '../vendors/vendors.service';
import { toldPeaks, toldScores } from './told-impact';
import type { Name } from './vendor-cast';
import type { VendorDesk } from './vendor-desk';

const NOTICE_MINUTES = 60;

/** What the registrant's people do to take a vendor on: Dana keeps the register, Ines decides, Ruben approves. */
export class RegistrantDesk {
  constructor(private readonly desk: VendorDesk) {}

  /** Registers the vendor with its contacts, and lets Sam invite its people. */
  async register(): Promise<void> {
    const { cast } = this.desk;
    const dana = await this.as('dana');
    const { name, legalName, country, sectors, summary } = cast;
    const vendors = this.of(VendorsService);
    const notice = { contractNoticeMinutes: NOTICE_MINUTES, contractNoticeFrom: 'detection' as const };
    const particulars = { name, legalName, country, sectors, summary, ...notice };
    const vendor = await vendors.register(dana, particulars);
    this.desk.vendorId = vendor.id;
    await this.invite('contributor', cast.contributor);
    await this.invite('attestor', cast.attestor);
    await this.contact(dana, cast.contributor, 'Continuity coordinator');
    await this.contact(dana, cast.attestor, 'Accountable executive');
    await this.contact(dana, deputyOf(cast), 'Deputy coordinator');
    const reason = 'Contract signed; continuity onboarding begins.';
    await this.of(VendorLifecycleService).move(dana, vendor.id, { to: 'onboarding', reason });
  }

  /** Enters the service with its places and systems. */
  async addService(): Promise<void> {
    const { cast, vendorId } = this.desk;
    const dana = await this.as('dana');
    const { name, category, description } = cast.service;
    const service = await this.of(ServicesService).add(dana, vendorId, { name, category, description });
    this.desk.serviceId = service.id;
    const places = this.of(PlacesService);
    const siteIds: string[] = [];
    for (const site of cast.sites) siteIds.push((await places.addSite(dana, vendorId, site)).id);
    this.desk.siteIds = siteIds;
    const systemIds: string[] = [];
    for (const system of cast.systems) systemIds.push((await places.addSystem(dana, vendorId, system)).id);
    await this.of(ServiceLinksService).setSites(dana, service.id, siteIds);
    await this.of(ServiceLinksService).setSystems(dana, service.id, systemIds);
  }

  /** Ines decides tier and relevance; where she departs from the rule's proposal, Ruben approves. */
  async decideScope(): Promise<void> {
    const { service } = this.desk.cast;
    const icfrRelevant = service.flags.includes('icfr_relevant');
    const facts = tieringFacts(this.desk);
    const { version } = await this.of(ServicesService).one(await this.as('ines'), this.desk.serviceId);
    const decision = await this.of(ScopeService).decide(await this.as('ines'), this.desk.serviceId, {
      ...facts,
      tier: service.tier,
      flags: service.flags.filter((flag): flag is Flag => flag !== 'icfr_relevant'),
      accounts: service.accounts,
      icfrReason: icfrRelevant
        ? 'Records and reports our transactions; holds records that we rely on.'
        : 'Neither starts, records nor reports our transactions.',
      reason: `Impact analysis of the year: harm is unacceptable after ${service.mtpdMinutes} minutes.`,
      version,
    });
    if (!decision.needsApproval) return;
    const reason = 'The reason given holds; concentration and volume speak for it.';
    await this.of(ScopeService).answer(await this.freshly('ruben'), decision.id, { decision: 'approved', reason });
  }

  /** The vendor scores how harm grows over time; Dana and the vendor's executive accept. */
  async agreeImpact(): Promise<void> {
    const { service } = this.desk.cast;
    if (!service.objectives) return;
    const contributor = await this.desk.contributor();
    const [drafts, agreement] = [this.of(ImpactDraftsService), this.of(ImpactAgreementService)];
    const { id, version } = await drafts.open(contributor, this.desk.serviceId);
    const note = 'Workshop of both sides; scores as in the business impact analysis on file.';
    const content = { scores: toldScores(service), peaks: toldPeaks(service), note, version };
    const written = await drafts.write(contributor, id, content);
    await drafts.propose(contributor, id, written.version);
    await agreement.accept(await this.desk.attestor(), id);
    await agreement.accept(await this.as('dana'), id);
  }

  /** Dana proposes the objectives; vendor and registrant accept. */
  async agreeObjectives(): Promise<void> {
    const { objectives } = this.desk.cast.service;
    if (!objectives) return;
    const { rtoMinutes, rpoMinutes, wrtMinutes, mbcoPct } = objectives;
    const numbers = { rtoMinutes, rpoMinutes, wrtMinutes, mbcoPct };
    const sets = this.of(ObjectivesService);
    const note = 'Schedule D of the service agreement.';
    const set = await sets.propose(await this.as('dana'), this.desk.serviceId, { ...numbers, note });
    await sets.accept(await this.desk.contributor(), set.id);
    await sets.accept(await this.as('ines'), set.id);
  }

  /** What the year that people work in asks of the vendor. */
  async schedule(): Promise<void> {
    const { stage, vendorId } = this.desk;
    this.desk.forgetSchedule();
    await this.of(SchedulingService).schedule(await this.as('ines'), vendorId, stage.periodId);
  }

  /** Dana calls everybody back, as every half year. */
  async callContacts(): Promise<void> {
    const dana = await this.as('dana');
    const { contacts } = await this.of(VendorsService).one(dana, this.desk.vendorId);
    const how = 'Called back on the number in the contract';
    for (const { id, version } of contacts) await this.of(VendorContactsService).verify(dana, id, { how, version });
  }

  async activate(): Promise<void> {
    const reason = 'Scope is decided, contacts were called back, and authority to sign is proven.';
    const move = { to: 'active' as const, reason };
    await this.of(VendorLifecycleService).move(await this.as('ines'), this.desk.vendorId, move);
  }

  private async invite(role: 'contributor' | 'attestor', person: Name): Promise<void> {
    const { stage, cast, vendorId } = this.desk;
    await stage.crowd.invite(`${cast.key}.${role}`, 'sam', {
      ...{ ...person, role: `vendor_${role}`, vendorId, organisation: cast.name },
    });
  }

  private async contact(dana: Actor, person: Name, roleLabel: string): Promise<void> {
    const contacts = this.of(VendorContactsService);
    const channel2 = 'Duty telephone of the site';
    const given = { name: person.name, email: person.email, roleLabel, phone: '+1 555 0100', channel2 };
    const added = await contacts.add(dana, this.desk.vendorId, given);
    const how = 'Called back on the number in the contract';
    await contacts.verify(dana, added.id, { how, version: added.version });
  }

  private as(key: string): Promise<Actor> {
    return this.desk.stage.crowd.as(key);
  }

  private freshly(key: string): Promise<Actor> {
    return this.desk.stage.crowd.freshly(key);
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}

function deputyOf({ contributor }: VendorDesk['cast']): Name {
  const domain = contributor.email.split('@')[1] ?? '';
  return { name: 'Duty manager', title: 'Deputy coordinator', email: `continuity.deputy@${domain}` };
}

function tieringFacts({ cast }: VendorDesk) {
  const { service } = cast;
  const has = (flag: string) => service.flags.includes(flag);
  return {
    ...{ impactAnalysis: 'analysed' as const, mtpdMinutes: service.mtpdMinutes, highestImpact: service.highestImpact },
    ...{ substitutability: service.substitutability, volumeSharePct: service.volumeSharePct },
    ...{ sensitiveData: has('holds_registrant_data'), lifeSafety: has('emergency_services') },
    ...{ icfrRelevant: has('icfr_relevant'), sharedConcentration: false, regulatorCallsCritical: false },
  };
}

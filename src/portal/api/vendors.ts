import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type VendorRow = Shape<'VendorSummary'>;
export type Vendor = Shape<'VendorView'>;
export type Contact = Shape<'ContactView'>;
export type ServiceRow = Shape<'ServiceSummary'>;
export type Service = Shape<'ServiceView'>;
export type ScopeDecision = Shape<'ScopeDecisionView'>;
export type ScopeFacts = Shape<'TieringInput'>;
export type ObjectiveSet = Shape<'ObjectiveSetView'>;
export type Site = Shape<'SiteView'>;
export type System = Shape<'SystemView'>;
export type Period = Shape<'PeriodView'>;
export type Schedule = Shape<'ScheduleView'>;
export type ScheduledItem = Shape<'ScheduledItem'>;
export type VendorEvent = Shape<'EventView'>;

type Of<Body> = { id: string; body: Body };
const at = (id: string) => ({ params: { path: { id } } });

export const vendorsQuery = queryOptions({
  queryKey: ['vendors', 'list'],
  queryFn: async () => (await answer(api.GET('/api/vendors'))).items,
});

export const vendorQuery = (id: string) =>
  queryOptions({ queryKey: ['vendors', id], queryFn: () => answer(api.GET('/api/vendors/{id}', at(id))) });

export const servicesQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['services', 'list', vendorId ?? 'all'],
    queryFn: async () =>
      (await answer(api.GET('/api/services', { params: { query: vendorId === undefined ? {} : { vendorId } } }))).items,
  });

export const serviceQuery = (id: string) =>
  queryOptions({ queryKey: ['services', id], queryFn: () => answer(api.GET('/api/services/{id}', at(id))) });

export const sitesQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['sites', vendorId],
    queryFn: async () => (await answer(api.GET('/api/vendors/{id}/sites', at(vendorId)))).items,
  });

export const systemsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['systems', vendorId],
    queryFn: async () => (await answer(api.GET('/api/vendors/{id}/systems', at(vendorId)))).items,
  });

export const categoriesQuery = queryOptions({
  queryKey: ['catalogue', 'words'],
  queryFn: () => answer(api.GET('/api/catalogue')),
  staleTime: 600_000,
});

const byVendor = (vendorId: string) => ({ params: { query: { vendorId } } });

export const vendorPlansQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'plans'],
    queryFn: async () => (await answer(api.GET('/api/plans', byVendor(vendorId)))).items,
  });

export const vendorExercisesQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'exercises'],
    queryFn: async () => (await answer(api.GET('/api/exercises', byVendor(vendorId)))).items,
  });

export const vendorEvidenceQuery = (vendorId: string, obligationId?: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'evidence', obligationId ?? 'all'],
    queryFn: async () => {
      const query = { vendorId, limit: 1000, ...(obligationId === undefined ? {} : { obligationId }) };
      return (await answer(api.GET('/api/evidence', { params: { query } }))).items;
    },
  });

export const vendorPacketsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'packets'],
    queryFn: async () => (await answer(api.GET('/api/packets', byVendor(vendorId)))).items,
  });

export const registerVendor = (body: Shape<'RegisterVendor'>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors', { body, headers }));

export const changeVendor = ({ id, body }: Of<Shape<'ChangeVendor'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/vendors/{id}', { ...at(id), body, headers }));

export const moveVendor = ({ id, body }: Of<Shape<'MoveVendor'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/transitions', { ...at(id), body, headers }));

export const exitVendor = ({ id, body }: Of<Shape<'ExitVendor'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/exits', { ...at(id), body, headers }));

export const addContact = ({ id, body }: Of<Shape<'AddContact'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/contacts', { ...at(id), body, headers }));

export const verifyContact = ({ id, body }: Of<Shape<'VerifyContact'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendor-contacts/{id}/verifications', { ...at(id), body, headers }));

export const changeContact = ({ id, body }: Of<Shape<'ChangeContact'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/vendor-contacts/{id}', { ...at(id), body, headers }));

export const removeContact = (id: string, headers: KeyHeader) =>
  api.DELETE('/api/vendor-contacts/{id}', { ...at(id), headers });

export const addService = ({ id, body }: Of<Shape<'AddService'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/services', { ...at(id), body, headers }));

export const addSite = ({ id, body }: Of<Shape<'AddSite'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/sites', { ...at(id), body, headers }));

export const addSystem = ({ id, body }: Of<Shape<'AddSystem'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/systems', { ...at(id), body, headers }));

type OfPlace<Body> = { vendorId: string; id: string; body: Body };

export const changeSite = ({ vendorId, id, body }: OfPlace<Shape<'ChangeSite'>>, headers: KeyHeader) =>
  answer(
    api.PATCH('/api/vendors/{id}/sites/{siteId}', { params: { path: { id: vendorId, siteId: id } }, body, headers }),
  );

export const changeSystem = ({ vendorId, id, body }: OfPlace<Shape<'ChangeSystem'>>, headers: KeyHeader) =>
  answer(
    api.PATCH('/api/vendors/{id}/systems/{systemId}', {
      params: { path: { id: vendorId, systemId: id } },
      body,
      headers,
    }),
  );

export const setServiceSites = ({ id, siteIds }: { id: string; siteIds: string[] }, headers: KeyHeader) =>
  answer(api.PUT('/api/services/{id}/sites', { ...at(id), body: { siteIds }, headers }));

export const setServiceSystems = ({ id, systemIds }: { id: string; systemIds: string[] }, headers: KeyHeader) =>
  answer(api.PUT('/api/services/{id}/systems', { ...at(id), body: { systemIds }, headers }));

/** What the rule proposes for these facts; nothing is saved. */
export const tierProposalQuery = (id: string, facts: ScopeFacts) =>
  queryOptions({
    queryKey: ['tier-proposal', id, facts],
    queryFn: () => answer(api.POST('/api/services/{id}/tier-proposals', { ...at(id), body: facts })),
    staleTime: Infinity,
  });

export const decideScope = ({ id, body }: Of<Shape<'DecideScope'>>, headers: KeyHeader) =>
  answer(api.POST('/api/services/{id}/scope-decisions', { ...at(id), body, headers }));

export const answerScope = ({ id, body }: Of<Shape<'ApproveScope'>>, headers: KeyHeader) =>
  answer(api.POST('/api/scope-decisions/{id}/approvals', { ...at(id), body, headers }));

export const proposeObjectives = ({ id, body }: Of<Shape<'ProposeObjectives'>>, headers: KeyHeader) =>
  answer(api.POST('/api/services/{id}/objective-sets', { ...at(id), body, headers }));

export const acceptObjectives = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/objective-sets/{id}/acceptances', { ...at(id), headers }));

export const planPeriod = (body: Shape<'PlanPeriod'>, headers: KeyHeader) =>
  answer(api.POST('/api/periods', { body, headers }));

export const openPeriod = ({ id, version }: { id: string; version: number }, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/openings', { ...at(id), body: { version }, headers }));

export const scheduleObligations = ({ id, periodId }: { id: string; periodId: string }, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/obligations', { ...at(id), body: { periodId }, headers }));

export const scheduleProgramme = (periodId: string, headers: KeyHeader) =>
  answer(api.POST('/api/periods/{id}/obligations', { ...at(periodId), headers }));

export const eventsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'events'],
    queryFn: async () => (await answer(api.GET('/api/vendors/{id}/events', at(vendorId)))).items,
  });

export const recordEvent = ({ id, body }: Of<Shape<'RecordEvent'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/events', { ...at(id), body, headers }));

export const releaseObligation = ({ id, body }: Of<Shape<'ReleaseObligation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/obligations/{id}/releases', { ...at(id), body, headers }));

export const recordAbsences = ({ id, body }: Of<Shape<'RecordAbsence'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/absences', { ...at(id), body, headers }));

import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Disruption = Shape<'DisruptionView'>;
export type DisruptionSummary = Shape<'DisruptionSummary'>;
export type ReportDisruption = Shape<'ReportDisruption'>;
export type DisruptionType = DisruptionSummary['disruptionTypes'][number];
export type NoticeInput = Shape<'NoticeInput'>;
export type EventHit = Shape<'EventServiceView'>;
export type EventStep = Shape<'EventStepView'>;

export const disruptionTypes = [
  ...['facility_damage', 'facility_unavailable', 'component_loss', 'application_loss', 'data_loss_or_corruption'],
  ...['network_loss', 'security_breach', 'regional_event', 'workforce_loss', 'supplier_failure'],
] as DisruptionType[];

export const disruptionsQuery = (filter: { vendorId?: string } = {}) =>
  queryOptions({
    queryKey: ['disruptions', filter],
    queryFn: () => answer(api.GET('/api/disruptions', { params: { query: filter } })),
  });

/** One event; while it is open it is read again now and then, because several people write at once. */
export const disruptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['disruptions', 'one', id],
    queryFn: () => answer(api.GET('/api/disruptions/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'closed' ? 20_000 : false),
  });

export const contradictionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['disruptions', 'contradictions', id],
    queryFn: () => answer(api.GET('/api/disruptions/{id}/contradictions', { params: { path: { id } } })),
  });

type Of<B> = { id: string; body: B };
const at = (id: string) => ({ path: { id } });

export const reportDisruption = (body: ReportDisruption, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions', { body, headers }));

export const editDisruption = ({ id, body }: Of<Shape<'EditDisruption'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/disruptions/{id}', { params: at(id), body, headers }));

export const setEventClock = ({ id, body }: Of<Shape<'SetEventClock'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/disruptions/{id}/clock', { params: at(id), body, headers }));

export const confirmDisruption = ({ id, body }: Of<Shape<'ConfirmDisruption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/confirmations', { params: at(id), body, headers }));

export const withdrawDisruption = ({ id, body }: Of<Shape<'WithdrawDisruption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/withdrawals', { params: at(id), body, headers }));

export const recordNotice = ({ id, body }: Of<NoticeInput>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/notices', { params: at(id), body, headers }));

export const judgeNotice = ({ id, body }: Of<Shape<'JudgeNotice'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruption-notices/{id}/judgements', { params: at(id), body, headers }));

export const addEntry = ({ id, body }: Of<Shape<'AddEntry'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/entries', { params: at(id), body, headers }));

export const attachFile = ({ id, body }: Of<Shape<'AttachFile'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/files', { params: at(id), body, headers }));

export const activatePlan = ({ id, body }: Of<Shape<'ActivatePlan'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/activations', { params: at(id), body, headers }));

export const setRecoveryMode = ({ id, body }: Of<Shape<'SetRecoveryMode'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/disruption-activations/{id}', { params: at(id), body, headers }));

export const recoverDisruption = ({ id, body }: Of<Shape<'RecoverDisruption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/recoveries', { params: at(id), body, headers }));

export const recordReconciliation = ({ id, body }: Of<Shape<'RecordReconciliation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/reconciliations', { params: at(id), body, headers }));

export const completeReconciliation = ({ id, body }: Of<Shape<'SeenDisruption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/reconciliation-completions', { params: at(id), body, headers }));

export const recordControl = ({ id, body }: Of<Shape<'RecordControl'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/controls', { params: at(id), body, headers }));

export const reviewControl = ({ id, body }: Of<Shape<'ReviewControl'>>, headers: KeyHeader) =>
  answer(api.POST('/api/recovery-controls/{id}/reviews', { params: at(id), body, headers }));

export const decideEventSteps = ({ id, body }: Of<Shape<'DecideEventSteps'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/disruptions/{id}/dispositions', { params: at(id), body, headers }));

export const issueEventReport = ({ id, body }: Of<Shape<'IssueEventReport'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/reports', { params: at(id), body, headers }));

export const countAsTest = ({ id, body }: Of<Shape<'CountAsTest'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/exercises', { params: at(id), body, headers }));

export const closeDisruption = ({ id, body }: Of<Shape<'CloseDisruption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/disruptions/{id}/closings', { params: at(id), body, headers }));

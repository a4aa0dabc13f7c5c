import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type AssuranceReport = Shape<'AssuranceReportView'>;
export type AssuranceDetail = Shape<'AssuranceReportDetail'>;
export type YearCoverage = Shape<'YearCoverageView'>;
export type OwnEvaluation = Shape<'OwnEvaluationView'>;
export type UserControl = Shape<'UserControlView'>;
export type Subservice = Shape<'SubserviceView'>;
export type Deviation = Shape<'DeviationView'>;
export type BridgeLetter = Shape<'BridgeLetterView'>;
export type GapCover = Shape<'GapCoverView'>;
export type ReportEvaluation = Shape<'EvaluationView'>;
export type PastedControls = Shape<'PastedControlList'>;
export type ReportKind = AssuranceReport['kind'];

export const assuranceListQuery = queryOptions({
  queryKey: ['assurance', 'list'],
  queryFn: () => answer(api.GET('/api/assurance-reports', { params: { query: {} } })),
});

export const vendorReportsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['assurance', 'list', vendorId],
    queryFn: () => answer(api.GET('/api/assurance-reports', { params: { query: { vendorId } } })),
  });

export const assuranceCoverageQuery = (periodId: string, kind: ReportKind) =>
  queryOptions({
    queryKey: ['assurance', 'coverage', periodId, kind],
    queryFn: () => answer(api.GET('/api/assurance-coverage', { params: { query: { periodId, kind } } })),
    enabled: periodId !== '',
  });

export const assuranceQuery = (id: string) =>
  queryOptions({
    queryKey: ['assurance', id],
    queryFn: () => answer(api.GET('/api/assurance-reports/{id}', { params: { path: { id } } })),
  });

const at = (id: string, headers: KeyHeader) => ({ params: { path: { id } }, headers });
type On<B extends object> = { id: string } & B;

export const expectReport = (body: Shape<'ExpectReport'>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports', { body, headers }));
export const expectForPeriod = (body: Shape<'ExpectForPeriod'>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-expectations', { body, headers }));
export const changeExpectation = ({ id, ...body }: On<Shape<'ChangeExpectation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/expectations', { ...at(id, headers), body }));
export const receiveReport = ({ id, ...body }: On<Shape<'ReceiveReport'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/receipts', { ...at(id, headers), body }));
export const correctReport = ({ id, ...body }: On<Shape<'CorrectReport'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/corrections', { ...at(id, headers), body }));
export const addSubservice = ({ id, ...body }: On<Shape<'AddSubservice'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/subservices', { ...at(id, headers), body }));
export const linkSubservice = ({ id, ...body }: On<Shape<'LinkSubservice'>>, headers: KeyHeader) =>
  answer(api.POST('/api/report-subservices/{id}/links', { ...at(id, headers), body }));
export const removeSubservice = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/report-subservices/{id}/removals', at(id, headers)));
export const coverSubservice = ({ id, ...body }: On<Shape<'CoverSubservice'>>, headers: KeyHeader) =>
  answer(api.POST('/api/report-subservices/{id}/covers', { ...at(id, headers), body }));
export const addDeviation = ({ id, ...body }: On<Shape<'AddDeviation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/deviations', { ...at(id, headers), body }));
export const removeDeviation = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/report-deviations/{id}/removals', at(id, headers)));
export const evaluateDeviation = ({ id, ...body }: On<Shape<'EvaluateDeviation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/report-deviations/{id}/evaluations', { ...at(id, headers), body }));
export const beginReview = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/reviews', at(id, headers)));
export const prepareEvaluation = ({ id, ...body }: On<Shape<'PrepareEvaluation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/evaluations', { ...at(id, headers), body }));
export const decideEvaluation = ({ id, ...body }: On<Shape<'DecideEvaluation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/report-evaluations/{id}/decisions', { ...at(id, headers), body }));
export const wantLetter = ({ id, ...body }: On<Shape<'WantLetter'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/letter-requests', { ...at(id, headers), body }));
export const bringLetter = ({ id, ...body }: On<Shape<'BringLetter'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/letters', { ...at(id, headers), body }));
export const withdrawLetter = ({ id, ...body }: On<Shape<'WithdrawLetter'>>, headers: KeyHeader) =>
  answer(api.POST('/api/bridge-letters/{id}/withdrawals', { ...at(id, headers), body }));
export const coverGap = ({ id, ...body }: On<Shape<'CoverGap'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/gap-covers', { ...at(id, headers), body }));
export const decideGapCover = ({ id, ...body }: On<Shape<'DecideGapCover'>>, headers: KeyHeader) =>
  answer(api.POST('/api/gap-covers/{id}/decisions', { ...at(id, headers), body }));
export const previewControls = ({ id, ...body }: On<Shape<'PasteControls'>>) =>
  answer(api.POST('/api/assurance-reports/{id}/user-control-previews', { params: { path: { id } }, body }));
export const addControls = ({ id, ...body }: On<Shape<'AddUserControls'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/user-controls', { ...at(id, headers), body }));
export const carryControls = ({ id, ...body }: On<Shape<'CarryControls'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/carried-controls', { ...at(id, headers), body }));
export const confirmControls = ({ id, ...body }: On<Shape<'ConfirmControls'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/control-confirmations', { ...at(id, headers), body }));
export const mapControl = ({ id, ...body }: On<Shape<'MapUserControl'>>, headers: KeyHeader) =>
  answer(api.POST('/api/user-controls/{id}/mappings', { ...at(id, headers), body }));
export const removeControl = ({ id, ...body }: On<Shape<'RemoveUserControl'>>, headers: KeyHeader) =>
  answer(api.POST('/api/user-controls/{id}/removals', { ...at(id, headers), body }));
export const testControl = ({ id, ...body }: On<Shape<'TestUserControl'>>, headers: KeyHeader) =>
  answer(api.POST('/api/user-controls/{id}/tests', { ...at(id, headers), body }));
export const evaluateTest = ({ id, ...body }: On<Shape<'EvaluateUserControlTest'>>, headers: KeyHeader) =>
  answer(api.POST('/api/user-control-tests/{id}/evaluations', { ...at(id, headers), body }));

/** Sub-outsourcers of a vendor, in the register. */
export const subOutsourcersQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['sub-outsourcers', vendorId],
    queryFn: () => answer(api.GET('/api/sub-outsourcers', { params: { query: { vendorId } } })),
  });

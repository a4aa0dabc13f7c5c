import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';
import { FIRST_PAGE, type Sought } from '../parts/use-sought';
import { partOf, reportOf } from './sought';

export type RequestListDetail = Shape<'RequestListDetail'>;
export type RequestRow = Shape<'RequestRow'>;
export type RequestDetail = Shape<'RequestDetail'>;
export type PopulationDetail = Shape<'PopulationDetail'>;
export type SampleDetail = Shape<'SampleDetail'>;

const at = (id: string) => ({ params: { path: { id } } });

const LIST_ORDERS = ['title', 'firm', 'period', 'opened', 'requests', 'open', 'overdue', 'closed'] as const;
const POPULATION_ORDERS = ['title', 'period', 'rows', 'run', 'runBy', 'samples'] as const;
const SAMPLE_ORDERS = ['sample', 'population', 'method', 'size', 'purpose', 'picked', 'by'] as const;

export const requestListsReport = (sought: Sought) =>
  reportOf('/api/request-lists/report', sought, { orders: LIST_ORDERS });
export const populationsReport = (sought: Sought) =>
  reportOf('/api/populations/report', sought, { orders: POPULATION_ORDERS });
export const samplesReport = (sought: Sought) => reportOf('/api/samples/report', sought, { orders: SAMPLE_ORDERS });

export const requestListsQuery = (sought: Sought = FIRST_PAGE) =>
  queryOptions({
    queryKey: ['request-lists', sought],
    queryFn: () => answer(api.GET('/api/request-lists', { params: { query: partOf(sought, LIST_ORDERS) } })),
    placeholderData: keepPreviousData,
  });

export const requestListQuery = (id: string) =>
  queryOptions({
    queryKey: ['request-lists', id],
    queryFn: () => answer(api.GET('/api/request-lists/{id}', at(id))),
  });

export const requestReport = (id: string): string => `/api/request-lists/${id}/report`;

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['audit-requests', id],
    queryFn: () => answer(api.GET('/api/audit-requests/{id}', at(id))),
  });

export const requestOwnersQuery = queryOptions({
  queryKey: ['request-owners'],
  queryFn: () => answer(api.GET('/api/request-owners')),
});

export const openRequestList = (body: Shape<'OpenRequestList'>, headers: KeyHeader) =>
  answer(api.POST('/api/request-lists', { body, headers }));

type Asked = { id: string } & Shape<'DraftRequest'>;

export const askRequest = ({ id, ...body }: Asked, headers: KeyHeader) =>
  answer(api.POST('/api/request-lists/{id}/requests', { ...at(id), body, headers }));

type Reworded = { id: string } & Shape<'RewordRequest'>;

export const rewordRequest = ({ id, ...body }: Reworded, headers: KeyHeader) =>
  answer(api.PATCH('/api/audit-requests/{id}', { ...at(id), body, headers }));

type One = { id: string };
type Reasoned = One & { reason: string };

export const sendRequest = ({ id }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/askings', { ...at(id), headers }));

export const returnRequest = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/returns', { ...at(id), body: { reason }, headers }));

export const withdrawRequest = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/withdrawals', { ...at(id), body: { reason }, headers }));

export const closeRequest = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/closings', { ...at(id), body: { note: reason }, headers }));

export const startRequest = ({ id }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/starts', { ...at(id), headers }));

export const requestNotApplicable = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/not-applicable-statements', { ...at(id), body: { reason }, headers }));

type Owned = One & { ownerId: string };

export const acceptRequest = ({ id, ownerId }: Owned, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/acceptances', { ...at(id), body: { ownerId }, headers }));

export const nameRequestOwner = ({ id, ownerId }: Owned, headers: KeyHeader) =>
  answer(api.PUT('/api/audit-requests/{id}/owner', { ...at(id), body: { ownerId }, headers }));

export const noteRequest = ({ id, words }: One & { words: string }, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/notes', { ...at(id), body: { words }, headers }));

export const prepareDelivery = ({ id, ...body }: One & Shape<'PrepareDelivery'>, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/deliveries', { ...at(id), body, headers }));

export const checkDelivery = ({ id, ...body }: One & Shape<'CheckDelivery'>, headers: KeyHeader) =>
  answer(api.POST('/api/audit-requests/{id}/delivery-checks', { ...at(id), body, headers }));

export type RequestFile = Shape<'RequestFileView'>;

export const requestFilesPath = '/api/request-files';
export const requestFileContent = (id: string): string => `${requestFilesPath}/${id}/content`;

export const requestFileReceiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['request-files', id, 'receipt'],
    queryFn: () => answer(api.GET('/api/request-files/{id}/receipt', at(id))),
  });

export const populationKindsQuery = queryOptions({
  queryKey: ['population-kinds'],
  queryFn: () => answer(api.GET('/api/population-kinds')),
});

export const populationsQuery = (sought: Sought = FIRST_PAGE) =>
  queryOptions({
    queryKey: ['populations', sought],
    queryFn: () => answer(api.GET('/api/populations', { params: { query: partOf(sought, POPULATION_ORDERS) } })),
    placeholderData: keepPreviousData,
  });

/** What can be chosen in a form: the latest thousand. */
export const populationChoicesQuery = queryOptions({
  queryKey: ['populations', 'choices'],
  queryFn: () => answer(api.GET('/api/populations', { params: { query: { limit: 1000 } } })),
});

export const populationQuery = (id: string) =>
  queryOptions({
    queryKey: ['populations', id],
    queryFn: () => answer(api.GET('/api/populations/{id}', at(id))),
  });

export const populationItemsQuery = (id: string, from = 1) =>
  queryOptions({
    queryKey: ['populations', id, 'items', from],
    queryFn: () => answer(api.GET('/api/populations/{id}/items', { params: { path: { id }, query: { from } } })),
    enabled: id !== '',
  });

export const populationFile = (id: string): string => `/api/populations/${id}/file`;
export const populationPrint = (id: string): string => `/api/populations/${id}/print`;
export const populationLines = (id: string): string => `/api/populations/${id}/lines`;

export const freezePopulation = (body: Shape<'FreezePopulation'>, headers: KeyHeader) =>
  answer(api.POST('/api/populations', { body, headers }));

export const samplesQuery = (sought: Sought = FIRST_PAGE) =>
  queryOptions({
    queryKey: ['samples', sought],
    queryFn: () => answer(api.GET('/api/samples', { params: { query: partOf(sought, SAMPLE_ORDERS) } })),
    placeholderData: keepPreviousData,
  });

export const sampleQuery = (id: string) =>
  queryOptions({
    queryKey: ['samples', id],
    queryFn: () => answer(api.GET('/api/samples/{id}', at(id))),
  });

export const pickSample = (body: Shape<'PickSample'>, headers: KeyHeader) =>
  answer(api.POST('/api/samples', { body, headers }));

export const replaceSampleItem = ({ id, ...body }: One & Shape<'ReplaceSampleItem'>, headers: KeyHeader) =>
  answer(api.POST('/api/samples/{id}/replacements', { ...at(id), body, headers }));

export const askSamplePackets = ({ id, ...body }: One & Shape<'AskSamplePackets'>, headers: KeyHeader) =>
  answer(api.POST('/api/samples/{id}/packets', { ...at(id), body, headers }));

import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Notice = Shape<'NoticeView'>;
export type Preference = Shape<'PreferenceView'>;
export type Topic = Preference['topic'];
export type Delivery = Preference['delivery'];
export type Email = Shape<'EmailView'>;

export const noticesQuery = queryOptions({
  queryKey: ['notices', 'list'],
  queryFn: () => answer(api.GET('/api/notices', { params: { query: {} } })),
});

/** The number beside the way to the notices; asked for again every two minutes. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async () => (await answer(api.GET('/api/notices', { params: { query: { unread: 'true' } } }))).unread,
  refetchInterval: 120_000,
});

/** All of them when no ids are given. */
export const markRead = ({ ids }: { ids?: string[] }, headers: KeyHeader) =>
  answer(api.POST('/api/notices/readings', { body: ids ? { ids } : {}, headers }));

export const preferencesQuery = queryOptions({
  queryKey: ['notices', 'preferences'],
  queryFn: () => answer(api.GET('/api/notice-preferences')),
});

export const setPreference = (body: { topic: Topic; delivery: Delivery }, headers: KeyHeader) =>
  answer(api.PUT('/api/notice-preferences', { body, headers }));

export const calendarFeedsQuery = queryOptions({
  queryKey: ['notices', 'calendars'],
  queryFn: async () => (await answer(api.GET('/api/calendar-feeds'))).items,
});

export const makeCalendarFeed = (_: object, headers: KeyHeader) => answer(api.POST('/api/calendar-feeds', { headers }));

export const revokeCalendarFeed = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/calendar-feeds/{id}/revocations', { params: { path: { id } }, headers }));

export const emailsQuery = queryOptions({
  queryKey: ['emails'],
  queryFn: () => answer(api.GET('/api/emails', { params: { query: {} } })),
});

export const retryEmail = ({ id }: { id: string }, headers: KeyHeader) =>
  answer(api.POST('/api/emails/{id}/retries', { params: { path: { id } }, headers }));

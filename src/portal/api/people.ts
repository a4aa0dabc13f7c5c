import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type PersonRow = Shape<'PersonView'>;
export type Membership = Shape<'PersonMembership'>;
export type Grant = Shape<'GrantMembership'>;
export type Invitation = Shape<'InvitePerson'>;
export type Invited = Shape<'InvitedPerson'>;

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => answer(api.GET('/api/people')),
});

/** The vendors by name, for choosing one. */
export const vendorNamesQuery = queryOptions({
  queryKey: ['vendors', 'names'],
  queryFn: async () => {
    const { items } = await answer(api.GET('/api/vendors'));
    return items.map(({ id, name }) => ({ id, label: name })).sort((a, b) => a.label.localeCompare(b.label));
  },
});

export const invite = (body: Invitation, headers: KeyHeader) => answer(api.POST('/api/people', { body, headers }));

export const inviteAgain = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/people/{id}/invitations', { params: { path: { id } }, headers }));

export const grant = ({ id, body }: { id: string; body: Grant }, headers: KeyHeader) =>
  answer(api.POST('/api/people/{id}/memberships', { params: { path: { id } }, body, headers }));

export const revoke = (id: string, headers: KeyHeader) =>
  api.POST('/api/memberships/{id}/revocations', { params: { path: { id } }, headers });

export const disable = (id: string, headers: KeyHeader) =>
  api.POST('/api/people/{id}/disablements', { params: { path: { id } }, headers });

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => answer(api.GET('/api/invitations/{token}', { params: { path: { token } } })),
    retry: false,
  });

export const acceptInvitation = ({ token, password }: { token: string; password: string }) =>
  api.POST('/api/invitations/{token}/acceptances', { params: { path: { token } }, body: { password } });

import type { AnswersOf } from '@couponry/sdk';
import { listInvitations, listKeys, listPeople } from '@couponry/sdk';
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** An API key, without the key itself. */
export type Key = AnswersOf<'listKeys'>[200]['data'][number];
/** Somebody of the workspace. */
export type Member = AnswersOf<'listPeople'>[200]['data'][number];
/** An invitation that can be accepted. */
export type Invitation = AnswersOf<'listInvitations'>[200]['data'][number];

const PAGE = { limit: 100 };

/** The API keys of the workspace, those that work first. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }) => {
    const keys = await allOf(call(listKeys, PAGE, { signal }));
    return keys.sort((one, other) => Number(one.revokedAt !== null) - Number(other.revokedAt !== null));
  },
});

/** Who belongs to the workspace. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => await allOf(call(listPeople, PAGE, { signal })),
});

/** Who is invited to it. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) => await allOf(call(listInvitations, PAGE, { signal })),
});

/** All of a list: there are never so many of these that a page of them would be asked for. */
async function allOf<Item>(listing: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of listing) items.push(item);
  return items;
}

import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { selectEverybody } from '../../sql/memberships.ts';

/** Somebody who may sign in, with what they are where. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly workspaces: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}

/** All people of the installation, the first made first. */
export async function listPeople(pool: pg.Pool): Promise<ListedPerson[]> {
  const [result] = await query(pool, [selectEverybody()]);
  const people = new Map<string, ListedPerson>();
  for (const [id, name, email, secondFactor, mustChange, workspaceId, workspaceName, role] of result?.rows ??
    []) {
    const before = people.get(id ?? '')?.workspaces ?? [];
    const there = { id: workspaceId ?? '', name: workspaceName ?? '', role: role ?? '' };
    people.set(id ?? '', {
      id: id ?? '',
      name: name ?? '',
      email: email ?? '',
      secondFactor: secondFactor === 't',
      mustChangePassword: mustChange === 't',
      workspaces: workspaceId === null ? before : [...before, there],
    });
  }
  return [...people.values()];
}

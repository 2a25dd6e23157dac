import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  readTimelinePage,
  selectTimelinePage,
  type TimelineEntryRow,
} from '../../sql/select-timeline-page.ts';

/** Something that a client did. */
export type TimelineEntry = TimelineEntryRow;

/** Reads what a client did before something (null: up to now), the newest first. */
export async function timelinePage(
  pool: pg.Pool,
  workspaceId: string,
  clientId: string,
  before: string | null,
  limit: number,
): Promise<TimelineEntry[]> {
  const [page] = await query(pool, [selectTimelinePage(workspaceId, clientId, before, limit)]);
  return readTimelinePage(page?.rows ?? []);
}

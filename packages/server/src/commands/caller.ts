import type { ApiKeyRow } from '../sql/api-keys.ts';
import type { WorkspaceRow } from '../sql/workspaces.ts';

/** Who asks: a workspace, the key that was shown, and a keyed hash of the key and the address for counting guesses. */
export interface Caller {
  readonly workspace: WorkspaceRow;
  readonly key: ApiKeyRow;
  readonly asker: string;
}

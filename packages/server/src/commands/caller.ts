import type { ApiKeyRow } from '../sql/api-keys.ts';
import type { WorkspaceRow } from '../sql/workspaces.ts';

/**
 * Who asks: a workspace, the key that was shown or that minted the token that was, the client whose token it was (null: it was
 * a key), and a keyed hash of all that and the address, for counting guesses.
 */
export interface Caller {
  readonly workspace: WorkspaceRow;
  readonly key: ApiKeyRow;
  readonly clientId: string | null;
  readonly asker: string;
}

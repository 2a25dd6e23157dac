import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../platform/clock.ts';
import type { ApiKeyRow } from '../../sql/api-keys.ts';
import type { WorkspaceRow } from '../../sql/workspaces.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'couponry';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Mints a short-lived token that names one client of a workspace. It dies with the key that minted it.
 *
 * @param origins of the pages that may show it; null: it names none
 */
export async function mintClientToken(
  workspace: { readonly id: string; readonly tokenKey: Buffer },
  keyId: string,
  clientId: string,
  seconds: number,
  clock: Clock,
  origins: readonly string[] | null = null,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const now = Math.floor(clock.now() / 1000);
  const token = await new SignJWT(origins === null ? {} : { origins })
    .setProtectedHeader({ alg: ALGORITHM, kid: keyId })
    .setIssuer(ISSUER)
    .setAudience(workspace.id)
    .setSubject(clientId)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(workspace.tokenKey);
  return { token, expiresAt: (now + seconds) * 1000 };
}

/** Who speaks with a token: the client, in the workspace and by the leave of the key that minted it. */
export interface TokenBearer {
  readonly workspace: WorkspaceRow;
  readonly key: ApiKeyRow;
  readonly clientId: string;
}

/** What is known of a text that is shown as a token. */
export interface FoundToken {
  /** Who speaks with it; null: it is none that works. */
  readonly bearer: TokenBearer | null;
  /**
   * The origins that it names; null: none. A token that is over, or whose key was revoked, names them still: a page has to be
   * told that it needs another one.
   */
  readonly origins: readonly string[] | null;
}

const NO_TOKEN: FoundToken = { bearer: null, origins: null };

/** Where the key that minted a token, and its workspace, are looked up. */
export interface TokenPorts {
  readonly clock: Clock;
  findKeyById(id: string): ApiKeyRow | null | Promise<ApiKeyRow | null>;
  /** The workspace of a key, also of one that works no longer. */
  workspaceIdOfKey(id: string): Promise<string | null>;
  workspace(id: string): WorkspaceRow | Promise<WorkspaceRow>;
}

/** Who speaks with this token, and from which pages. */
export async function readTokenBearer(token: string, ports: TokenPorts): Promise<FoundToken> {
  const keyId = keyIdOf(token);
  if (keyId === null) return NO_TOKEN;
  const key = await ports.findKeyById(keyId);
  const workspaceId = key === null ? await ports.workspaceIdOfKey(keyId) : key.workspaceId;
  if (workspaceId === null) return NO_TOKEN;
  const workspace = await ports.workspace(workspaceId);
  const signed = await verify(token, workspace, ports.clock);
  if (signed === null) return NO_TOKEN;
  const { clientId, origins, isOver } = signed;
  if (key === null || isOver) return { bearer: null, origins };
  // A token says no more than a store may: not what the admin's key that minted it could.
  return { bearer: { workspace, key: { ...key, scope: 'client' }, clientId }, origins };
}

/** The key that a token says to be minted by; nothing of it is verified yet. */
function keyIdOf(token: string): string | null {
  try {
    const { kid = '' } = decodeProtectedHeader(token);
    return UUID.test(kid) ? kid : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * The id of the client that a token names, or null when it is forged, over, for another workspace, or minted by a key that no
 * longer works.
 */
export async function readClientToken(
  token: string,
  workspace: { readonly id: string; readonly tokenKey: Buffer },
  findKey: (id: string) => ApiKeyRow | null | Promise<ApiKeyRow | null>,
  clock: Clock,
): Promise<string | null> {
  const signed = await verify(token, workspace, clock);
  if (signed === null || signed.isOver) return null;
  const { kid } = decodeProtectedHeader(token);
  const key = kid === undefined ? null : await findKey(kid);
  return key !== null && key.workspaceId === workspace.id ? signed.clientId : null;
}

/** What a token says that was signed here, for this workspace. */
interface SignedToken {
  readonly clientId: string;
  readonly origins: readonly string[] | null;
  readonly isOver: boolean;
}

/** What a token says, or null when it was not signed here for this workspace. The algorithm is pinned (RFC 8725). */
async function verify(
  token: string,
  workspace: { readonly id: string; readonly tokenKey: Buffer },
  clock: Clock,
): Promise<SignedToken | null> {
  try {
    const { payload } = await jwtVerify(token, workspace.tokenKey, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: workspace.id,
      currentDate: new Date(clock.now()),
      requiredClaims: ['sub', 'exp'],
    });
    return saidBy(payload, false);
  } catch (error) {
    // The time is looked at last: all else was right.
    if (error instanceof errors.JWTExpired) return saidBy(error.payload, true);
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

function saidBy({ sub, origins }: JWTPayload, isOver: boolean): SignedToken | null {
  if (sub === undefined) return null;
  return { clientId: sub, origins: Array.isArray(origins) ? origins.map(String) : null, isOver };
}

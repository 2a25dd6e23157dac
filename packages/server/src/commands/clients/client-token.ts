import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../platform/clock.ts';
import type { ApiKeyRow } from '../../sql/api-keys.ts';
import type { WorkspaceRow } from '../../sql/workspaces.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'couponry';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Mints a short-lived token that names one client of a workspace. It dies with the key that minted it. */
export async function mintClientToken(
  workspace: { readonly id: string; readonly tokenKey: Buffer },
  keyId: string,
  clientId: string,
  seconds: number,
  clock: Clock,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const now = Math.floor(clock.now() / 1000);
  const token = await new SignJWT({})
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

/** Where the key that minted a token, and its workspace, are looked up. */
export interface TokenPorts {
  readonly clock: Clock;
  findKeyById(id: string): ApiKeyRow | null | Promise<ApiKeyRow | null>;
  workspace(id: string): WorkspaceRow | Promise<WorkspaceRow>;
}

/** Who speaks with this token, or null when it is no token that works. */
export async function readTokenBearer(token: string, ports: TokenPorts): Promise<TokenBearer | null> {
  const keyId = keyIdOf(token);
  const key = keyId === null ? null : await ports.findKeyById(keyId);
  if (key === null) return null;
  const workspace = await ports.workspace(key.workspaceId);
  const clientId = await readClientToken(token, workspace, () => key, ports.clock);
  // A token says no more than a store may: not what the admin's key that minted it could.
  return clientId === null ? null : { workspace, key: { ...key, scope: 'client' }, clientId };
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
 * longer works. The algorithm is pinned (RFC 8725).
 */
export async function readClientToken(
  token: string,
  workspace: { readonly id: string; readonly tokenKey: Buffer },
  findKey: (id: string) => ApiKeyRow | null | Promise<ApiKeyRow | null>,
  clock: Clock,
): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, workspace.tokenKey, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: workspace.id,
      currentDate: new Date(clock.now()),
      requiredClaims: ['sub', 'exp'],
    });
    const { kid } = decodeProtectedHeader(token);
    const key = kid === undefined ? null : await findKey(kid);
    return key !== null && key.workspaceId === workspace.id ? (payload.sub ?? null) : null;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

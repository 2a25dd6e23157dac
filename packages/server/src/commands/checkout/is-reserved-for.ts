import { countsFor } from '@couponry/engine';
import { type CodeQuestion, findStanding } from '../codes/look-up-code.ts';
import type { CodePorts } from '../ports.ts';
import type { ReservedCode } from './checkout-view.ts';

/** Whether codes are reserved for the client who is named; where nobody is, whoever it is. A code of its own counts for its owner. */
export async function isReservedFor(
  ports: CodePorts,
  workspaceId: string,
  reserved: readonly ReservedCode[],
  named: Pick<CodeQuestion, 'identifiers' | 'byToken'>,
): Promise<boolean> {
  if (named.identifiers.length === 0) return true;
  const are = reserved.map(async ({ reservation: { code, clientId } }) => {
    const standing = await findStanding(ports, workspaceId, { code, ...named });
    if (standing === null) return true;
    const { presented, client } = standing;
    return client.kind !== 'ambiguous' && countsFor(presented, client) === clientId;
  });
  return (await Promise.all(are)).every((is) => is);
}

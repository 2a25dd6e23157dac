import type { Role } from '@couponry/contract';
import type { OperationId } from '@couponry/sdk';
import { useWorkspace } from './session.ts';

/** Which roles may call which method: taken from the table of the contract when the console is built (`vite.config.ts`). */
declare const __ROLES__: Readonly<Record<string, readonly string[]>>;

/**
 * Whether the person may do this in the workspace. It decides what is shown; the server decides what is done.
 *
 * @example const mayPause = useMay('pauseCoupon');
 */
export function useMay(operation: OperationId): boolean {
  return mayRole(useWorkspace().role, operation);
}

/** Whether a role may call a method. */
export function mayRole(role: Role, operation: OperationId): boolean {
  return __ROLES__[operation]?.includes(role) ?? false;
}

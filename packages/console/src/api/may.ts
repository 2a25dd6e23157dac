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
  const { role } = useWorkspace();
  return __ROLES__[operation]?.includes(role) ?? false;
}

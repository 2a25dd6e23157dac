import { setTimeout as pause } from 'node:timers/promises';
import type { FaultPlan } from '../plan/plan-faults.ts';
import type { FaultyNetwork } from './faulty-network.ts';

/** How slow a slow way is, in milliseconds a packet. */
export const SLOW_MS = 40;
/** How often connections are cut while a fault lasts. */
export const CUTS = 4;

/** Cuts all connections of tills to servers, several times. */
export async function cutEntrances(entrances: readonly FaultyNetwork[], { lasts }: FaultPlan): Promise<void> {
  for (let times = 0; times < CUTS; times += 1) {
    for (const entrance of entrances) entrance.cut();
    await pause(lasts / CUTS);
  }
}

/** Makes the way of tills to servers slow for a while. */
export async function slowEntrances(
  entrances: readonly FaultyNetwork[],
  { lasts }: FaultPlan,
): Promise<void> {
  for (const entrance of entrances) entrance.delay(SLOW_MS);
  await pause(lasts);
  for (const entrance of entrances) entrance.delay(0);
}

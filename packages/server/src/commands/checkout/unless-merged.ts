/** How often a client can be merged while something of it waits. */
const MAX_MERGES = 5;

/**
 * Does something with a use that was read before, anew where its client was merged into another one meanwhile: then what is read names
 * that one.
 *
 * @param attempt answers null where the client is another one by now; nothing was done then
 */
export async function unlessMerged<Outcome>(attempt: () => Promise<Outcome | null>): Promise<Outcome> {
  for (let merge = 0; merge < MAX_MERGES; merge += 1) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  throw new Error('A use has no client, or one who is merged again and again');
}

import type { MergedFactsRow, MergingClientRow } from '../../sql/merge-clients.ts';

/** Two clients of whom one is merged into the other. */
export interface BothClients {
  readonly from: MergingClientRow;
  readonly into: MergingClientRow;
}

/**
 * What is known of two clients together. Where they contradict each other, the one that stays is right; the id of the other one becomes an
 * identifier of it. Orders that a shop has told of are added up.
 */
export function mergedFacts({ from, into }: BothClients): MergedFactsRow {
  const identifiers = [...into.identifiers, ...from.identifiers, { kind: 'uuid', value: from.id }];
  return {
    identified: into.identified || from.identified,
    identifiers: JSON.stringify(identifiers),
    attributes: JSON.stringify({ ...from.attributes, ...into.attributes }),
    tags: JSON.stringify([...new Set([...into.tags, ...from.tags])]),
    segments: JSON.stringify([...new Set([...into.segments, ...from.segments])]),
    orders: from.orders === null ? into.orders : (into.orders ?? 0) + from.orders,
  };
}

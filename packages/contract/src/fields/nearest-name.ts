/** A name of which more than half would have to be changed is no slip of another one. */
const MAX_PART = 0.5;

/**
 * The known name that a mistyped one was probably meant to be, or null: the smallest edit distance (Levenshtein), upper and
 * lower case and `_` left out of account.
 *
 * @example nearestName('limit_global', ['limitGlobal', 'limitPerClient']) // 'limitGlobal'
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(plain(name), plain(candidate));
    if (distance < smallest && distance <= candidate.length * MAX_PART) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

function plain(name: string): string {
  return name.slice(0, 64).replaceAll(/[_-]/g, '').toLowerCase();
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

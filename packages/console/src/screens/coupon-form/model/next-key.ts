let last = 0;

/** A key for something in a list that has no id, unique while the page is open and after a draft is read again. */
export function nextKey(): string {
  last += 1;
  return `${Date.now().toString(36)}-${last}`;
}

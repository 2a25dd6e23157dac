/** Prints an answer for machines, as one JSON document. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

/** Prints rows under their column names, in columns. Numbers stand to the right. */
export function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  const widths = names.map((name) =>
    Math.max(name.length, ...rows.map((row) => String(row[name] ?? '').length)),
  );
  const line = (cells: readonly string[]): string => cells.join('  ').trimEnd();
  console.log(line(names.map((name, index) => name.padEnd(widths[index] ?? 0))));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of rows) {
    const cells = names.map((name, index) => {
      const value = row[name] ?? '';
      const width = widths[index] ?? 0;
      return typeof value === 'number' ? String(value).padStart(width) : value.padEnd(width);
    });
    console.log(line(cells));
  }
}

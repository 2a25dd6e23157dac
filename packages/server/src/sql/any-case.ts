/**
 * A pattern by which `~` finds a text without regard to case, the same in every database: what is lower case to `lower` depends on the
 * locale with which a database was made, in which Ä may have no lower case, or the one of I is ı.
 *
 * @example anyCasePattern('Wä.') // '(?:w|W)(?:ä|Ä)\\.'
 */
export function anyCasePattern(text: string): string {
  return [...text].map(anyCase).join('');
}

function anyCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  const written = new Set([lower, upper, letter, upper.toLowerCase(), lower.toUpperCase()]);
  if (written.size === 1) return literal(letter);
  return `(?:${[...written].map(literal).join('|')})`;
}

/** What is no letter of ours is taken as it is. */
function literal(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}

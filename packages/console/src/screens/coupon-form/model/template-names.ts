/** What one can begin with. */
export const TEMPLATES = ['welcome', 'birthday', 'flash'] as const;

/** One of {@link TEMPLATES}. */
export type Template = (typeof TEMPLATES)[number];

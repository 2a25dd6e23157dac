import Type from 'typebox';

/**
 * Any name of a field: the pattern of a plain string leaves out those with a line break, and then nothing of them is checked.
 * Not only JavaScript reads it, as it does `[^]`: the pattern stands in the OpenAPI document.
 */
export const anyName = Type.String({ pattern: '^[\\s\\S]*$' });

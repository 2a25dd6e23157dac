/** As much of a JSON Schema as has to be walked. */
export interface JsonSchema {
  readonly title?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly const?: unknown;
  readonly type?: unknown;
}

/** The schema that a value is meant to fit, or that the field which would tell says none of the words that it may. */
export type MeantSchema = { readonly schema: JsonSchema } | UnknownWord;

/** The field that tells which member is meant, what it said, and what it may say. */
export interface UnknownWord {
  readonly by: string;
  readonly said: unknown;
  readonly oneOf: readonly string[];
}

/**
 * The member of a union that a value is meant to be: of objects the one with the same constant, of something or null the
 * something. Any other schema is what it is.
 *
 * @example memberFor(Limit, { on: 'discount' }) // { schema: the member whose `on` is 'discount' }
 */
export function memberFor(schema: JsonSchema, value: unknown): MeantSchema {
  if (schema.anyOf === undefined || value === null) return { schema };
  const members = schema.anyOf.filter(({ type }) => type !== 'null');
  const [only, ...others] = members;
  if (only === undefined || typeof value !== 'object') return { schema };
  if (others.length === 0) return memberFor(only, value);
  const by = tellingField(members);
  if (by === null || Array.isArray(value)) return { schema };
  const said = (value as Readonly<Record<string, unknown>>)[by];
  const meant = members.find((member) => member.properties?.[by]?.const === said);
  if (meant !== undefined) return { schema: meant };
  return { by, said, oneOf: members.map((member) => String(member.properties?.[by]?.const)) };
}

/** The field that has a constant of its own in every member. */
function tellingField(members: readonly JsonSchema[]): string | null {
  const names = Object.keys(members[0]?.properties ?? {});
  return (
    names.find((name) => members.every((member) => member.properties?.[name]?.const !== undefined)) ?? null
  );
}

type Json = Readonly<Record<string, unknown>>;

/** Keywords whose values are schemas by name. */
const BY_NAME = new Set(['properties', 'patternProperties']);
/** Keywords whose values are schemas, one or several. */
const SCHEMAS = new Set(['items', 'anyOf', 'additionalProperties']);

/**
 * Gathers the schemas that have a name (`title`) and puts a reference wherever they are used, so that the document has each
 * once.
 *
 * @example new ComponentSchemas().use(LimitSchema) // { $ref: '#/components/schemas/Limit' }
 */
export class ComponentSchemas {
  readonly #named = new Map<string, Json>();

  /** @param written what is written out elsewhere, by name, and named by `$ref` within */
  constructor(written: Readonly<Record<string, Json>> = {}) {
    for (const name of Object.keys(written)) this.#named.set(name, {});
    for (const [name, schema] of Object.entries(written)) this.#named.set(name, this.#inner(schema));
  }

  /** A schema as it stands where it is used. */
  use(schema: object): Json {
    const { title, $id: _, $defs, $ref, ...rest } = schema as Json;
    if (typeof $ref === 'string') return this.#refer($ref, $defs as Json | undefined);
    if (typeof title !== 'string') return this.#inner(rest);
    if (!this.#named.has(title)) {
      // Told before its parts, which may name it too.
      this.#named.set(title, {});
      this.#named.set(title, this.#inner(rest));
    }
    return { $ref: `#/components/schemas/${title}` };
  }

  /** All that was gathered, by name. */
  byName(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.#named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A schema that names itself: what it names is told beside it where it begins. */
  #refer(name: string, named: Json = {}): Json {
    for (const schema of Object.values(named)) this.use(schema as object);
    return { $ref: `#/components/schemas/${name}` };
  }

  #inner(schema: Json): Json {
    const walked = Object.entries(schema).map(([keyword, value]) => [keyword, this.#walk(keyword, value)]);
    // Words are all that is listed anywhere; tools that make types want to be told so.
    return { ...('enum' in schema ? { type: 'string' } : {}), ...Object.fromEntries(walked) };
  }

  #walk(keyword: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (BY_NAME.has(keyword)) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.use(inner)]));
    }
    if (!SCHEMAS.has(keyword)) return value;
    return Array.isArray(value) ? value.map((inner: object) => this.use(inner)) : this.use(value);
  }
}

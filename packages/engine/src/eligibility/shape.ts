/** What is more to a text than its length: forms that a pattern can not tell. */
export type TextForm = 'date' | 'time-zone' | 'currency' | 'time';

/** A list of so many members, at least one. */
export interface ListShape extends Described {
  readonly type: 'array';
  readonly items: Shape;
  readonly maxItems: number;
}

/** An object with these fields and no others, all of them optional; so many of them at least and at most. */
export interface ObjectShape extends Described {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Shape>>;
  readonly minProperties: number;
  readonly maxProperties?: number;
  /** Pairs of fields of which the first must not be above the second. */
  readonly rising?: readonly (readonly [string, string])[];
  /** Pairs of lists of which the first must have something that the second has not. */
  readonly open?: readonly (readonly [string, string])[];
  /** Pairs of lists that must have nothing in common. */
  readonly apart?: readonly (readonly [string, string])[];
}

/** An object with names of its own, of so many characters at most. */
interface NamesShape extends Described {
  readonly type: 'object';
  readonly values: Shape;
  readonly maxName: number;
  readonly maxProperties: number;
}

interface NumberShape extends Described {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
}

interface TextShape extends Described {
  readonly type: 'string';
  readonly maxLength: number;
  readonly form?: TextForm;
}

interface WordShape extends Described {
  readonly type: 'string';
  readonly enum: readonly string[];
}

interface FlagShape extends Described {
  readonly type: 'boolean';
}

interface Described {
  /** A sentence for those who write conditions as JSON; of what is part of a parameter. */
  readonly description?: string;
}

/** What a parameter looks like, as data, for its check, its schema and its form. */
export type Shape = NumberShape | FlagShape | TextShape | WordShape | ListShape | ObjectShape | NamesShape;

import type { Match } from '../cart/match.ts';
import type { Bounds } from './bounds.ts';
import type { Comparison } from './comparison.ts';
import type { Weekday } from './weekday.ts';

/** What a parameter of each type is. `PARAMETER_SHAPES` says the same to a form, a schema and a check. */
interface ParameterValues {
  /** Minor units. */
  readonly minor: number;
  /** An integer of at least 1. */
  readonly count: number;
  readonly name: string;
  readonly texts: readonly string[];
  readonly currencies: readonly string[];
  readonly weekdays: readonly Weekday[];
  /** A time of day, `HH:MM`. */
  readonly time: string;
  /** A calendar day, `YYYY-MM-DD`. */
  readonly date: string;
  /** A time zone of the IANA database. */
  readonly zone: string;
  readonly match: Match;
  /** Units, at least and at most. */
  readonly quantities: Bounds;
  /** Minor units, at least and at most. */
  readonly amounts: Bounds;
  readonly comparison: Comparison;
}

export type ParameterType = keyof ParameterValues;

/** One parameter of a rule: what it is, whether it may be left out, and what it does. */
export interface Parameter<Type extends ParameterType = ParameterType, Optional extends boolean = boolean> {
  readonly type: Type;
  readonly isOptional: Optional;
  /** A sentence for those who write conditions as JSON. */
  readonly description: string;
}

/** The parameters of a rule by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** What a rule gets that has these parameters. */
export type ParametersOf<Specs extends Parameters> = {
  readonly [Name in keyof Specs as Specs[Name]['isOptional'] extends true
    ? never
    : Name]: ParameterValues[Specs[Name]['type']];
} & {
  readonly [Name in keyof Specs as Specs[Name]['isOptional'] extends true
    ? Name
    : never]?: ParameterValues[Specs[Name]['type']];
};

/** A parameter that has to be given. */
export function required<Type extends ParameterType>(
  type: Type,
  description: string,
): Parameter<Type, false> {
  return { type, isOptional: false, description };
}

/** A parameter that may be left out. */
export function optional<Type extends ParameterType>(type: Type, description: string): Parameter<Type, true> {
  return { type, isOptional: true, description };
}

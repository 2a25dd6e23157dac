import { isList, type Typed, type TypedObject } from '../model/typed.ts';

/** A field of a parameter, whatever its type. */
export interface ParameterProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  readonly value: Typed | undefined;
  readonly onChange: (typed: Typed) => void;
}

/** What was typed into a line. */
export function textOf(typed: Typed | undefined): string {
  return typeof typed === 'string' ? typed : '';
}

/** Words that were typed. */
export function wordsOf(typed: Typed | undefined): readonly string[] {
  return typed !== undefined && isList(typed) ? typed : [];
}

/** Parts that were typed. */
export function objectOf(typed: Typed | undefined): TypedObject {
  return typeof typed === 'object' && !isList(typed) ? typed : {};
}

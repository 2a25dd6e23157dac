import { type Condition, PARAMETER_SHAPES, RULES } from '@couponry/engine';
import { nextKey } from './next-key.ts';
import type { Writing } from './read-number.ts';
import { type TypedObject, typedOf } from './typed.ts';

/** How the parts of a group go together: all, at least one, none, or not all of them. */
type Together = 'all' | 'any' | 'none' | 'not_all';

/** Conditions that are put together, while they are made. */
export interface GroupForm {
  readonly key: string;
  readonly together: Together;
  readonly parts: readonly ConditionForm[];
}

/** One rule, while it is made. */
export interface RuleForm {
  readonly key: string;
  readonly rule: string;
  /** It must not hold. */
  readonly isNot: boolean;
  readonly parameters: TypedObject;
}

/** A condition, while it is made. */
export type ConditionForm = GroupForm | RuleForm;

/** Whether it is a group. */
export function isGroup(node: ConditionForm): node is GroupForm {
  return 'together' in node;
}

/** A group with nothing in it. */
export function newGroup(parts: readonly ConditionForm[] = []): GroupForm {
  return { key: nextKey(), together: 'all', parts };
}

/** A rule about which nothing is said yet, with what it must have. */
export function newRule(rule: string, parameters: TypedObject = {}): RuleForm {
  const given = Object.entries(RULES.get(rule)?.parameters ?? {}).filter(([, { type }]) => type === 'match');
  return {
    key: nextKey(),
    rule,
    isNot: false,
    parameters: { ...Object.fromEntries(given.map(([name]) => [name, {}])), ...parameters },
  };
}

/** The group that stands for a condition; null: everybody, always. */
export function groupOf(condition: Condition | null, writing: Writing): GroupForm {
  if (condition === null) return newGroup();
  const node = nodeOf(condition, false, writing);
  return isGroup(node) ? node : newGroup([node]);
}

function nodeOf(condition: Condition, isNot: boolean, writing: Writing): ConditionForm {
  const { all, any, not, rule, ...parameters } = condition as Readonly<Record<string, unknown>>;
  if (not !== undefined) return nodeOf(not as Condition, !isNot, writing);
  const parts = (all ?? any) as readonly Condition[] | undefined;
  if (parts !== undefined) {
    const together = all === undefined ? (isNot ? 'none' : 'any') : isNot ? 'not_all' : 'all';
    return { key: nextKey(), together, parts: parts.map((part) => nodeOf(part, false, writing)) };
  }
  const specs = RULES.get(String(rule))?.parameters ?? {};
  const typed = Object.entries(parameters).flatMap(([name, value]) => {
    const type = specs[name]?.type;
    return type === undefined
      ? []
      : [[name, typedOf(PARAMETER_SHAPES[type], value, isMoney(type), writing)] as const];
  });
  return { key: nextKey(), rule: String(rule), isNot, parameters: Object.fromEntries(typed) };
}

/** Whether the numbers of a parameter of this type are money. */
export function isMoney(type: string): boolean {
  // Of a match, the only numbers are unit prices.
  return type === 'minor' || type === 'amounts' || type === 'match';
}

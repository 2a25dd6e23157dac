import { type Condition, checkCondition, PARAMETER_SHAPES, RULES } from '@couponry/engine';
import { type ConditionForm, type GroupForm, isGroup, isMoney, type RuleForm } from './condition-form.ts';
import type { FormError } from './form-error.ts';
import { type MatchForm, unfinishedAttributes } from './match-form.ts';
import type { Writing } from './read-number.ts';
import { readTyped } from './typed.ts';

/** What is read of the conditions: the condition, or what is wrong. */
export type ReadCondition = { readonly condition: Condition } | { readonly errors: readonly FormError[] };

/**
 * The condition that was built. It is checked by the engine, as the server does; every error points to where it stands in what
 * would be sent. A group in which nothing is would hold for everybody or for nobody, which is not what one means who made it.
 */
export function readCondition(group: GroupForm, writing: Writing): ReadCondition {
  const errors: FormError[] = [];
  const condition = conditionOf(group, '/eligibility', errors, writing);
  const found = checkCondition(condition).map(({ field, code, message }) => ({
    field: `/eligibility${field}`,
    code,
    message,
  }));
  // Of a number that cannot be read, that is all there is to say.
  const all = [
    ...errors,
    ...found.filter(({ field }) => !errors.some((error) => error.field.startsWith(field))),
  ];
  return all.length > 0 ? { errors: all } : { condition };
}

/** Where the parts of a group stand, in what would be sent. */
export function partsPointer({ together }: GroupForm, pointer: string): string {
  const word = together === 'all' || together === 'not_all' ? 'all' : 'any';
  return together === 'none' || together === 'not_all' ? `${pointer}/not/${word}` : `${pointer}/${word}`;
}

/** Where a rule stands, in what would be sent. */
export function rulePointer({ isNot }: RuleForm, pointer: string): string {
  return isNot ? `${pointer}/not` : pointer;
}

function conditionOf(node: ConditionForm, pointer: string, errors: FormError[], writing: Writing): Condition {
  if (!isGroup(node)) return ruleOf(node, pointer, errors, writing);
  const at = partsPointer(node, pointer);
  if (node.parts.length === 0) errors.push({ field: pointer, code: 'no_condition' });
  const parts = node.parts.map((part, index) => conditionOf(part, `${at}/${index}`, errors, writing));
  const whole = at.endsWith('all') ? { all: parts } : { any: parts };
  return at === `${pointer}/all` || at === `${pointer}/any` ? whole : { not: whole };
}

function ruleOf(node: RuleForm, pointer: string, errors: FormError[], writing: Writing): Condition {
  const at = rulePointer(node, pointer);
  const given: [string, unknown][] = [];
  for (const [name, { type }] of Object.entries(RULES.get(node.rule)?.parameters ?? {})) {
    const read = readTyped(
      PARAMETER_SHAPES[type],
      node.parameters[name],
      `${at}/${name}`,
      isMoney(type),
      writing,
    );
    errors.push(...read.errors);
    if (type === 'match') {
      const unfinished = unfinishedAttributes((node.parameters[name] ?? {}) as MatchForm);
      errors.push(...unfinished.map((field) => ({ field: `${at}/${name}${field}`, code: 'missing' })));
    }
    if (read.value !== undefined) given.push([name, read.value]);
  }
  const rule = { rule: node.rule, ...Object.fromEntries(given) };
  return node.isNot ? { not: rule } : rule;
}

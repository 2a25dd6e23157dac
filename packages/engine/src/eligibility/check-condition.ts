import { checkShape } from './check-shape.ts';
import {
  type ConditionProblem,
  isObject,
  MOST_PROBLEMS,
  unknownFields,
  within,
} from './condition-problem.ts';
import { PARAMETER_SHAPES } from './parameter-shapes.ts';
import { type AnyRule, RULES } from './rules.ts';

/** How deep conditions lie in one another at most: a rule alone is 1 deep. */
export const MAX_DEPTH = 8;

/** How many parts a condition has at most, itself and all rules counted. */
export const MAX_PARTS = 200;

const WORDS = ['rule', 'all', 'any', 'not'];

interface Walk {
  readonly problems: ConditionProblem[];
  parts: number;
}

/**
 * What is wrong with something that should be a condition; none where it is one. What it lets pass, `judgeEligibility` and the
 * texts take.
 *
 * @example checkCondition({ rule: 'cart_subtotl', min: 1 })
 *   // [{ field: '/rule', code: 'not_one_of', message: 'is no rule', said: 'cart_subtotl', known: ['cart_subtotal', ...] }]
 */
export function checkCondition(value: unknown): ConditionProblem[] {
  const walk: Walk = { problems: [], parts: 0 };
  visit(value, '', 1, walk);
  return walk.problems.slice(0, MOST_PROBLEMS);
}

function visit(value: unknown, field: string, depth: number, walk: Walk): void {
  walk.parts += 1;
  const problem = tooMuch(value, field, depth, walk);
  if (problem !== null) {
    walk.problems.push(problem);
    return;
  }
  const condition = value as Readonly<Record<string, unknown>>;
  const [word, other] = WORDS.filter((each) => Object.hasOwn(condition, each));
  if (word === undefined) {
    const message = 'needs one of "rule", "all", "any" or "not"';
    walk.problems.push({ field, code: 'missing', message }, ...unknownFields(condition, WORDS, field));
  } else if (other !== undefined) {
    const message = `can not stand beside "${word}"`;
    walk.problems.push({ field: within(field, other), code: 'invalid', message });
  } else if (word === 'rule') {
    walk.problems.push(...ruleProblems(condition, field));
  } else {
    walk.problems.push(...unknownFields(condition, [word], field));
    visitParts(condition[word], word, within(field, word), depth, walk);
  }
}

function tooMuch(value: unknown, field: string, depth: number, walk: Walk): ConditionProblem | null {
  if (walk.parts > MAX_PARTS) {
    const message = `is one too many: a condition has at most ${MAX_PARTS} parts`;
    return { field, code: 'out_of_range', message };
  }
  if (depth > MAX_DEPTH) {
    const message = `lies too deep: conditions lie at most ${MAX_DEPTH} deep in one another`;
    return { field, code: 'out_of_range', message };
  }
  return isObject(value) ? null : { field, code: 'wrong_type', message: 'must be an object' };
}

function visitParts(parts: unknown, word: string, field: string, depth: number, walk: Walk): void {
  if (word === 'not') {
    visit(parts, field, depth + 1, walk);
  } else if (!Array.isArray(parts)) {
    walk.problems.push({ field, code: 'wrong_type', message: 'must be an array' });
  } else {
    for (const [index, part] of parts.entries()) {
      if (walk.parts > MAX_PARTS || walk.problems.length >= MOST_PROBLEMS) return;
      visit(part, within(field, index), depth + 1, walk);
    }
  }
}

function ruleProblems(condition: Readonly<Record<string, unknown>>, field: string): ConditionProblem[] {
  const { rule: name, ...parameters } = condition;
  const rule = typeof name === 'string' ? RULES.get(name) : undefined;
  if (rule === undefined) {
    const known = [...RULES.keys()];
    return [
      { field: within(field, 'rule'), code: 'not_one_of', message: 'is no rule', said: String(name), known },
    ];
  }
  const problems = parameterProblems(rule, parameters, field);
  const together = problems.length === 0 ? (rule.problem?.(parameters) ?? null) : null;
  if (together !== null) problems.push({ ...together, field: `${field}/${together.field}`, code: 'invalid' });
  return [...problems, ...unknownFields(parameters, Object.keys(rule.parameters), field)];
}

function parameterProblems(
  { parameters, oneOf }: AnyRule,
  given: Readonly<Record<string, unknown>>,
  field: string,
): ConditionProblem[] {
  const problems = Object.entries(parameters).flatMap(([name, { type, isOptional }]): ConditionProblem[] => {
    const at = within(field, name);
    if (Object.hasOwn(given, name)) return checkShape(PARAMETER_SHAPES[type], given[name], at);
    return isOptional ? [] : [{ field: at, code: 'missing', message: 'is missing' }];
  });
  if (oneOf?.every((name) => !Object.hasOwn(given, name))) {
    problems.push({ field, code: 'missing', message: `needs at least one of ${oneOf.join(', ')}` });
  }
  return problems;
}

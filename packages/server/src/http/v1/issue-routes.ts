import type { BodyOf, ProblemCode } from '@couponry/contract';
import type { Identifier, Reason } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import { changeCode } from '../../commands/codes/change-code.ts';
import type { GenerateOutcome } from '../../commands/codes/generate-codes.ts';
import type { ImportedItem, ImportOutcome } from '../../commands/codes/import-codes.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readRefIdentifiers } from './read-client-ref.ts';
import type { Serve } from './serve.ts';

/** The methods by which codes are made. */
export function issueRoutes(serve: Serve, services: Services): void {
  serve(
    'generateCodes',
    async ({ id: couponId, body, caller, idempotency }) => {
      const wish = { couponId, count: body.count, keyId: caller.key.id, idempotency, step: null };
      const outcome = await services.generateCodes(caller.workspace.id, wish);
      if (outcome.kind !== 'issued') throw refused(outcome);
      const { issueId, codes, isNew } = outcome;
      return { status: isNew ? 201 : 200, body: { id: issueId, couponId, codes } };
    },
    { writes: true },
  );
  serve(
    'importCodes',
    async ({ id: couponId, body, caller, idempotency }) => {
      const clients = readClients(body);
      const codes = body.codes.map(({ code }) => code);
      const wish = { couponId, codes, keyId: caller.key.id, idempotency, step: null };
      const outcome = await services.importCodes(caller.workspace.id, wish);
      if (outcome.kind !== 'imported') throw refused(outcome);
      const { items, isNew } = outcome;
      const told = await Promise.all(
        items.map(async (item, index) => ({
          code: 'code' in item ? item.code : codes[index],
          result: item.result,
          ...(await give(services, caller, item, clients[index] ?? [])),
          message: 'message' in item ? item.message : null,
        })),
      );
      const count = (result: ImportedItem['result']) => items.filter((item) => item.result === result).length;
      const counts = { imported: count('imported'), taken: count('taken'), invalid: count('invalid') };
      return { status: isNew ? 201 : 200, body: { couponId, ...counts, codes: told } };
    },
    { writes: true },
  );
}

/** Whom each code is given to; nobody where nobody is named. @throws BadRequest for identifiers that are none */
function readClients({ codes }: BodyOf<'importCodes'>): (readonly Identifier[])[] {
  return codes.map(({ client }, index) => {
    const { token, ...named } = client ?? {};
    if (token === undefined) return readRefIdentifiers(named, `/codes/${index}/client`);
    const message = 'is for a browser; name the client by id, email or customIdentify';
    throw new BadRequest([{ field: `/codes/${index}/client/token`, message, code: 'unknown' }]);
  });
}

interface Given {
  readonly clientId: string | null;
  readonly problem: Reason | null;
}

const NOBODY: Given = { clientId: null, problem: null };

/** Gives a code that is in to the client that was named for it. */
async function give(
  services: Services,
  caller: Caller,
  item: ImportedItem,
  identifiers: readonly Identifier[],
): Promise<Given> {
  if (item.result !== 'imported' || identifiers.length === 0) return NOBODY;
  const request = {
    code: item.code,
    to: { kind: 'assign', identifiers },
    idempotency: null,
    isAbandoned: () => false,
  } as const;
  const done = await changeCode(services.codes, caller, request);
  if (done.kind !== 'decided') throw new Error('A code that was imported is gone');
  if (done.outcome.kind === 'refused') return { clientId: null, problem: done.outcome.refusal.reason };
  const [listed] = await services.readListedCodes(caller.workspace.id, [item.code]);
  return { clientId: listed?.clientId ?? null, problem: null };
}

const PROBLEMS: Readonly<
  Record<Exclude<GenerateOutcome['kind'] | ImportOutcome['kind'], 'issued' | 'imported'>, ProblemCode>
> = {
  unknown_coupon: 'coupon_unknown',
  wrong_kind: 'code_kind_mismatch',
  archived: 'coupon_archived',
  key_reused: 'idempotency_key_reused',
  range_used_up: 'code_range_used_up',
  overtaken: 'idempotency_in_flight',
};

function refused({ kind }: { readonly kind: keyof typeof PROBLEMS }): ProblemV1Error {
  return new ProblemV1Error(PROBLEMS[kind]);
}

import { instantToV1 } from '@couponry/contract';
import { type Identifier, normaliseCode } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import { type ChangeOutcome, type ChangeRequest, changeCode } from '../../commands/codes/change-code.ts';
import type { ListedCode } from '../../commands/codes/list-codes.ts';
import { seeCode } from '../../commands/codes/see-code.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import type { Services } from '../services.ts';
import { instantOrNull, refused } from './answers.ts';
import { codePageOf, readCodePage } from './code-cursor.ts';
import { drawBarcode } from './draw-barcode.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readClientRef } from './read-client-ref.ts';
import type { Answered, Asked, Serve } from './serve.ts';

/** The methods by which codes are found, seen, drawn, given to clients and disabled. */
export function codeRoutes(serve: Serve, services: Services): void {
  serve('listCodes', async ({ id: couponId, query, caller }) => {
    const { search: part = null, state = null, clientId = null } = query;
    const page = readCodePage(query);
    const found = await services.listCodes(caller.workspace.id, { couponId, part, state, clientId, ...page });
    return { status: 200, body: codePageOf(page, found, answerOfCode) };
  });
  serve('searchCodes', async ({ query, caller }) => {
    const page = readCodePage(query);
    const codes = await services.searchCodes(caller.workspace.id, { text: query.search, ...page });
    return { status: 200, body: codePageOf(page, { codes, lookedTo: null }, answerOfCode) };
  });
  serve('getCode', async ({ id: code, query, caller }) => {
    const { clientId, ...named } = query;
    const ref = clientId === undefined ? named : { ...named, id: clientId };
    const { identifiers } = await readClientRef(services, caller, ref, '');
    return { status: 200, body: answerOfCode(await see(services, caller, code, identifiers)) };
  });
  switchRoutes(serve, services);
  serve(
    'assignCode',
    async ({ request, id: code, body, caller, idempotency }) => {
      const { identifiers } = await readClientRef(services, caller, body.client);
      const to = { kind: 'assign', identifiers } as const;
      return await change(services, caller, { code, to, idempotency, isAbandoned: isAbandoned(request) });
    },
    { writes: true },
  );
  serve('getBarcodeSvg', (asked) => draw(services, asked, 'image/svg+xml'));
  serve('getBarcodePng', (asked) => draw(services, asked, 'image/png'));
}

function switchRoutes(serve: Serve, services: Services): void {
  const switched =
    (enabled: boolean) =>
    ({
      request,
      id: code,
      body,
      caller,
      idempotency,
    }: Asked<'disableCode' | 'enableCode'>): Promise<Answered> => {
      const to = { kind: 'switch', enabled, reason: body.reason ?? '' } as const;
      return change(services, caller, { code, to, idempotency, isAbandoned: isAbandoned(request) });
    };
  serve('disableCode', switched(false), { writes: true });
  serve('enableCode', switched(true), { writes: true });
}

async function change(services: Services, caller: Caller, request: ChangeRequest): Promise<Answered> {
  const code = changed(await changeCode(services.codes, caller, request));
  const [listed] = await services.readListedCodes(caller.workspace.id, [code]);
  if (listed === undefined) throw new Error('A code that was changed is gone');
  return { status: 200, body: answerOfCode(listed) };
}

/** The code that was changed, or was so already. @throws ProblemV1Error when it was not */
function changed(done: ChangeOutcome): string {
  switch (done.kind) {
    case 'unknown_code':
      throw new ProblemV1Error('code_unknown');
    case 'key_reused':
      throw new ProblemV1Error('idempotency_key_reused');
    case 'decided':
      if (done.outcome.kind === 'refused') throw refused(done.outcome.refusal);
      return done.code;
    case 'repeat':
      return done.code;
  }
}

/** The code, as this caller may see it. @throws ProblemV1Error */
async function see(
  services: Services,
  caller: Caller,
  code: string,
  identifiers: readonly Identifier[],
): Promise<ListedCode> {
  const byToken = caller.clientId !== null;
  const read = async (workspaceId: string, key: string) =>
    (await services.readListedCodes(workspaceId, [key])).find((one) => normaliseCode(one.code) === key) ??
    null;
  const seen = await seeCode(services.codes, read, caller, { code, identifiers, byToken });
  switch (seen.kind) {
    case 'seen':
      return seen.code;
    case 'too_many_guesses':
      throw new ProblemV1Error('too_many_guesses', { retryAfter: seen.seconds });
    case 'ambiguous':
      throw new ProblemV1Error('client_ambiguous');
    case 'unknown':
      throw new ProblemV1Error('code_unknown');
  }
}

async function draw(
  services: Services,
  { request, id: asked, query, caller }: Asked<'getBarcodeSvg' | 'getBarcodePng'>,
  type: 'image/svg+xml' | 'image/png',
): Promise<Answered> {
  const own: readonly Identifier[] =
    caller.clientId === null ? [] : [{ kind: 'uuid', value: caller.clientId }];
  const { code } = await see(services, caller, asked, own);
  const picture = await drawBarcode(code, type, query);
  return { status: 200, picture, isKnown: request.headers['if-none-match'] === picture.etag };
}

/** A code as it is told. */
function answerOfCode({
  couponId,
  couponName,
  issuedAt,
  activatedAt,
  expiresAt,
  lastRedeemedAt,
  disabledAt,
  ...code
}: ListedCode) {
  return {
    code: code.code,
    coupon: { id: couponId, name: couponName },
    kind: code.kind,
    state: code.state,
    clientId: code.clientId,
    issuedAt: instantToV1(issuedAt),
    activatedAt: instantOrNull(activatedAt),
    expiresAt: instantOrNull(expiresAt),
    usedAt: instantOrNull(lastRedeemedAt),
    disabledAt: instantOrNull(disabledAt),
    redemptions: code.redemptions,
  };
}

import { type BodyOf, couponToV1, instantToV1 } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import { conditionText, couponSentence, discountText } from '@couponry/engine/text';
import type { Caller } from '../../commands/caller.ts';
import type { Client } from '../../commands/clients/find-client.ts';
import { normaliseUuid } from '../../commands/clients/normalise-identifier.ts';
import type { CodeView } from '../../commands/codes/code-view.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { answerOfReason, readerOf } from '../plugins/reason-on-wire.ts';
import { Words } from '../plugins/reason-words.ts';
import type { Services } from '../services.ts';
import { instantOrNull } from './answers.ts';
import { pageOf, readPage } from './cursor.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readRefIdentifiers } from './read-client-ref.ts';
import type { Serve } from './serve.ts';

/** The methods by which clients are made, found and read. */
export function clientRoutes(serve: Serve, services: Services): void {
  serve('upsertClient', async ({ body, caller, idempotency }) => {
    const { attributes = {}, tags, segments, orders, ...named } = body;
    const identifiers = namedOrRefuse(named, '', 'id');
    const workspaceId = caller.workspace.id;
    const outcome = await services.upsertClient(
      workspaceId,
      {
        identifiers,
        attributes: { ...attributes },
        ...(tags === undefined ? {} : { tags }),
        ...(segments === undefined ? {} : { segments }),
        ...(orders === undefined ? {} : { orders }),
      },
      idempotency,
    );
    if (outcome.kind === 'ambiguous') throw new ProblemV1Error('client_ambiguous');
    if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
    const client = await requireClient(services, caller, outcome.id);
    return { status: outcome.kind === 'created' ? 201 : 200, body: answerOfClient(client) };
  });
  serve('findClients', async ({ query, caller }) => {
    const { q: start = null, tag = null, ids, limit, cursor, ...named } = query;
    const workspaceId = caller.workspace.id;
    const identifiers = readRefIdentifiers(named, '');
    if (identifiers.length === 0) {
      const page = readPage('clients', query);
      const wanted = { start, tag, ids: readIds(ids), ...page };
      const clients = await services.listClients(workspaceId, wanted);
      return { status: 200, body: pageOf('clients', page, clients, ({ id }) => id, answerOfClient) };
    }
    const outcome = await services.findClient(workspaceId, identifiers);
    if (outcome.kind === 'ambiguous') throw new ProblemV1Error('client_ambiguous');
    const data = outcome.kind === 'found' ? [answerOfClient(outcome.client)] : [];
    return { status: 200, body: { data, nextCursor: null } };
  });
  serve('getClient', async ({ id, caller }) => {
    return { status: 200, body: answerOfClient(await requireClient(services, caller, id)) };
  });
  serve('getWallet', async ({ id, caller }) => {
    const client = await requireClient(services, caller, id);
    const { held, activatable } = await services.wallet(caller, client.id);
    const usable = held.filter(({ isValid }) => isValid);
    const unusable = held.filter(({ isValid }) => !isValid);
    const body = {
      clientId: client.id,
      usable: usable.map(answerOfHeld),
      activatable: activatable.map(answerOfActivatable),
      unusable: unusable.map(answerOfHeld),
    };
    return { status: 200, body };
  });
}

/** @throws BadRequest for what is no list of ids */
function readIds(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const ids = text.split(',').map((id) => normaliseUuid(id.trim()));
  const known = ids.flatMap((id) => (id.ok ? [id.identifier.value] : []));
  if (known.length === ids.length && ids.length <= MOST_IDS) return known;
  const message = `must be ids of clients, ${MOST_IDS} at most, separated by commas`;
  throw new BadRequest([{ field: '/ids', message }]);
}

const MOST_IDS = 100;

type Named = Omit<BodyOf<'upsertClient'>, 'attributes' | 'tags' | 'segments' | 'orders'>;

/** Whom these name. @throws BadRequest when it is nobody, at the field that is best sent */
function namedOrRefuse(named: Named, place: string, field: keyof Named): Identifier[] {
  const identifiers = readRefIdentifiers(named, place);
  if (identifiers.length > 0) return identifiers;
  const message = 'is missing; name a client by id, email or customIdentify';
  throw new BadRequest([{ field: `${place}/${field}`, message, code: 'missing' }]);
}

/** The client with this id. @throws ProblemV1Error 404, also when a token speaks for somebody else */
export async function requireClient(services: Services, caller: Caller, id: string): Promise<Client> {
  const outcome = await services.findClient(caller.workspace.id, [{ kind: 'uuid', value: id }]);
  if (outcome.kind !== 'found') throw new ProblemV1Error('client_unknown');
  if (caller.clientId !== null && !isKnownAs(outcome.client, caller.clientId))
    throw new ProblemV1Error('client_unknown');
  return outcome.client;
}

/** Whether a client has this id, or had it before it was merged into another one. */
function isKnownAs({ id, identifiers }: Client, clientId: string): boolean {
  return id === clientId || identifiers.some(({ kind, value }) => kind === 'uuid' && value === clientId);
}

/** A client as it is told. */
export function answerOfClient({ id, identifiers, createdAt, updatedAt, ...facts }: Client) {
  const { attributes, tags, segments, orders } = facts;
  const first = (kind: string): string | null =>
    identifiers.find((known) => known.kind === kind)?.value ?? null;
  return {
    id,
    email: first('email'),
    customIdentify: first('custom'),
    attributes,
    tags,
    segments,
    orders,
    createdAt: instantToV1(createdAt),
    updatedAt: instantToV1(updatedAt),
  };
}

function answerOfHeld({ coupon, code, reason, activatedAt, usedAt, expiresAt }: CodeView) {
  return {
    coupon: couponToV1(coupon),
    code,
    activatedAt: instantOrNull(activatedAt),
    usedAt: instantOrNull(usedAt),
    expiresAt: instantOrNull(expiresAt),
    reason: reason === null ? null : answerOfReason(reason, readerOf(coupon)),
    words: wordsOf(coupon),
  };
}

/** A friendly code that needs no activation can be used without one. */
function answerOfActivatable(coupon: CodeView['coupon']) {
  const { codes, activation, endsAt } = coupon;
  return {
    coupon: couponToV1(coupon),
    code: codes.kind === 'friendly' && !activation.required ? codes.code : null,
    activatedAt: null,
    usedAt: null,
    expiresAt: instantOrNull(endsAt),
    reason: null,
    words: wordsOf(coupon),
  };
}

/** What an app shows of a coupon; of its limits those that are told to clients. */
function wordsOf(coupon: CodeView['coupon']) {
  const { discount, eligibility, limits } = coupon;
  const told = { ...coupon, limits: limits.filter(({ on }) => on !== 'discount') };
  return {
    gives: new Words((language) => discountText(discount, { ...readerOf(coupon), language })),
    conditions:
      eligibility && new Words((language) => conditionText(eligibility, { ...readerOf(coupon), language })),
    sentence: new Words((language) => couponSentence(told, language)),
  };
}

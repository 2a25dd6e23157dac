/** A request as it goes over the wire; `{n}` in it stands for a running number of eight digits. */
export type RequestText = string;

interface Call {
  readonly key: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

/** The place of a number is three characters wide, the number itself eight. */
const WIDER = '00000000'.length - '{n}'.length;

/** Writes a request down, all but the running number and the code. */
export function requestText({ key, method, path, body, idempotencyKey }: Call): RequestText {
  const content = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...(path.startsWith('/v1/')
      ? [`authorization: Bearer ${key}`]
      : [`api-key: ${key}`, 'api-version: 3.0.0']),
    ...(idempotencyKey === undefined ? [] : [`idempotency-key: ${idempotencyKey}`]),
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${lengthOf(content)}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${content}`;
}

/**
 * A redemption for an order, as a shop sends it.
 *
 * @param run tells apart the numbers of different runs
 * @param worth what the order comes to: its amount, or its cart
 */
export function useRequest(
  key: string,
  code: string,
  run: string,
  client: boolean,
  worth: object = { amount: 59.9 },
): RequestText {
  return requestText({
    key,
    method: 'POST',
    path: `/coupons/active/${code}/use`,
    idempotencyKey: `${run}-{n}`,
    body: { ...(client ? { customIdentify: `${run}-{n}` } : {}), orderId: `${run}-{n}`, ...worth },
  });
}

function lengthOf(content: string): number {
  return content.length + WIDER * (content.split('{n}').length - 1);
}

import type { Server, ServerResponse } from 'node:http';

/** The answers to those who wait to be asked for the body, by their requests. */
const waiting = new WeakMap<object, ServerResponse>();

/**
 * Lets requests with `Expect: 100-continue` wait until somebody wants the body. Node alone would ask for each at once, and have half a
 * gigabyte sent by whom the key then tells apart as nobody. Where it was never asked for, Node ends the connection with the answer.
 */
export function letBodiesWait(server: Server): void {
  server.on('checkContinue', (request, response) => {
    waiting.set(request, response);
    server.emit('request', request, response);
  });
}

/**
 * Asks for the body of a request, where whoever sends it waits for that.
 *
 * @param request as Node has it: the stream that is about to be read
 */
export function askForBody(request: object): void {
  waiting.get(request)?.writeContinue();
  waiting.delete(request);
}

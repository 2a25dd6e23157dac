import type { Law } from './law.ts';

/** Nobody is told of a failure that is not his, and whoever insists is answered in the end. */
export const answersSound: Law = {
  name: 'answers-sound',
  says: 'no till got an answer that nobody should get, and whoever insisted was answered in the end',
  check: ({ history }) =>
    history.operations.flatMap((operation) => {
      const wrong = operation.asks.find(({ answer }) => answer.kind === 'wrong');
      if (wrong?.answer.kind === 'wrong') {
        return [{ what: `It was answered with ${wrong.answer.why}.`, operations: [operation], rows: [] }];
      }
      const last = operation.asks.at(-1)?.answer.kind;
      if (!operation.insists || last === 'done' || last === 'refused') return [];
      const what = `It was asked ${operation.asks.length} times and never answered.`;
      return [{ what, operations: [operation], rows: [] }];
    }),
};

import { doneAsks } from '../history/outcome.ts';
import type { Law } from './law.ts';

/** Whoever asks again is told the same. */
export const repeatsEqual: Law = {
  name: 'repeats-equal',
  says: 'a request that is repeated is answered as it was the first time',
  check: ({ history }) =>
    history.operations.flatMap((operation) => {
      const [first, ...others] = doneAsks(operation);
      const other = others.find(({ answer }) => answer.same !== first?.answer.same);
      if (first === undefined || other === undefined) return [];
      const what = `It was answered with ${first.answer.same}, and repeated with ${other.answer.same}.`;
      return [{ what, operations: [operation], rows: [] }];
    }),
};

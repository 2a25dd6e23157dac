import type { Method } from './call-types.ts';
import { Connection } from './connection.ts';
import type { Operation } from './operation.ts';
import { GROUPS } from './operations.ts';
import type { CouponrySettings } from './settings.ts';

/** Every method, by group and name. */
export type CouponryMethods = {
  readonly [Group in keyof typeof GROUPS]: {
    readonly [Name in keyof (typeof GROUPS)[Group]]: (typeof GROUPS)[Group][Name] extends infer Op extends
      Operation
      ? Method<Op>
      : never;
  };
};

/** Makes the methods; their types come from the table of the contract. */
class Methods {
  constructor(settings: CouponrySettings) {
    const connection = new Connection(settings);
    const groups: Readonly<Record<string, Readonly<Record<string, Operation>>>> = GROUPS;
    for (const [group, operations] of Object.entries(groups)) {
      const methods = Object.entries(operations).map(([name, operation]) => [
        name,
        connection.call.bind(connection, operation),
      ]);
      Object.assign(this, { [group]: Object.fromEntries(methods) });
    }
  }
}

const TypedMethods = Methods as new (settings: CouponrySettings) => CouponryMethods;

/**
 * Calls one installation of Couponry.
 *
 * @example
 * const couponry = new Couponry({ url: 'https://coupons.example.com', key });
 * const { totals } = await couponry.redemptions.create({ codes: ['WINTER10'], orderId: '1001', amount: 5990 });
 */
export class Couponry extends TypedMethods {}

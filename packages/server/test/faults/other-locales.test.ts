import { expect, inject, onTestFinished, test } from 'vitest';
import { ask } from '../support/fault-ledger.ts';
import { databaseUrl, firstKeys, freshSettings, startServer } from '../support/fault-server.ts';
import { V1Shop } from '../support/v1-shop.ts';

test.each([
  ['c', `locale_provider libc locale 'C'`],
  ['tr', `locale_provider icu icu_locale 'tr-TR' locale 'C'`],
  ['ascii', `locale_provider libc locale 'C' encoding 'SQL_ASCII'`],
])(
  'what is searched for is found without regard to case in a database with the locale %s',
  async (name, locale) => {
    const postgres = inject('postgres');
    const database = `locale_${name}`;
    await ask(postgres, `create database ${database} template template0 ${locale}`);
    onTestFinished(() => ask(postgres, `drop database ${database} with (force)`).then(() => undefined));
    const settings = await freshSettings({ DATABASE_URL: databaseUrl({ ...postgres, database }) });
    const server = await startServer(settings);
    const { admin = '' } = await firstKeys(server);
    const shop = new V1Shop(server, admin);
    const { id } = await shop.coupon({
      name: 'WINTER WÄRM (10%)',
      codes: { kind: 'friendly', code: 'İSTANBUL-IĞDIR' },
    });
    for (const q of ['winter', 'Winter wä', 'wärm (10%)', 'WÄRM', 'İstanbul', 'iğdir', 'ığdır']) {
      const { body } = await shop.get(`/v1/coupons?q=${encodeURIComponent(q)}`);
      expect([q, body.data.map((coupon) => coupon.id)]).toEqual([q, [id]]);
    }
    for (const q of ['w.nter', 'winter|x', '\\', '[', '^', 'sümmer']) {
      const { status, body } = await shop.get(`/v1/coupons?q=${encodeURIComponent(q)}`);
      expect([q, status, body.data]).toEqual([q, 200, []]);
    }
    const { body } = await shop.get(`/v1/audit-log?q=${encodeURIComponent('winter wärm')}`);
    expect(body.data.map(({ object }) => object)).toEqual([expect.objectContaining({ id })]);
  },
);

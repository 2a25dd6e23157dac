import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectGood } from './support/looks.ts';
import { expectQuiet, PHONE, Stage, settled, WIDE } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
  const coupon = (name: string, code: string, fields: object) =>
    shop.coupon({ name, codes: { kind: 'friendly', code }, ...fields });
  await coupon('Zebra', 'ZEBRA', { tags: ['mail', 'spring'], endsAt: '2030-03-01T00:00:00Z' });
  await coupon('Apple', 'APPLE', { tags: ['mail'] });
  await coupon('Mango', 'MANGO', { tags: ['app'], endsAt: '2030-01-01T00:00:00Z' });
  for (const [orderId, code] of [
    ['1', 'MANGO'],
    ['2', 'MANGO'],
    ['3', 'ZEBRA'],
  ]) {
    await shop.post('/v1/redemptions', { codes: [code], orderId, amount: 5000 });
  }
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (...who) => stage.visit(...who);

type Page = Awaited<ReturnType<typeof visit>>['page'];

const search = (page: Page) => new URL(page.url()).searchParams;
const names = (page: Page) => page.locator('[data-column="name"] b').allTextContents();

describe('the list of coupons', () => {
  test('is sorted by the head of a column, one way, the other, and as it was', async () => {
    const made = await visit();
    const { page, open, watched } = made;
    await open('/coupons');
    await expect.poll(() => names(page)).toEqual(['Mango', 'Apple', 'Zebra']);
    const head = page.getByRole('columnheader', { name: 'Coupon' });
    await head.getByRole('button').click();
    await expect.poll(() => names(page)).toEqual(['Apple', 'Mango', 'Zebra']);
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    await expect.poll(() => names(page)).toEqual(['Zebra', 'Mango', 'Apple']);
    await expect.poll(() => search(page).get('sort')).toBe('-name');
    await page.reload();
    await settled(page);
    await expect.poll(() => names(page)).toEqual(['Zebra', 'Mango', 'Apple']);
    await page.getByRole('columnheader', { name: 'Coupon' }).getByRole('button').press('Enter');
    await expect.poll(() => names(page)).toEqual(['Mango', 'Apple', 'Zebra']);
    await expect.poll(() => search(page).get('sort')).toBeNull();
    await page.getByRole('columnheader', { name: 'Used' }).getByRole('button').click();
    await expect.poll(() => names(page)).toEqual(['Mango', 'Zebra', 'Apple']);
    expectQuiet(watched, stage.server);
  });

  test('shows the columns that are chosen, which the address keeps', async () => {
    const made = await visit();
    const { page, open, watched } = made;
    await open('/coupons');
    await page.getByRole('button', { name: 'Columns' }).click();
    for (const name of ['Tags', 'Begins', 'Clients', 'Changed']) {
      await page.getByRole('checkbox', { name, exact: true }).check();
    }
    await page.getByRole('checkbox', { name: 'Ticket' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('row').filter({ hasText: 'Zebra' }).getByText('mail, spring').waitFor();
    await page.reload();
    await settled(page);
    const columns = ['Coupon', 'State', 'Codes', 'Tags', 'Used', 'Clients', 'Begins', 'Ends', 'Changed'];
    await expect
      .poll(() => page.getByRole('columnheader').allTextContents())
      .toEqual([...columns, 'Discount given']);
    expectQuiet(watched, stage.server);
    await expectGood(made, 'coupons-columns', stage.server);
  });

  test.each([WIDE, PHONE])(
    'leads to a coupon from all of its row, the ticket too, by one link',
    async (viewport) => {
      const { page, open, watched } = await visit('owner', { viewport });
      await open('/coupons');
      const row = page.getByRole('row').filter({ hasText: 'Zebra' });
      await expect.poll(() => row.getByRole('link').count()).toBe(1);
      const cells = row.locator('[data-column]').filter({ visible: true });
      const edges = await cells.evaluateAll((each) =>
        each.map((cell) => cell.getBoundingClientRect().left + 2),
      );
      const { y, height } = (await row.boundingBox()) ?? { y: 0, height: 0 };
      for (const x of edges) {
        await page.mouse.click(x, y + height / 2);
        await page.getByRole('heading', { level: 1, name: 'Zebra' }).waitFor();
        await page.goBack();
        await row.waitFor();
      }
      expectQuiet(watched, stage.server);
    },
  );

  test('is narrowed by a tag that is chosen from those that there are', async () => {
    const { page, open, watched } = await visit('analyst');
    await open('/coupons');
    await page.getByRole('button', { name: 'Tag' }).click();
    await page.getByRole('menuitem', { name: 'mail' }).click();
    await expect.poll(() => names(page)).toEqual(['Apple', 'Zebra']);
    await expect.poll(() => search(page).get('tag')).toBe('mail');
    expectQuiet(watched, stage.server);
  });

  test('is sorted on a phone too, where columns have no heads', async () => {
    const { page, open, watched } = await visit('marketer', { viewport: PHONE, locale: 'pl-PL' });
    await open('/coupons');
    await page.getByRole('button', { name: 'Kolejność' }).click();
    await page.getByRole('menuitem', { name: 'Kończące się najwcześniej' }).click();
    await expect.poll(() => names(page)).toEqual(['Mango', 'Zebra', 'Apple']);
    expectQuiet(watched, stage.server);
  });

  test('is gone through by keyboard where there are 10,000, drawing only what is in sight', async () => {
    await makeMany(10_000);
    const { page, watched } = await visit();
    await page.goto(`${stage.server.url}/console/coupons?sort=name&q=Many`);
    const link = (count: number) =>
      page.getByRole('link', { name: `Many ${String(count).padStart(5, '0')}` });
    const focused = page.locator(':focus');
    await link(1).focus();
    for (let loaded = 100; loaded < 1000; loaded += 100) {
      await page.keyboard.press('End');
      await link(loaded).and(focused).waitFor();
      await link(loaded + 1).waitFor();
    }
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('Home');
    await link(1).and(focused).waitFor();
    expectQuiet(watched, stage.server);
  });
});

/** Copies a coupon so often, straight into the database. */
async function makeMany(count: number): Promise<void> {
  await stage.server.pool.query(
    `insert into coupons (workspace_id, id, name, version, state, hidden, starts_at, ends_at, definition, created_at, updated_at)
     select c.workspace_id, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Many ' || lpad(n::text, 5, '0'),
       1, 'paused', false, c.starts_at, c.ends_at, c.definition, c.created_at, c.updated_at
     from coupons c, generate_series(1, $1::int) n
     where c.name = 'Apple'`,
    [count],
  );
}

test('a long offer and a budget in a long currency are not cut in the middle of a line or a number', async () => {
  await shop.coupon({
    name: 'Dinars',
    currency: 'KWD',
    discount: {
      kind: 'gift',
      sku: 'MUG',
      quantity: 1,
      every: { by: 'quantity', step: 5, match: {}, repeat: null },
    },
    limits: [{ on: 'discount', max: 500_000_000 }],
  });
  const { page, open } = await visit();
  await open('/coupons?q=Dinars');
  const used = page.locator('[data-column="used"]').filter({ hasText: 'KWD 500,000' });
  const ticket = page.locator('[data-size="small"]').filter({ hasText: 'MUG' });
  const isCut = (element: Element) => {
    const box = element.getBoundingClientRect();
    return [...element.querySelectorAll('*')].some((part) => {
      const { right, top, bottom } = part.getBoundingClientRect();
      return right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
    });
  };
  expect(await used.evaluate(isCut)).toBe(false);
  expect(await ticket.evaluate(isCut)).toBe(false);
});

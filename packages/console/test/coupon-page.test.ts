import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectQuiet, PHONE, Stage, settled } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (...who) => stage.visit(...who);

const path = (url: string) => `${new URL(url).pathname}${new URL(url).search}`.replace('/console', '');

describe('the codes of a coupon', () => {
  test('are found by any part of them and lead to their page', async () => {
    const { id } = await shop.coupon({ name: 'Birthday', codes: { kind: 'ean13' } });
    const other = await shop.coupon({ name: 'Another', codes: { kind: 'ean13' } });
    await shop.post(`/v1/coupons/${other.id}/codes`, { count: 2 });
    const { body } = await shop.post(`/v1/coupons/${id}/codes`, { count: 5 });
    const code = (body.codes as string[])[0] ?? '';
    const { page, open, watched } = await visit('marketer');
    await open(`/coupons/${id}`);
    await page.getByRole('navigation', { name: 'About this coupon' }).getByText('Codes').click();
    await expect.poll(() => page.getByRole('row').count()).toBe(6);
    await page.getByRole('searchbox', { name: 'Any part of a code' }).fill(code.slice(4, 11));
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await expect.poll(() => path(page.url())).toContain(`/coupons/${id}/codes?q=`);
    await page.reload();
    await settled(page);
    await page.getByRole('link', { name: code }).click();
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are made where they are looked at', async () => {
    const { id } = await shop.coupon({
      name: 'Mailing',
      codes: { kind: 'pattern', pattern: 'MAIL-####-####' },
    });
    const { page, open, watched } = await visit('marketer');
    await open(`/coupons/${id}/codes`);
    await page.getByRole('heading', { name: 'No codes here' }).waitFor();
    await page.getByRole('button', { name: 'Add codes' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How many').fill('3');
    await dialog.getByRole('button', { name: 'Generate codes' }).click();
    await dialog.getByRole('button', { name: 'Download as CSV' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'MAIL-' }).count()).toBe(3);
    expectQuiet(watched, stage.server);
  });

  test('are one where it is for everybody, which tells how often it was used', async () => {
    const { id, codes } = await shop.coupon({ name: 'For all', codes: { kind: 'friendly', code: 'FORALL' } });
    for (const orderId of ['A-1', 'A-2', 'A-3']) {
      await shop.post('/v1/redemptions', { codes: ['FORALL'], orderId, amount: 5000 });
    }
    const { page, open, watched } = await visit('marketer');
    await open(`/coupons/${id}/codes`);
    const row = page.getByRole('row').filter({ hasText: 'FORALL' });
    await row.getByText('For everybody').waitFor();
    await expect.poll(() => row.locator('[data-column="uses"]').textContent()).toBe('3');
    await expect.poll(() => row.locator('[data-column="client"]').textContent()).toBe('Everybody');
    await expect.poll(() => row.locator('[data-column="used"] time').count()).toBe(1);
    const phone = await visit('marketer', { viewport: PHONE });
    await phone.open(`/coupons/${id}/codes`);
    await phone.page.getByText('3 uses', { exact: true }).waitFor();
    const inPolish = await visit('marketer', { viewport: PHONE, locale: 'pl-PL' });
    await inPolish.open(`/codes?q=FORALL`);
    await inPolish.page.getByText('3 użycia', { exact: true }).waitFor();
    for (const name of ['Add codes', 'Issue a code', 'State']) {
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(0);
    }
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'FORALL' }).waitFor();
    await expect
      .poll(() => page.getByText('Uses', { exact: true }).locator('..').textContent())
      .toContain('3');
    await expect.poll(() => page.getByText('Issued', { exact: true }).count()).toBe(0);
    await shop.post(`/v1/coupons/${id}/archive`);
    await shop.coupon({ name: 'For all again', codes });
    await open(`/coupons/${id}/codes`);
    await page.getByRole('heading', { name: 'Its code is another coupon’s now' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are not shown to who may not see codes', async () => {
    const { id } = await shop.coupon({ name: 'Not for analysts' });
    const { page, open } = await visit('analyst');
    await open(`/coupons/${id}`);
    const tabs = page.getByRole('navigation', { name: 'About this coupon' });
    await tabs.getByText('History').waitFor();
    await expect.poll(() => tabs.getByText('Codes').count()).toBe(0);
  });
});

test('on a phone in Polish the choices of the chart fit, and a step that nobody took has no bar', async () => {
  const { id } = await shop.coupon({ name: 'Urodziny', codes: { kind: 'ean13' } });
  const { page, open } = await visit('owner', { viewport: PHONE, locale: 'pl-PL' });
  await open(`/coupons/${id}`);
  const choices = page.getByRole('region', { name: 'W czasie' }).getByRole('radiogroup');
  await expect.poll(() => choices.count()).toBe(2);
  const doFit = () =>
    choices.evaluateAll((groups) =>
      groups.map((group) => {
        const card = group.closest('section')?.getBoundingClientRect();
        const labels = [...group.querySelectorAll('label')].map((label) => label.getBoundingClientRect());
        return labels.every(({ left, right }) => left >= (card?.left ?? 0) && right <= (card?.right ?? 0));
      }),
    );
  await expect.poll(doFit).toEqual([true, true]);
  const steps = page.getByRole('region', { name: 'Od kodu do zakupu' });
  const bars = steps.locator('dd[aria-hidden]');
  await expect.poll(() => steps.locator('dt').count()).toBe(4);
  await expect
    .poll(() => bars.evaluateAll((all) => all.filter((bar) => bar.getBoundingClientRect().width > 0).length))
    .toBe(0);
});

test('all that a coupon gives and all that is written about it is told on its page', async () => {
  const { id } = await shop.coupon({
    name: 'Capped',
    currency: 'GBP',
    discount: { kind: 'percent', percent: 15, cap: 5000 },
    description: 'For friends of the house',
    termsUrl: 'https://shop.example.com/terms',
    products: ['Coffee', 'Tea'],
    attributes: { season: 'autumn', year: 2026 },
    hidden: true,
    stacking: { priority: 5, base: 'original' },
  });
  const { page, open, watched } = await visit('analyst');
  const told = async () => (await page.locator('dl > div').allTextContents()).join(' | ');
  await open(`/coupons/${id}/rules`);
  await expect.poll(told).toContain('Offer15% off (at most £50)');
  await expect.poll(told).toContain('Its priority is 5:');
  await expect.poll(told).toContain('It is taken from the first prices');
  await open(`/coupons/${id}/settings`);
  for (const line of [
    'DescriptionFor friends of the house',
    'ProductsCoffeeTea',
    'season: autumn',
    'year: 2026',
    'HiddenYes',
  ]) {
    await expect.poll(told).toContain(line);
  }
  await expect.poll(told).not.toContain('Picture');
  const terms = page.getByRole('link', { name: 'https://shop.example.com/terms' });
  await expect.poll(() => terms.getAttribute('href')).toBe('https://shop.example.com/terms');
  expectQuiet(watched, stage.server);
});

describe('the history of a coupon', () => {
  test('tells who changed what, and what it was before', async () => {
    const { page, open, watched } = await visit('marketer');
    const { id } = await shop.coupon({
      name: 'Winter',
      limits: [{ on: 'redemptions', per: 'client', max: 1 }],
    });
    await open(`/coupons/${id}`);
    await page.getByRole('button', { name: 'Pause coupon' }).click();
    await page.getByText('Winter is paused').waitFor();
    await shop.patch(`/v1/coupons/${id}`, {
      name: 'Winter sale',
      limits: [{ on: 'redemptions', per: 'client', max: 3 }],
    });
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByText('Ann Miller paused it').waitFor();
    const edit = page.getByRole('listitem').filter({ hasText: 'edited it' });
    await expect.poll(() => edit.first().textContent()).toMatch(/Name: Winter\s*Winter sale/);
    await expect.poll(() => edit.first().textContent()).toMatch(/Limits: 1 per client\s*3 per client/);
    await expect
      .poll(() => page.getByRole('listitem').filter({ hasText: 'made this coupon' }).count())
      .toBe(1);
    expectQuiet(watched, stage.server);
  });

  test('tells which of its own fields changed, and how', async () => {
    const { id } = await shop.coupon({
      name: 'Fields',
      attributes: { season: 'autumn', year: 2026, old: true },
    });
    const attributes = { season: 'winter', year: 2026, sizes: ['S', 'M'] };
    await shop.patch(`/v1/coupons/${id}`, { attributes, activation: { required: true, validFor: 172_800 } });
    const { page, open } = await visit();
    for (const path of [`/coupons/${id}/history`, `/settings/audit?object=${id}`]) {
      await open(path);
      const lines = page.getByRole('listitem').filter({ hasText: 'edited' }).last().getByRole('listitem');
      await expect
        .poll(async () => (await lines.allTextContents()).map((line) => line.replace(/\s+/g, ' ')).sort())
        .toEqual([
          'Activation, for so long: 2 days',
          'Activation, needed first: no yes',
          'Own fields, old: yes nothing',
          'Own fields, season: autumn winter',
          'Own fields, sizes: S, M',
        ]);
    }
  });

  test('is read in Polish too', async () => {
    const { id } = await shop.coupon({ name: 'Zima' });
    const { page, open } = await visit('analyst', { locale: 'pl-PL' });
    await open(`/coupons/${id}/history`);
    await page.getByText(/utworzenie kuponu/).waitFor();
  });
});

/** A coupon with a friendly code that was used for some orders, and the ids of those redemptions. */
async function usedCoupon(name: string, code: string, orders: readonly string[]) {
  const { id } = await shop.coupon({ name, codes: { kind: 'friendly', code } });
  const redemptions: string[] = [];
  for (const orderId of orders) {
    const client = { email: `${orderId.toLowerCase()}@example.com` };
    const { body } = await shop.post('/v1/redemptions', { codes: [code], orderId, amount: 5000, client });
    redemptions.push(body.id);
  }
  return { id, redemptions };
}

describe('the redemptions of a coupon', () => {
  test('are found by order, and given back with a reason', async () => {
    const { id } = await usedCoupon('Returns', 'RETURNS', ['R-1', 'R-2', 'R-3']);
    const { page, open, watched } = await visit('support');
    await open(`/coupons/${id}/redemptions`);
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Order or code, all of it' }).fill('R-2');
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Give back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('returned in the shop');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await page.getByText('Reason: returned in the shop').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Redeemed' }).getByText('Given back').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Give back' }).count()).toBe(0);
    expectQuiet(watched, stage.server);
  });

  test('are narrowed by what happened and when, in the address', async () => {
    const { page, open, watched } = await visit('marketer');
    // It stays the day on which it is given back.
    await page.clock.setFixedTime(new Date());
    const { id, redemptions } = await usedCoupon('Narrow', 'NARROW', ['N-1', 'N-2']);
    await shop.post(`/v1/redemptions/${redemptions[0]}/rollback`, {});
    await open(`/coupons/${id}/redemptions`);
    await page.getByRole('button', { name: 'What' }).click();
    await page.getByRole('menuitem', { name: 'Given back' }).click();
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'When' }).click();
    await page.getByRole('menuitem', { name: 'Today' }).click();
    await expect.poll(() => path(page.url())).toBe(`/coupons/${id}/redemptions?type=rollback&period=today`);
    await page.reload();
    await settled(page);
    await page.getByText('Order N-1').waitFor();
    await page.getByText('Reason: order cancelled').waitFor();
    await expect.poll(() => page.getByText('Order N-2').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Give back' }).count()).toBe(0);
    await page.getByRole('link', { name: 'n-1@example.com' }).click();
    await page.getByRole('heading', { level: 1, name: 'n-1@example.com' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are told to an analyst without a way to the client', async () => {
    const { id } = await usedCoupon('Private', 'PRIVATE', ['P-1']);
    const { page, open } = await visit('analyst');
    await open(`/coupons/${id}/redemptions`);
    await page.getByText(/Client …/).waitFor();
    await expect.poll(() => page.getByRole('link', { name: /Client …/ }).count()).toBe(0);
    await expect.poll(() => page.getByText('p-1@example.com').count()).toBe(0);
  });
});

describe('the overview of a coupon', () => {
  test('shows what happens at a till while somebody looks, and its numbers follow', async () => {
    const { id } = await usedCoupon('Live', 'LIVE', ['L-1']);
    const { page, open, watched } = await visit('analyst');
    await open(`/coupons/${id}`);
    const last = page.getByRole('region', { name: 'Last events' });
    await last.getByText('Order L-1').waitFor();
    await shop.post('/v1/redemptions', { codes: ['LIVE'], orderId: 'L-2', amount: 7000 });
    await last.getByText('Order L-2').waitFor();
    await expect
      .poll(() => last.getByRole('listitem').first().textContent())
      .toMatch(/Redeemed.*Order L-2.*£7\.00/);
    await page.getByText('£12.00', { exact: true }).waitFor();
    await last.getByRole('link', { name: 'All of them' }).click();
    await expect.poll(() => path(page.url())).toBe(`/coupons/${id}/redemptions`);
    expectQuiet(watched, stage.server);
  });

  test('tells its course by hour, day and week, as a chart and as a table', async () => {
    const { id } = await usedCoupon('Course', 'COURSE', ['C-1', 'C-2']);
    const { page, open, watched } = await visit('marketer');
    await open(`/coupons/${id}`);
    const chart = page.getByRole('region', { name: 'Over time' });
    // The two that are last: an hour, or a week, may have ended meanwhile.
    const last = async () => {
      const values = await chart.locator('td:last-child').allTextContents();
      return values.slice(-2).reduce((sum, text) => sum + Number(text.replace('£', '')), 0);
    };
    await chart.getByText('Hours', { exact: true }).click();
    await chart.getByText('The same as a table').click();
    await expect.poll(() => chart.getByRole('row').count()).toBe(49);
    await expect.poll(() => chart.getByRole('row').last().textContent()).toMatch(/:00\s*\d$/);
    await expect.poll(last).toBe(2);
    await chart.getByText('Weeks', { exact: true }).click();
    await expect.poll(() => chart.getByRole('row').count()).toBe(15);
    await chart.getByText('Discount', { exact: true }).click();
    await expect.poll(last).toBe(10);
    expectQuiet(watched, stage.server);
  });
});

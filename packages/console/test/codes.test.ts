import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.ts';
import { readBarcode } from './support/read-barcode.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

const path = (url: string) => `${new URL(url).pathname}${new URL(url).search}`.replace('/console', '');

async function couponWithCodes(name: string, count: number) {
  const coupon = await stage.shop.coupon({ name, codes: { kind: 'ean13' } });
  const { body } = await stage.shop.post(`/v1/coupons/${coupon.id}/codes`, { count });
  return { id: coupon.id, codes: body.codes as unknown as string[] };
}

describe('codes', () => {
  test('are found whole, by their beginning, their last digits, or any part within a coupon', async () => {
    const { id, codes } = await couponWithCodes('Findable', 5);
    const code = codes[0] ?? '';
    const { page, open, watched } = await stage.visit();
    await open('/codes');
    await page.getByRole('heading', { name: 'Look up a code' }).waitFor();
    await page.getByRole('searchbox').fill(code);
    await page.getByRole('link', { name: code }).waitFor();
    await page.getByRole('searchbox').fill(code.slice(4, 10));
    await page.getByRole('heading', { name: 'No code begins or ends like this' }).waitFor();
    await page.getByRole('searchbox').fill(code.slice(-6));
    await page.getByRole('link', { name: code }).waitFor();
    // What looks like a number is quoted in the address, and digits with a zero before them do not.
    await expect
      .poll(() => new URL(page.url()).searchParams.get('q')?.replaceAll('"', ''))
      .toBe(code.slice(-6));
    await page.getByRole('searchbox').fill(code.slice(0, 9));
    await page.getByRole('link', { name: code }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox', { name: 'Coupon' }).fill('Findable');
    await page.getByRole('option', { name: 'Findable' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(6);
    await page.getByRole('searchbox', { name: 'Any part of a code' }).fill(code.slice(4, 10));
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.reload();
    await settled(page);
    await expect.poll(() => new URL(page.url()).searchParams.get('coupon')).toBe(id);
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'State' }).click();
    await page.getByRole('menuitem', { name: 'Disabled' }).click();
    await page.getByRole('heading', { name: 'No codes here' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are looked for among very many, and meanwhile that is told', async () => {
    const { id } = await stage.shop.coupon({ name: 'Very many', codes: { kind: 'imported' } });
    await stage.server.pool.query(
      `insert into codes (workspace_id, code, spelling, coupon_id, kind, issued_at, redemptions)
       select $1::uuid, k.code, k.code, $2::uuid, 'individual', now(), 0
       from (select 'MANY' || lpad(n::text, 6, '0') as code from generate_series(1, 45000) n) k`,
      [(await stage.server.workspace()).id, id],
    );
    const { page, open, watched } = await stage.visit();
    const opened = Promise.withResolvers<void>();
    await page.route(/\/codes\?.*cursor=/, async (route) => {
      await opened.promise;
      await route.continue();
    });
    await page.goto(`${stage.server.url}/console/codes?coupon=${id}&q=044999`);
    await page.getByText('Looking on: this coupon has very many codes.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    opened.resolve();
    await page.getByRole('link', { name: 'MANY044999' }).waitFor();
    await open(`/codes?coupon=${id}&q=999999`);
    await page.getByRole('heading', { name: 'No codes here' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are issued for a client who is named by an e-mail', async () => {
    const { id } = await stage.shop.coupon({ name: 'Birthday', codes: { kind: 'ean13' } });
    const { page, open, watched } = await stage.visit('support');
    await open('/codes');
    await page.getByRole('button', { name: 'Issue a code' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Issue code' }).click();
    await dialog.getByText('Choose a coupon.').waitFor();
    await dialog.getByText('Say for which client.').waitFor();
    await dialog.getByRole('combobox', { name: 'Coupon' }).fill('Birthday');
    await page.getByRole('option', { name: 'Birthday' }).click();
    await dialog.getByLabel('Client').fill('birthday@example.com');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Issue code' }).click();
    await page.getByText(/Code \d{13} is issued/).waitFor();
    await page.getByText('Activated', { exact: true }).first().waitFor();
    const { body } = await stage.shop.get('/v1/clients?email=birthday@example.com');
    const held = await stage.shop.get(`/v1/coupons/${id}/codes?clientId=${body.data[0]?.id}`);
    await expect.poll(() => path(page.url())).toBe(`/codes/${held.body.data[0]?.code}`);
    expectQuiet(watched, stage.server);
  });

  test('are generated, and taken away as a file', async () => {
    const { id } = await stage.shop.coupon({
      name: 'Leaflets',
      codes: { kind: 'pattern', pattern: 'LEAF-#####' },
    });
    const { page, open } = await stage.visit('marketer');
    await open(`/codes?coupon=${id}`);
    await page.getByRole('button', { name: 'Add codes' }).click();
    await page.getByLabel('How many').fill('20000');
    await page.getByText('A number from 1 to 1,000.').waitFor();
    await page.getByLabel('How many').fill('7');
    await page.getByRole('button', { name: 'Generate codes' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    expect(file.trim().split('\r\n')).toHaveLength(8);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect.poll(() => page.getByRole('row').count()).toBe(8);
  });

  test('that are none are told in Polish to who reads Polish', async () => {
    const { id } = await stage.shop.coupon({ name: 'Partner in Polish', codes: { kind: 'imported' } });
    const { page, open } = await stage.visit('marketer', { locale: 'pl-PL' });
    await open(`/coupons/${id}/codes`);
    await page.getByRole('button', { name: 'Dodaj kody' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Kody' }).fill('X');
    await dialog.getByRole('button', { name: 'Importuj 1 kod' }).click();
    await dialog.getByText('To nie może być kod: od 3 do 64 znaków', { exact: false }).waitFor();
  });

  test('are imported from a list; what becomes of each is told', async () => {
    const { id } = await stage.shop.coupon({ name: 'Partner', codes: { kind: 'imported' } });
    await stage.shop.post(`/v1/coupons/${id}/codes/import`, { codes: [{ code: 'PARTNER-1' }] });
    const { page, open, watched } = await stage.visit('marketer');
    await open(`/codes?coupon=${id}`);
    await page.getByRole('button', { name: 'Add codes' }).click();
    await page
      .getByRole('textbox', { name: 'Codes' })
      .fill('code,client\nPARTNER-1\nPARTNER-2,ann@partner.example\nx\nPARTNER-3');
    await page.getByRole('button', { name: 'Import 4 codes' }).click();
    await page.getByText('Imported: 2. There already: 1. Not possible: 1.').waitFor();
    const wanting = page.getByRole('list', { name: 'What to look at' });
    await wanting.getByText('There already').waitFor();
    await expect.poll(() => wanting.getByRole('listitem').count()).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    expectQuiet(watched, stage.server);
  });
});

describe('a code', () => {
  test('is disabled, and that is taken back', async () => {
    const { codes } = await couponWithCodes('Switch', 1);
    const code = codes[0] ?? '';
    const state = async () => (await stage.shop.get(`/v1/codes/${code}`)).body.state;
    const { page, open, watched } = await stage.visit('support');
    await open(`/codes/${code}`);
    await page.getByRole('button', { name: 'Disable code' }).click();
    await page.getByText(`${code} is disabled`).waitFor();
    expect(await state()).toBe('disabled');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(`${code} works again`).waitFor();
    await expect.poll(state).toBe('issued');
    expectQuiet(watched, stage.server);
  });

  test('is given to a client', async () => {
    const { codes } = await couponWithCodes('Given', 1);
    const { page, open } = await stage.visit('support');
    await open(`/codes/${codes[0]}`);
    await page.getByRole('button', { name: 'Give to a client' }).click();
    await page.getByRole('dialog').getByLabel('Client').fill('customer-77');
    await page.getByRole('button', { name: 'Give code' }).click();
    await page.getByRole('link', { name: 'customer-77' }).click();
    await page.getByRole('heading', { level: 1, name: 'customer-77' }).waitFor();
  });

  test('shows its barcode and hands it out as SVG and PNG', async () => {
    const { codes } = await couponWithCodes('Drawn', 1);
    const { page, open, watched } = await stage.visit('support');
    await open(`/codes/${codes[0]}`);
    const shown = page.getByRole('img', { name: `Barcode of ${codes[0]}` });
    await expect.poll(async () => await readBarcode(await shown.screenshot())).toBe(codes[0]);
    const files: Buffer[] = [];
    for (const kind of ['SVG', 'PNG']) {
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: `Download ${kind}` }).click();
      files.push(await readFile(await (await saving).path()));
    }
    expect(files[0]?.toString('utf8')).toMatch(/^<svg /);
    expect(await readBarcode(files[1] ?? Buffer.of())).toBe(codes[0]);
    expectQuiet(watched, stage.server);
  });

  test('that nobody knows is told so', async () => {
    const { page, open } = await stage.visit('support');
    await open('/codes/2999999999999');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });
});

test('codes are told in Polish', async () => {
  const { page, open } = await stage.visit('owner', { locale: 'pl-PL' });
  await open('/codes');
  await page.getByRole('heading', { name: 'Znajdź kod' }).waitFor();
  await page.getByRole('button', { name: 'Wydaj kod' }).click();
  await page.getByRole('dialog').getByText('Klient dostanie kod kuponu.', { exact: false }).waitFor();
});

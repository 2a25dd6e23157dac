import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

/** A client who has a barcode of a coupon that gives 10 percent off, once a client. */
async function clientWithCode(email: string) {
  const coupon = await stage.shop.coupon({
    name: 'Coffee club',
    codes: { kind: 'ean13' },
    currency: 'GBP',
    limits: [{ on: 'redemptions', per: 'client', max: 1 }],
  });
  const { body: client } = await stage.shop.post('/v1/clients', {
    email,
    customIdentify: `number ${email.split('@')[0]}`,
  });
  const activation = { couponId: coupon.id, client: { id: client.id } };
  const { body } = await stage.shop.post('/v1/activations', activation);
  return { coupon, client, code: body.code };
}

describe('a client', () => {
  test.each(['e-mail', 'number of the shop', 'id', 'code'])('is found by %s', async (by) => {
    const email = `found-by-${by.replaceAll(' ', '-')}@example.com`;
    const { client, code } = await clientWithCode(email);
    const texts: Readonly<Record<string, string>> = {
      'e-mail': email.toUpperCase(),
      'number of the shop': `number ${email.split('@')[0]}`,
      id: client.id,
      code,
    };
    const { page, open, watched } = await stage.visit('support');
    await open('/clients');
    await page.getByRole('searchbox', { name: 'E-mail' }).fill(texts[by] ?? '');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: email }).click();
    await page.getByRole('heading', { level: 1, name: email }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('is among those who came last, or found by the beginning of an e-mail or a number, or by a tag', async () => {
    const { client } = await clientWithCode('zuzanna@example.com');
    await stage.shop.post('/v1/clients', {
      id: client.id,
      tags: ['vip', 'coffee'],
      segments: ['newsletter'],
    });
    await stage.shop.post('/v1/clients', { email: 'zula@example.com' });
    const { page, open, watched } = await stage.visit('marketer');
    await open('/clients');
    await page.getByRole('link', { name: 'zula@example.com' }).waitFor();
    await page.getByRole('searchbox', { name: 'E-mail, customer number' }).fill('ZU');
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    await page.getByRole('searchbox', { name: 'E-mail, customer number' }).fill('number zuz');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'E-mail, customer number' }).fill('');
    await page.getByRole('searchbox', { name: 'Tag' }).fill('vi');
    await page.getByRole('heading', { name: 'Nobody has this tag' }).waitFor();
    await page.getByRole('searchbox', { name: 'Tag' }).fill('vip');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: 'zuzanna@example.com' }).click();
    await page.getByText('newsletter').waitFor();
    await page.getByRole('link', { name: 'coffee', exact: true }).click();
    await page.getByRole('link', { name: 'zuzanna@example.com' }).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?tag=coffee');
    expectQuiet(watched, stage.server);
  });

  test('is gone to at once, though the search that was typed before is not told yet', async () => {
    const { client } = await clientWithCode('at-once@example.com');
    const { page, open } = await stage.visit('support');
    await open('/clients');
    await page.getByRole('searchbox', { name: 'E-mail' }).fill('at-');
    await page.getByRole('link', { name: 'at-once@example.com' }).click();
    await page.getByRole('heading', { level: 1, name: 'at-once@example.com' }).waitFor();
    await settled(page);
    await expect.poll(() => page.url()).toContain(client.id);
  });

  test('who is not known is told so, and can be added', async () => {
    const { page, open } = await stage.visit('support');
    await open('/clients?q=new@example.com');
    await page.getByRole('heading', { name: 'Nobody is known by this' }).waitFor();
    await page.getByRole('button', { name: 'Add a client' }).click();
    await page.getByRole('dialog').getByLabel('E-mail').fill('new@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click();
    await page.getByRole('heading', { level: 1, name: 'new@example.com' }).waitFor();
  });

  test.each([
    ['en-GB', 'Redeem a code', 'Code', 'Order', 'Order value', 'Redeem code', '12.50', '£1.25 off'],
    ['pl-PL', 'Zrealizuj kod', 'Kod', 'Zamówienie', 'Wartość', 'Zrealizuj kod', '12,50', 'rabat 1,25'],
    ['pl-PL', 'Zrealizuj kod', 'Kod', 'Zamówienie', 'Wartość', 'Zrealizuj kod', '12.50', 'rabat 1,25'],
  ])(
    'an amount is what is typed, key by key (%s)',
    async (locale, action, ofCode, ofOrder, value, submit, typed, told) => {
      const { client, code } = await clientWithCode(`typed-${locale}-${typed}@example.com`);
      const { page, open } = await stage.visit('support', { locale });
      await open(`/clients/${client.id}`);
      await page.getByRole('button', { name: action }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: ofCode }).fill(code);
      await dialog.getByLabel(ofOrder, { exact: true }).fill(`typed-${locale}-${typed}`);
      await dialog.getByLabel(value).pressSequentially(typed);
      await dialog.getByRole('button', { name: submit }).click();
      await page.getByText(told, { exact: false }).first().waitFor();
    },
  );

  test('gives units of an order back that had a cart, and what of it is left after that', async () => {
    const { client, code } = await clientWithCode('units@example.com');
    const lines = [
      { id: 'tea', sku: 'TEA', quantity: 3, unitPrice: 1000 },
      { id: 'cup', sku: 'CUP', quantity: 1, unitPrice: 2000 },
    ];
    const cart = { currency: 'GBP', lines };
    await stage.shop.post('/v1/redemptions', {
      codes: [code],
      client: { id: client.id },
      orderId: '4712',
      cart,
    });
    const { page, open, watched } = await stage.visit('support');
    await open(`/clients/${client.id}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    const dialog = page.getByRole('dialog');
    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'A part' }).check();
    await dialog.getByLabel('Reason').fill('two of three returned');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByText('Say of which line how many units came back.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('Line tea, units of 3').fill('2');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await timeline.getByText('£2.00 back').waitFor();
    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'All of it (£30.00)' }).waitFor();
    await dialog.getByRole('radio', { name: 'A part' }).check();
    await dialog.getByLabel('Line tea, units of 1').waitFor();
    await dialog.getByLabel('Line cup, units of 1').waitFor();
    expectQuiet(watched, stage.server);
  });

  test('has a code redeemed for an order, and given back in part and whole, each with a reason', async () => {
    const { client, code } = await clientWithCode('redeem@example.com');
    const { page, open, watched } = await stage.visit('support');
    await open(`/clients/${client.id}`);
    await page.getByRole('button', { name: 'Redeem a code' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Code' }).fill(code);
    await dialog.getByRole('button', { name: 'Redeem code' }).click();
    await dialog.getByText('Name the order.').waitFor();
    await dialog.getByLabel('Order', { exact: true }).fill('4711');
    await dialog.getByLabel('Order value').fill('50');
    await dialog.getByLabel('Reason (optional)').fill('the till was down');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Redeem code' }).click();
    await page.getByText('Redeemed: £5.00 off').waitFor();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('Order 4711').waitFor();
    await timeline.getByText('Reason: the till was down').waitFor();

    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'A part' }).check();
    await dialog.getByLabel('Value of what was returned').fill('20');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Reason').fill('one of two returned');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await timeline.getByText('£2.00 back').waitFor();
    await timeline.getByText('Reason: one of two returned').waitFor();

    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'All of it (£30.00)' }).waitFor();
    await dialog.getByLabel('Reason').fill('the rest too');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await timeline.getByText('£3.00 back').waitFor();
    await expect.poll(() => timeline.getByRole('button', { name: 'Give back' }).count()).toBe(0);
    expectQuiet(watched, stage.server);
  });

  test('is told why a code does not work, in words, and what would help', async () => {
    const { coupon, client, code } = await clientWithCode('why@example.com');
    await stage.shop.post('/v1/redemptions', {
      codes: [code],
      client: { id: client.id },
      orderId: '1',
      amount: 1000,
    });
    await stage.shop.post(`/v1/coupons/${coupon.id}/pause`);
    const { page, open, watched } = await stage.visit('support');
    await open(`/codes/${code}`);
    await page.getByRole('link', { name: 'Why doesn’t it work?' }).click();
    const why = page.getByRole('region', { name: 'Why doesn’t it work?' });
    await expect.poll(() => why.getByRole('combobox', { name: 'Code' }).inputValue()).toBe(code);
    await why.getByLabel('Order value').fill('10');
    await why.getByRole('button', { name: 'Check' }).click();
    await why.getByText('It does not work').waitFor();
    await why.getByText('The coupon is paused.').waitFor();
    await why.getByText('This client has used the coupon as often as one client may.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await why.getByRole('link', { name: 'Try it with a whole cart' }).click();
    await page.getByRole('heading', { level: 1, name: 'Try a cart' }).waitFor();
    await page.getByText(code).first().waitFor();
    await expect.poll(() => page.getByLabel('E-mail or number').inputValue()).toBe('why@example.com');
    expectQuiet(watched, stage.server);
  });

  test('is told why in the language of the reader', async () => {
    const { coupon, client, code } = await clientWithCode('czemu@example.com');
    await stage.shop.post(`/v1/coupons/${coupon.id}/pause`);
    const { page, open } = await stage.visit('support', { locale: 'pl-PL' });
    await open(`/clients/${client.id}?code=${code}`);
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByRole('status').getByText('Kupon jest wstrzymany.').waitFor();
  });

  test('has what is for everybody without activating it, and counts it among what is usable', async () => {
    const friendly = (code: string) => ({ kind: 'friendly', code });
    await stage.shop.coupon({ name: 'Open to all', codes: friendly('OPENTOALL') });
    await stage.shop.coupon({
      name: 'Asks first',
      codes: friendly('ASKSFIRST'),
      activation: { required: true },
    });
    const { body } = await stage.shop.post('/v1/clients', { email: 'everybody@example.com' });
    const { page, open } = await stage.visit('support');
    await open(`/clients/${body.id}`);
    const forAll = page.getByRole('region', { name: 'For everybody' });
    await forAll.getByText('Open to all').waitFor();
    await expect.poll(() => forAll.getByText('Asks first').count()).toBe(0);
    const others = page.getByRole('region', { name: 'To activate' });
    await others.getByText('Asks first').waitFor();
    await expect.poll(() => others.getByText('Open to all').count()).toBe(0);
    const count = await forAll.getByRole('listitem').count();
    const usable = page.getByText('Usable now', { exact: true }).locator('..');
    await expect.poll(() => usable.textContent()).toBe(`Usable now${count}`);
  });

  test('gets a coupon activated by support', async () => {
    await stage.shop.coupon({
      name: 'For activating',
      codes: { kind: 'ean13' },
      activation: { required: true },
    });
    const { body } = await stage.shop.post('/v1/clients', { email: 'activate@example.com' });
    const { page, open } = await stage.visit('support');
    await open(`/clients/${body.id}`);
    await page.getByRole('region', { name: 'To activate' }).getByText('For activating').waitFor();
    await page.getByRole('button', { name: 'Activate a coupon' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Coupon' }).fill('For activating');
    await page.getByRole('option', { name: 'For activating' }).click();
    await dialog.getByLabel('Reason (optional)').fill('goodwill');
    await dialog.getByRole('button', { name: 'Activate coupon' }).click();
    await page.getByRole('region', { name: 'Usable now' }).getByText('For activating').waitFor();
    await page.getByRole('region', { name: 'Timeline' }).getByText('Reason: goodwill').waitFor();
  });
});

test('a marketer sees a client and activates, but neither redeems nor gives back', async () => {
  const { client, code } = await clientWithCode('roles@example.com');
  await stage.shop.post('/v1/redemptions', {
    codes: [code],
    client: { id: client.id },
    orderId: '1',
    amount: 1000,
  });
  const { page, open } = await stage.visit('marketer');
  await open(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Activate a coupon' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Redeem a code' }).count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: 'Give back' }).count()).toBe(0);
});

test('an analyst is told that clients are not for them', async () => {
  const { client } = await clientWithCode('analyst@example.com');
  const { page, open } = await stage.visit('analyst');
  await open(`/clients/${client.id}`);
  await page.getByRole('heading', { name: 'You may not see this' }).waitFor();
});

describe('the data of a client', () => {
  test('are handed over as a file, by support', async () => {
    const { client, code } = await clientWithCode('export@example.com');
    const { page, open, watched } = await stage.visit('support');
    await open(`/clients/${client.id}`);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export data' }).click();
    const file = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
    expect(file.identifiers).toContainEqual({ kind: 'email', value: 'export@example.com' });
    expect(file.timeline[0]).toMatchObject({ type: 'activation', code });
    await page.getByText('The file has everything that is stored').waitFor();
    expectQuiet(watched, stage.server);
  });

  test('are erased after their name was typed; what they did stays', async () => {
    const { client, code } = await clientWithCode('erase@example.com');
    const { page, open, watched } = await stage.visit('support');
    await open(`/clients/${client.id}`);
    await page.getByRole('button', { name: 'Erase client' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('cannot be undone', { exact: false }).waitFor();
    await dialog.getByLabel('Type erase@example.com to confirm').fill('somebody else');
    await dialog.getByRole('button', { name: 'Erase client' }).click();
    await dialog.getByText('Type exactly erase@example.com.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect((await stage.shop.get(`/v1/clients/${client.id}`)).body.email).toBe('erase@example.com');
    await dialog.getByLabel('Type erase@example.com to confirm').fill('Erase@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('The client is erased').waitFor();
    await page.getByRole('heading', { level: 1, name: `…${client.id.slice(-8)}` }).waitFor();
    await page.getByRole('region', { name: 'Timeline' }).getByRole('link', { name: code }).waitFor();
    expect((await stage.shop.get(`/v1/clients/${client.id}`)).body.email).toBeNull();
    const { body } = await stage.shop.get('/v1/clients?q=erase@');
    expect(body.data).toMatchObject([]);
    expectQuiet(watched, stage.server);
  });

  test('of a person who is known twice become one client, after it was shown who stays', async () => {
    const { client, code } = await clientWithCode('twice@example.com');
    const other = (await stage.shop.post('/v1/clients', { customIdentify: 'C-2045' })).body;
    const { page, open, watched } = await stage.visit('support');
    await open(`/clients/${other.id}`);
    await page.getByRole('button', { name: 'Merge clients' }).click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('The client who stays');
    await dialog.getByRole('button', { name: 'Merge clients' }).click();
    await dialog.getByText('Say who stays.').waitFor();
    await field.fill('nobody@example.com');
    await dialog.getByText('Nobody else is known by this.').waitFor();
    await field.fill('C-2045');
    await dialog.getByText('That is the client you are merging.').waitFor();
    await field.fill('twice@example.com');
    await dialog.getByText('twice@example.com (number twice), known since').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect((await stage.shop.get(`/v1/clients/${other.id}`)).body.id).toBe(other.id);
    await dialog.getByRole('button', { name: 'Merge clients' }).click();
    await page.getByRole('heading', { level: 1, name: 'twice@example.com' }).waitFor();
    await page.getByText('The two are one client now').waitFor();
    await page.getByRole('region', { name: 'Timeline' }).getByRole('link', { name: code }).waitFor();
    expect((await stage.shop.get(`/v1/clients/${other.id}`)).body.id).toBe(client.id);
    expectQuiet(watched, stage.server);
  });

  test('are not for a marketer', async () => {
    const { client } = await clientWithCode('marketer@example.com');
    const { page, open } = await stage.visit('marketer');
    await open(`/clients/${client.id}`);
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Erase client' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Merge clients' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Export data' }).count()).toBe(0);
  });
});

describe('the search over everything', () => {
  test('finds a client by the beginning of an identifier, and a code', async () => {
    const { client, code } = await clientWithCode('palette@example.com');
    const { page, open, watched } = await stage.visit('support');
    await open('/');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.fill('palet');
    await page.getByRole('option', { name: 'palette@example.com' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'palette@example.com' }).waitFor();
    await expect.poll(() => page.url()).toContain(client.id);
    await page.keyboard.press('Control+k');
    await field.fill(code);
    await page.getByRole('option', { name: code }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('finds an order of any shop by its number, and leads to where it is given back', async () => {
    const { coupon, client, code } = await clientWithCode('order@example.com');
    const { key } = await stage.server.makeKey('client', 'leeds');
    const use = { codes: [code], client: { id: client.id }, orderId: 'WEB/2026 #77', amount: 5000 };
    expect((await stage.shop.call('POST', '/v1/redemptions', { key, json: use })).status).toBe(201);
    const { page, open, watched } = await stage.visit('support');
    await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(' WEB/2026 #77 ');
    const found = page.getByRole('group', { name: 'Orders' }).getByRole('option');
    await found.getByText('Order WEB/2026 #77').waitFor();
    await found.getByText('Coffee club').waitFor();
    await found.getByText(/^£50.00 · £5.00 off · .* · order@example.com$/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain(`/coupons/${coupon.id}/redemptions`);
    await page.getByText('Order WEB/2026 #77').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'order@example.com' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Give back' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('finds an order in Polish, each code of it for itself', async () => {
    const codes = ['PARA-A', 'PARA-B'];
    for (const code of codes) {
      await stage.shop.coupon({ name: `Kupon ${code}`, codes: { kind: 'friendly', code }, currency: 'GBP' });
    }
    const use = { codes, client: { customIdentify: '2045' }, orderId: '88-1', amount: 5000 };
    await stage.shop.post('/v1/redemptions', use);
    const [part, whole] = (await stage.shop.get('/v1/redemptions?orderId=88-1')).body.data;
    await stage.shop.post(`/v1/redemptions/${part?.id}/rollback`, { amount: 1000 });
    await stage.shop.post(`/v1/redemptions/${whole?.id}/rollback`, {});
    const { page, open } = await stage.visit('owner', { locale: 'pl-PL' });
    await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Szukaj' }).fill('88-1');
    const found = page.getByRole('group', { name: 'Zamówienia' }).getByRole('option');
    await expect.poll(() => found.count()).toBe(2);
    await found.getByText('Kupon PARA-A').waitFor();
    await found.getByText('Kupon PARA-B').waitFor();
    await expect.poll(() => found.getByText(/ · rabat .* · 2045$/).count()).toBe(2);
    await expect.poll(() => found.getByText('cofnięte częściowo').count()).toBe(1);
    await expect.poll(() => found.getByText('cofnięte w całości').count()).toBe(1);
  });

  test('finds an order for an analyst too, and does not say whose it is', async () => {
    await stage.shop.coupon({ name: 'Whose', codes: { kind: 'friendly', code: 'WHOSE' }, currency: 'GBP' });
    const client = { email: 'whose@example.com' };
    await stage.shop.post('/v1/redemptions', { codes: ['WHOSE'], client, orderId: '99-1', amount: 1000 });
    const { page, open, watched } = await stage.visit('analyst');
    await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('99-1');
    await page.getByRole('option', { name: 'Order 99-1' }).getByText('£10.00 · £1.00 off').waitFor();
    expect(watched.requests.filter((url) => url.includes('/v1/clients'))).toEqual([]);
    expectQuiet(watched, stage.server);
  });

  test('shows an analyst no clients and no codes, and asks for none', async () => {
    await clientWithCode('palette-too@example.com');
    const { page, open, watched } = await stage.visit('analyst');
    await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('palette-too');
    await page.getByText('Nothing found.', { exact: false }).waitFor();
    expectQuiet(watched, stage.server);
    expect(watched.requests.filter((url) => url.includes('/v1/clients'))).toEqual([]);
  });
});

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Browser } from './support/browser.ts';
import { databaseUrl, freshSettings, runCouponry, startServer } from './support/fault-server.ts';
import { createTestDatabase } from './support/test-database.ts';

test('the first owner signs in, and who lost the way in gets another from the command line', async ({
  onTestFinished,
}) => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const server = await startServer(
    await freshSettings({ DATABASE_URL: databaseUrl(database.connection), COUPONRY_LOG: 'debug' }),
  );
  const run = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCouponry(['people', ...args, '--json'], server.settings);
    return { code, told: code === 0 ? JSON.parse(stdout) : stderr };
  };
  const file = join(server.settings.COUPONRY_DATA ?? '', 'bootstrap.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const owner = JSON.parse(await readFile(file, 'utf8')).console;
  expect(owner.url).toBe(`${server.url}/console`);
  expect(server.stdout()).toContain(owner.url);

  // The password of the first start is for one sign-in.
  const browser = new Browser(server);
  expect((await browser.signIn(owner.email, owner.password)).status).toBe(200);
  expect((await browser.get('/v1/me')).body.code).toBe('password_change_required');
  const listed = await run('list');
  expect(listed.told).toMatchObject([
    { email: owner.email, mustChangePassword: true, workspaces: [{ role: 'owner' }] },
  ]);

  // Once it was replaced, everything may be done, until the person is given another way in.
  const chosen = { currentPassword: owner.password, newPassword: 'a password of mine' };
  expect((await browser.post('/v1/auth/change-password', chosen)).status).toBe(200);
  expect((await browser.get('/v1/me')).status).toBe(200);
  const reset = await run('reset', '--email', owner.email.toUpperCase(), '--second-factor');
  expect(reset.code).toBe(0);
  expect((await browser.get('/v1/me')).status).toBe(401);
  expect((await new Browser(server).signIn(owner.email, 'a password of mine')).status).toBe(401);
  const phone = new Browser(server);
  expect((await phone.signIn(owner.email, reset.told.password)).status).toBe(200);
  expect((await phone.get('/v1/me')).body.code).toBe('password_change_required');

  const nobody = await run('reset', '--email', 'nobody@example.com');
  expect(nobody).toMatchObject({ code: 1, told: expect.stringContaining('Nobody signs in with') });

  // An invitation has no address that nobody said.
  const invited = await run('invite', '--email', 'ann@example.com', '--role', 'owner');
  expect(invited.told).toMatchObject({ email: 'ann@example.com', role: 'owner', url: null });
  const token = invited.told.path.split('#token=')[1];
  const accepted = { token, name: 'Ann', password: 'correct horse battery' };
  expect((await new Browser(server).post('/v1/invitations/accept', accepted)).status).toBe(200);
  const again = await run('invite', '--email', 'ann@example.com', '--role', 'analyst');
  expect(again).toMatchObject({
    code: 1,
    told: expect.stringContaining('belongs to the workspace already'),
  });

  // Not even a talkative log has a password, a token or an e-mail.
  await new Browser(server).signIn('somebody@example.com', 'a secret guess');
  const printed = `${server.stdout()}${server.stderr()}`;
  for (const secret of [
    owner.password,
    reset.told.password,
    token,
    'a secret guess',
    'somebody@example.com',
    'ann@example.com',
  ]) {
    expect(printed).not.toContain(secret);
  }
}, 180_000);

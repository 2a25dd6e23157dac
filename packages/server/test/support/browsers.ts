import { ROLES, type Role } from '@couponry/contract';
import { Browser } from './browser.ts';
import { PASSWORD, type TestServer } from './test-server.ts';

/** Somebody of each role who is signed in to the first workspace, and a newcomer who has to choose a password. */
export type Browsers = Readonly<Record<Role | 'newcomer', Browser>>;

/** Signs in somebody of each role. */
export async function signInEverybody(server: TestServer): Promise<Browsers> {
  const { id } = await server.workspace();
  const signedIn = async (role: Role, mustChangePassword: boolean): Promise<Browser> => {
    const { email } = await server.person(role, { mustChangePassword });
    const browser = new Browser(server, id);
    const { status, text } = await browser.signIn(email, PASSWORD);
    if (status !== 200) throw new Error(`Nobody is signed in: ${text}`);
    return browser;
  };
  // The first one alone: what signs people in is read from hundreds of files then, and nothing else goes on in this process meanwhile.
  const newcomer = await signedIn('owner', true);
  const named = ROLES.map(async (role) => [role, await signedIn(role, false)] as const);
  return { ...Object.fromEntries(await Promise.all(named)), newcomer } as Browsers;
}

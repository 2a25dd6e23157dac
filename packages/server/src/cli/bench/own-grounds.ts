import { audit } from '../../commands/audit/audit.ts';
import { openCommandPool } from '../../platform/db/open-pool.ts';
import { withOwnServer } from './bench-server.ts';
import { type Effort, Lab, type OwnGround } from './lab.ts';
import { type PreparedCodes, prepareCodes } from './prepare-codes.ts';
import { redeemSome } from './scenarios/redeem-hot.ts';
import type { Ground, Scenario } from './scenarios.ts';

/** A server of our own on which some of the scenarios are measured, one after the other. */
interface OwnServerPlan {
  readonly grounds: readonly Ground[];
  /** Whether it is warmed up before anything is measured. */
  readonly warm: boolean;
  /** The codes that are put into its database if any of these grounds is wanted. */
  codes(effort: Effort): CodesPlan | null;
  readonly codesFor: Ground;
}

interface CodesPlan {
  readonly count: number;
  readonly coupons: number;
  /** Few codes would be used up in a moment; where they are compared, both can be used again and again. */
  readonly endless: boolean;
}

const FEW = 1000;
const SIZE_COUPONS = 1000;

const PLANS: readonly OwnServerPlan[] = [
  {
    grounds: ['any', 'own', 'codes'],
    warm: true,
    codes: ({ codes }) => ({ count: codes, coupons: 10_000, endless: false }),
    codesFor: 'codes',
  },
  { grounds: ['fresh'], warm: false, codes: () => null, codesFor: 'fresh' },
  {
    grounds: ['few'],
    warm: true,
    codes: () => ({ count: FEW, coupons: SIZE_COUPONS, endless: true }),
    codesFor: 'few',
  },
  {
    grounds: ['many'],
    warm: true,
    codes: ({ manyCodes }) => ({ count: manyCodes, coupons: SIZE_COUPONS, endless: true }),
    codesFor: 'many',
  },
];

/** What is said of the databases in which something was measured. */
export interface OwnFindings {
  readonly postgres: string | null;
  /** Counters that are not what the ledger says. */
  readonly differences: readonly string[];
}

/** Starts a server for each group of scenarios that wants one, lets them be measured there, and audits its database. */
export async function onOwnGrounds(
  chosen: readonly Scenario[],
  effort: Effort,
  say: (line: string) => void,
  measure: (lab: Lab, scenarios: readonly Scenario[]) => Promise<void>,
): Promise<OwnFindings> {
  const differences: string[] = [];
  let postgres: string | null = null;
  for (const plan of PLANS) {
    const here = chosen.filter(({ ground }) => plan.grounds.includes(ground));
    if (here.length === 0) continue;
    say('Starting a server and its database in a scratch folder');
    await withOwnServer(async (server) => {
      const pool = openCommandPool(server.target);
      try {
        const bare: OwnGround = { server, pool, codes: null };
        const wanted = here.some(({ ground }) => ground === plan.codesFor) ? plan.codes(effort) : null;
        const codes =
          wanted === null ? null : await putCodes(new Lab(server, effort, bare), bare, wanted, say);
        const lab = new Lab(server, effort, { ...bare, codes });
        if (plan.warm) {
          say('Warming up');
          await redeemSome(lab);
        }
        await measure(lab, here);
        say('Auditing');
        differences.push(...(await differencesIn(bare)));
        postgres = await versionOf(bare);
      } finally {
        await pool.end();
      }
    });
  }
  return { postgres, differences };
}

async function putCodes(
  lab: Lab,
  { pool, server }: OwnGround,
  { count, coupons, endless }: CodesPlan,
  say: (line: string) => void,
): Promise<PreparedCodes> {
  say(`Putting ${count.toLocaleString('en-GB')} codes into the database`);
  const pattern = await lab.makeCoupon('individual', { limitGlobal: 0, limitPerClient: endless ? 0 : 1 });
  const { workspaceId } = server;
  return await prepareCodes(pool, { workspaceId, couponId: pattern.id, coupons, endless }, count);
}

async function differencesIn({ pool }: OwnGround): Promise<string[]> {
  const { differences } = await audit(pool, () => {});
  return differences.map(
    ({ counter, of, stored, ledger }) => `${counter} of ${of}: ${stored}, by the ledger ${ledger}`,
  );
}

async function versionOf({ pool }: OwnGround): Promise<string | null> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? null;
}

import { setTimeout as delay } from 'node:timers/promises';
import { audit } from '../../commands/audit/audit.ts';
import { openCommandPool } from '../../platform/db/open-pool.ts';
import { LOG_RESERVE_NAME } from '../../platform/embedded-postgres/log-reserve.ts';
import { withOwnServer } from './bench-server.ts';
import type { Labs } from './course.ts';
import { type Effort, Lab, type OwnGround } from './lab.ts';
import { type PreparedCodes, prepareCodes } from './prepare-codes.ts';
import { lookUpCodes } from './scenarios/look-up-codes.ts';
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
const WARM_CONNECTIONS = 256;
const LOOK_MS = 200;

/** Groups of servers; those of a group stand side by side, because what is measured on them is compared. */
const PLANS: readonly (readonly OwnServerPlan[])[] = [
  [
    {
      grounds: ['any', 'own', 'codes'],
      warm: true,
      codes: ({ codes }) => ({ count: codes, coupons: 10_000, endless: false }),
      codesFor: 'codes',
    },
  ],
  [{ grounds: ['fresh'], warm: false, codes: () => null, codesFor: 'fresh' }],
  [
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
  ],
];

/** What is said of the databases in which something was measured. */
export interface OwnFindings {
  readonly postgres: string | null;
  /** Counters that are not what the ledger says. */
  readonly differences: readonly string[];
}

/** Starts the servers that each group of scenarios wants, lets them be measured there, and audits their databases. */
export async function onOwnGrounds(
  chosen: readonly Scenario[],
  effort: Effort,
  say: (line: string) => void,
  measure: (labs: Labs, scenarios: readonly Scenario[]) => Promise<void>,
): Promise<OwnFindings> {
  const differences: string[] = [];
  let postgres: string | null = null;
  const onGround = async (plan: OwnServerPlan, work: (lab: Lab) => Promise<void>): Promise<void> => {
    say('Starting a server and its database in a scratch folder');
    await withOwnServer(async (server) => {
      const pool = openCommandPool(server.target);
      try {
        const own: OwnGround = { server, pool, codes: null };
        say('Waiting until its write-ahead log has a reserve, as that of a shop has');
        await reserveMade(own);
        await work(await prepare(plan, chosen, own, effort, say));
        say('Auditing');
        differences.push(...(await differencesIn(own)));
        postgres = await versionOf(own);
      } finally {
        await pool.end();
      }
    });
  };
  for (const plans of PLANS) {
    const here = chosen.filter(({ ground }) => plans.some(({ grounds }) => grounds.includes(ground)));
    const wanted = plans.filter(({ grounds }) => here.some(({ ground }) => grounds.includes(ground)));
    await onAll(wanted, new Map(), onGround, (labs) => measure(labs, here));
  }
  return { postgres, differences };
}

/** Opens one ground within the other, so that whatever happens each of them is closed. */
async function onAll(
  [plan, ...others]: readonly OwnServerPlan[],
  labs: Labs,
  onGround: (plan: OwnServerPlan, work: (lab: Lab) => Promise<void>) => Promise<void>,
  work: (labs: Labs) => Promise<void>,
): Promise<void> {
  if (plan === undefined) {
    if (labs.size > 0) await work(labs);
    return;
  }
  await onGround(plan, (lab) => {
    const grounds = plan.grounds.map((ground) => [ground, lab] as const);
    return onAll(others, new Map([...labs, ...grounds]), onGround, work);
  });
}

/** Puts codes into the database where they are wanted, and warms the server up. */
async function prepare(
  { codes: codesOf, codesFor, warm }: OwnServerPlan,
  chosen: readonly Scenario[],
  bare: OwnGround,
  effort: Effort,
  say: (line: string) => void,
): Promise<Lab> {
  const wanted = chosen.some(({ ground }) => ground === codesFor) ? codesOf(effort) : null;
  const codes =
    wanted === null ? null : await putCodes(new Lab(bare.server, effort, bare), bare, wanted, say);
  const lab = new Lab(bare.server, effort, { ...bare, codes });
  if (warm) {
    say('Warming up');
    await redeemSome(lab);
    // What was put there by COPY went past the cache of the database, unlike what is activated over the API.
    if (codes !== null) await lookUpCodes(lab, WARM_CONNECTIONS);
  }
  return lab;
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

/** A server that has just been set up makes it while nobody writes. */
async function reserveMade({ pool }: OwnGround): Promise<void> {
  const isMaking = async (): Promise<boolean> => {
    const { rows } = await pool.query('select from pg_stat_activity where application_name = $1', [
      LOG_RESERVE_NAME,
    ]);
    return rows.length > 0;
  };
  while (await isMaking()) await delay(LOOK_MS);
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

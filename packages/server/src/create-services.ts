import { listAuditLog } from './commands/audit-log/list-audit-log.ts';
import { noteReasons } from './commands/audit-log/note-reason.ts';
import { clientCoupons, clientTimeline, clientTimelineBefore } from './commands/clients/client-timeline.ts';
import { eraseClient } from './commands/clients/erase-client.ts';
import { exportClient } from './commands/clients/export-client.ts';
import { findClient } from './commands/clients/find-client.ts';
import { listClients } from './commands/clients/list-clients.ts';
import { mergeClients } from './commands/clients/merge-clients.ts';
import { upsertClient, upsertClients } from './commands/clients/upsert-clients.ts';
import { readWallet } from './commands/clients/wallet.ts';
import { findHeldActivation } from './commands/codes/activate-coupon.ts';
import { generateCodes } from './commands/codes/generate-codes.ts';
import { importCodes } from './commands/codes/import-codes.ts';
import { listCodes, readListed, searchCodes } from './commands/codes/list-codes.ts';
import { type CouponPorts, readCoupon } from './commands/coupons/coupon-ports.ts';
import { couponStatistics, statisticsBetween, totalsByCoupon } from './commands/coupons/coupon-statistics.ts';
import { couponTimeline } from './commands/coupons/coupon-timeline.ts';
import { createCoupon } from './commands/coupons/create-coupon.ts';
import { deleteCoupon } from './commands/coupons/delete-coupon.ts';
import { duplicateCoupon } from './commands/coupons/duplicate-coupon.ts';
import { editCoupon } from './commands/coupons/edit-coupon.ts';
import { couponTags, findCoupons, listCoupons } from './commands/coupons/list-coupons.ts';
import { warningsOfCoupon } from './commands/coupons/warnings-of-coupon.ts';
import { createApiKeyOnce, listKeysOf, revokeKeyOf } from './commands/keys/api-key-commands.ts';
import type { KeyRing } from './commands/keys/key-ring.ts';
import type { CodePorts } from './commands/ports.ts';
import { ledgerOrders } from './commands/simulations/ledger-orders.ts';
import type { Simulations } from './commands/simulations/simulations.ts';
import { type CouponHour, couponHours } from './commands/statistics/coupon-hours.ts';
import { readAttention } from './commands/statistics/read-attention.ts';
import { workspaceStatistics } from './commands/statistics/workspace-statistics.ts';
import type { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { LedgerLanes } from './create-code-ports.ts';
import type { PeopleServices } from './http/people-services.ts';
import { FailedKeys } from './http/plugins/failed-keys.ts';
import type { Services } from './http/services.ts';
import type { Pools } from './platform/db/pools.ts';
import { SharedAnswers } from './platform/shared-answers.ts';

/** What the services of routes are wired from. */
export interface ServiceParts {
  readonly pools: Pools;
  readonly lanes: LedgerLanes;
  readonly workspaces: WorkspaceDirectory;
  readonly codes: CodePorts;
  readonly maxCartLines: number;
  readonly ports: CouponPorts;
  readonly stripe: number;
  readonly simulations: Simulations;
  readonly keys: KeyRing;
  readonly people: PeopleServices;
}

/** Wires what routes stand on: the use cases, each with the connections that are for its kind. */
export function createServices(parts: ServiceParts): Services {
  const { simulations, codes, pools, ports, stripe, lanes, workspaces, keys, people, maxCartLines } = parts;
  const hours = new SharedAnswers<CouponHour[]>();
  return {
    codes,
    maxCartLines,
    people,
    failedKeys: new FailedKeys(),
    isFull: (waited) => lanes.isFull(waited),
    findKey: (key) => keys.find(key),
    findKeyById: (id) => keys.findById(id),
    workspaceIdOfKey: (id) => keys.workspaceIdOf(id),
    workspace: (id) => workspaces.get(id),
    createCoupon: (...wanted) => createCoupon(ports, ...wanted),
    duplicateCoupon: (...wanted) => duplicateCoupon(ports, ...wanted),
    editCoupon: (...wanted) => editCoupon(ports, ...wanted),
    deleteCoupon: (...wanted) => deleteCoupon(ports, ...wanted),
    warningsOfCoupon: (...wanted) => warningsOfCoupon(pools.reads, ...wanted),
    readCoupon: (...wanted) => readCoupon(pools.reads, ...wanted),
    listCoupons: (...wanted) => listCoupons(pools.reports, ...wanted),
    findCoupons: (...wanted) => findCoupons(pools.reports, ...wanted),
    couponTags: (...wanted) => couponTags(pools.reports, ...wanted),
    totalsByCoupon: (...wanted) => totalsByCoupon(pools.reports, ...wanted),
    statisticsBetween: (...wanted) => statisticsBetween(pools.reports, ...wanted),
    // It counts a part of the ledger, and whoever looks at a coupon that is in a rush asks it again and again.
    couponHours: (...wanted) =>
      hours.ask(JSON.stringify(wanted), () => couponHours(pools.reports, ...wanted)),
    workspaceStatistics: (...wanted) => workspaceStatistics(pools.reports, ...wanted),
    attention: (caller) => readAttention({ pool: pools.reports, clock: ports.clock }, caller),
    heldActivation: (...wanted) => findHeldActivation(pools.reads, ...wanted),
    upsertClient: (...wanted) => upsertClient(ports, ...wanted),
    wallet: (...wanted) => readWallet(pools.reads, codes, ...wanted),
    createKey: (...wanted) => createApiKeyOnce(ports, ...wanted),
    listKeys: (...wanted) => listKeysOf(pools.reads, ...wanted),
    revokeKey: (...wanted) => revokeKeyOf(ports, ...wanted),
    startSimulation: (...wanted) => simulations.start(...wanted),
    readJob: (...wanted) => simulations.read(...wanted),
    ledgerOrders: (...wanted) => ledgerOrders(pools.reports, ...wanted),
    noteReasons: (...wanted) => noteReasons({ ...ports, pool: pools.reads }, ...wanted),
    auditLog: (...wanted) => listAuditLog(pools.reports, ...wanted),
    generateCodes: (...wanted) => generateCodes({ ...ports, stripe, leases: codes.leases }, ...wanted),
    importCodes: (...wanted) => importCodes({ ...ports, stripe }, ...wanted),
    listCodes: (...wanted) => listCodes({ pool: pools.reports, clock: ports.clock }, ...wanted),
    searchCodes: (...wanted) => searchCodes({ pool: pools.reports, clock: ports.clock }, ...wanted),
    readListedCodes: (...wanted) => readListed({ pool: pools.reads, clock: ports.clock }, ...wanted),
    statistics: (...wanted) => couponStatistics(pools.reports, ...wanted),
    findClient: (...wanted) => findClient(pools.reads, ...wanted),
    listClients: (...wanted) => listClients(pools.reports, ...wanted),
    exportClient: (...wanted) => exportClient({ ...ports, pool: pools.reports }, ...wanted),
    mergeClients: (...wanted) => mergeClients(ports, ...wanted),
    eraseClient: (...wanted) => eraseClient(ports, ...wanted),
    upsertClients: (...wanted) => upsertClients(ports, ...wanted),
    timelineBefore: (...wanted) => clientTimelineBefore(pools.reads, ...wanted),
    couponTimeline: (...wanted) => couponTimeline(pools.reports, ...wanted),
    timeline: (...wanted) => clientTimeline({ pool: pools.reads, clock: ports.clock }, ...wanted),
    clientCoupons: (...wanted) => clientCoupons(pools.reads, ...wanted),
  };
}

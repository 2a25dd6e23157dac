import type { Coupon, Identifier, PublishWarning } from '@couponry/engine';
import type { Actor } from '../commands/audit-log/actor.ts';
import type { AuditEntry, AuditSearch } from '../commands/audit-log/list-audit-log.ts';
import type { ReasonedAct } from '../commands/audit-log/note-reason.ts';
import type { Caller } from '../commands/caller.ts';
import type {
  ClientPage,
  ClientTimeline,
  HeldCoupon,
  TimelineEntry,
} from '../commands/clients/client-timeline.ts';
import type { ClientRecord } from '../commands/clients/export-client.ts';
import type { Client, FindOutcome } from '../commands/clients/find-client.ts';
import type { ClientsWanted } from '../commands/clients/list-clients.ts';
import type { MergeOutcome, MergeWish } from '../commands/clients/merge-clients.ts';
import type { ClientUpsert, UpsertOutcome } from '../commands/clients/upsert-clients.ts';
import type { Wallet } from '../commands/clients/wallet.ts';
import type { GenerateOutcome, GenerateWish } from '../commands/codes/generate-codes.ts';
import type { ImportOutcome, ImportWish } from '../commands/codes/import-codes.ts';
import type { CodesSearch, FoundCodes, FoundSearch, ListedCode } from '../commands/codes/list-codes.ts';
import type { IdempotencyKey } from '../commands/coupon-ledger/command.ts';
import type { DatedCoupon } from '../commands/coupons/coupon-ports.ts';
import type {
  CouponStatistics,
  RangedStatistics,
  StatisticsRange,
} from '../commands/coupons/coupon-statistics.ts';
import type { CouponTimelineEntry, CouponTimelineSearch } from '../commands/coupons/coupon-timeline.ts';
import type { CreateOutcome } from '../commands/coupons/create-coupon.ts';
import type { DeleteOutcome } from '../commands/coupons/delete-coupon.ts';
import type { WantedCopy } from '../commands/coupons/duplicate-coupon.ts';
import type { EditOutcome, EditWish } from '../commands/coupons/edit-coupon.ts';
import type { CouponListing, CouponPage, CouponSearch, CouponTag } from '../commands/coupons/list-coupons.ts';
import type { ApiKey, CreateKeyOutcome, WantedKey } from '../commands/keys/api-key-commands.ts';
import type { FoundKey } from '../commands/keys/key-ring.ts';
import type { CodePorts } from '../commands/ports.ts';
import type { LedgerOrders } from '../commands/simulations/ledger-orders.ts';
import type { Job, SimulationWish } from '../commands/simulations/simulations.ts';
import type { CouponHour, HourDays } from '../commands/statistics/coupon-hours.ts';
import type { AttentionList } from '../commands/statistics/read-attention.ts';
import type { StatisticsWish, WorkspaceStatistics } from '../commands/statistics/workspace-statistics.ts';
import type { Workspace } from '../commands/workspaces/workspaces.ts';
import type { PeopleServices } from './people-services.ts';
import type { FailedKeys } from './plugins/failed-keys.ts';

/** What routes stand on; made in one place. A route reads the request, calls one of these and writes the answer. */
export interface Services {
  readonly codes: CodePorts;
  readonly failedKeys: FailedKeys;
  /** How many lines a cart may have. */
  readonly maxCartLines: number;
  readonly people: PeopleServices;
  /** Whether so much is queued that newcomers are turned away. @param waited how long it has waited already, in milliseconds */
  isFull(waited?: number): boolean;
  findKey(key: string): FoundKey | Promise<FoundKey>;
  findKeyById(id: string): FoundKey | Promise<FoundKey>;
  workspaceIdOfKey(id: string): Promise<string | null>;
  workspace(id: string): Workspace | Promise<Workspace>;
  createCoupon(
    workspaceId: string,
    coupon: Coupon,
    idempotency: IdempotencyKey | null,
    actor: Actor,
  ): Promise<CreateOutcome>;
  duplicateCoupon(
    workspaceId: string,
    wanted: WantedCopy,
    idempotency: IdempotencyKey | null,
    actor: Actor,
  ): Promise<CreateOutcome>;
  editCoupon<Invalid>(workspaceId: string, wish: EditWish<Invalid>): Promise<EditOutcome<Invalid>>;
  deleteCoupon(workspaceId: string, couponId: string, actor: Actor): Promise<DeleteOutcome>;
  warningsOfCoupon(workspaceId: string, coupon: Coupon): Promise<PublishWarning[]>;
  readCoupon(workspaceId: string, couponId: string): Promise<DatedCoupon | null>;
  listCoupons(workspaceId: string, range: CouponListing): Promise<CouponPage>;
  findCoupons(workspaceId: string, search: CouponSearch): Promise<DatedCoupon[]>;
  couponTags(workspaceId: string): Promise<CouponTag[]>;
  generateCodes(workspaceId: string, wish: GenerateWish): Promise<GenerateOutcome>;
  importCodes(workspaceId: string, wish: ImportWish): Promise<ImportOutcome>;
  listCodes(workspaceId: string, search: CodesSearch): Promise<FoundCodes>;
  searchCodes(workspaceId: string, search: FoundSearch): Promise<ListedCode[]>;
  readListedCodes(workspaceId: string, codes: readonly string[]): Promise<ListedCode[]>;
  statistics(workspaceId: string, couponId: string): Promise<CouponStatistics>;
  totalsByCoupon(
    workspaceId: string,
    couponIds: readonly string[],
  ): Promise<ReadonlyMap<string, CouponStatistics['sums']>>;
  statisticsBetween(workspaceId: string, couponId: string, range: StatisticsRange): Promise<RangedStatistics>;
  /** What happened to a coupon by hour of its zone, on some days. */
  couponHours(workspaceId: string, couponId: string, days: HourDays): Promise<CouponHour[]>;
  workspaceStatistics(workspaceId: string, wish: StatisticsWish): Promise<WorkspaceStatistics>;
  attention(caller: Caller): Promise<AttentionList>;
  heldActivation(
    workspaceId: string,
    couponId: string,
    clientId: string,
    code: string | null,
  ): Promise<string | null>;
  findClient(workspaceId: string, identifiers: readonly Identifier[]): Promise<FindOutcome>;
  listClients(workspaceId: string, wanted: ClientsWanted): Promise<Client[]>;
  exportClient(workspaceId: string, clientId: string, actor: Actor): Promise<ClientRecord>;
  mergeClients(workspaceId: string, wish: MergeWish, actor: Actor): Promise<MergeOutcome>;
  eraseClient(workspaceId: string, clientId: string, actor: Actor): Promise<void>;
  upsertClients(workspaceId: string, upserts: readonly ClientUpsert[]): Promise<UpsertOutcome[]>;
  upsertClient(
    workspaceId: string,
    upsert: ClientUpsert,
    idempotency: IdempotencyKey | null,
  ): Promise<UpsertOutcome>;
  wallet(caller: Caller, clientId: string): Promise<Wallet>;
  createKey(wanted: WantedKey, idempotency: IdempotencyKey | null, actor: Actor): Promise<CreateKeyOutcome>;
  listKeys(workspaceId: string, before: string | null, limit: number): Promise<ApiKey[]>;
  revokeKey(workspaceId: string, keyId: string, actor: Actor): Promise<ApiKey | null>;
  /** Notes why something was done for a client. */
  noteReasons(workspaceId: string, actor: Actor, acts: readonly ReasonedAct[]): Promise<void>;
  auditLog(workspaceId: string, search: AuditSearch): Promise<AuditEntry[]>;
  /** Begins a replay beside what serves; null while another one runs in this process. */
  startSimulation(workspaceId: string, wish: SimulationWish): Promise<Job | null>;
  readJob(workspaceId: string, jobId: string): Promise<Job | null>;
  /** What the ledger knows of past orders; null: they are too many. */
  ledgerOrders(
    workspaceId: string,
    range: { readonly from: number; readonly to: number },
  ): Promise<LedgerOrders | null>;
  timelineBefore(
    workspaceId: string,
    clientId: string,
    before: string | null,
    limit: number,
  ): Promise<TimelineEntry[]>;
  couponTimeline(
    workspaceId: string,
    coupon: Coupon,
    search: CouponTimelineSearch,
  ): Promise<CouponTimelineEntry[]>;
  timeline(workspaceId: string, clientId: string, page: ClientPage): Promise<ClientTimeline>;
  clientCoupons(workspaceId: string, clientId: string, page: ClientPage): Promise<readonly HeldCoupon[]>;
}

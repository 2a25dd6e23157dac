import { OUTCOMES } from '@couponry/contract';
import { CommandFailure } from '../failure.ts';
import type { CouponsApi } from './coupons-api.ts';
import { DEMO_COUPONS, type DemoCoupon, MARKER } from './demo-coupons.ts';

/** A coupon as the server lists it; of its fields, those that the demo looks at. */
interface ListedCoupon {
  readonly uuid: string;
  readonly name: string;
  readonly code: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A coupon of the demo that the server has. */
export interface LiveCoupon extends ListedCoupon {
  readonly demo: DemoCoupon;
}

interface CouponPage {
  readonly coupons: Readonly<Record<string, ListedCoupon>>;
  readonly paginator: { readonly total: number };
}

const PAGE = 1000;

/** The coupons of the demo: those that an earlier run made, and the missing ones, made now. */
export async function prepareCoupons(api: CouponsApi): Promise<LiveCoupon[]> {
  const listed = await listCoupons(api);
  const live: LiveCoupon[] = [];
  for (const demo of DEMO_COUPONS) {
    const found = listed.find(({ attributes }) => attributes.demo === demo.slug);
    live.push({ ...(found ?? (await makeCoupon(api, demo))), demo });
  }
  return live;
}

/** How many orders earlier runs have replayed. */
export function replayedBefore(coupons: readonly LiveCoupon[]): number {
  const noted = markerOf(coupons).attributes.demoReplayed;
  return typeof noted === 'number' ? noted : 0;
}

/** Notes how many orders are replayed. */
export async function noteReplayed(
  api: CouponsApi,
  coupons: readonly LiveCoupon[],
  count: number,
): Promise<void> {
  const { uuid, attributes } = markerOf(coupons);
  const body = { attributes: { ...attributes, demoReplayed: count } };
  await api.require({ method: 'PATCH', path: `/coupons/${uuid}`, body });
}

function markerOf(coupons: readonly LiveCoupon[]): LiveCoupon {
  const marker = coupons.find(({ demo }) => demo.slug === MARKER);
  if (marker === undefined) throw new Error('The demo has no coupon to note its progress on');
  return marker;
}

async function listCoupons(api: CouponsApi): Promise<ListedCoupon[]> {
  const all: ListedCoupon[] = [];
  for (let total = 1, offset = 0; offset < total; offset += PAGE) {
    const path = `/coupons?pagination[limit]=${PAGE}&pagination[offset]=${offset}`;
    const page = await api.require<CouponPage>({ method: 'GET', path });
    all.push(...Object.values(page.coupons));
    total = page.paginator.total;
  }
  return all;
}

async function makeCoupon(api: CouponsApi, { slug, body }: DemoCoupon): Promise<ListedCoupon> {
  const answer = await api.send<{ readonly coupon: ListedCoupon }>({
    method: 'POST',
    path: '/coupons',
    body: { ...body, currency: 'GBP', tags: ['demo'], attributes: { demo: slug } },
    idempotencyKey: `demo ${slug}`,
  });
  if (answer.data !== null) return answer.data.coupon;
  const why =
    answer.code === OUTCOMES.codeTaken.code
      ? 'another coupon of this workspace has the code. Archive that one, or set COUPONRY_DATA to an empty folder.'
      : answer.description;
  throw new CommandFailure(`The demo can not make its coupon ${body.code ?? body.name}: ${why}`);
}

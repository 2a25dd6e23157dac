import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router';
import { couponQuery } from '../api/coupon-queries.ts';
import { sessionOrSignIn } from '../api/session.ts';
import { readBacktestSearch } from '../screens/backtest/backtest-search.ts';
import { readClientSearch } from '../screens/client/client-search.ts';
import { readClientsSearch } from '../screens/clients/clients-search.ts';
import { readCodesFilter } from '../screens/codes/codes-filter.ts';
import { readCouponCodesFilter } from '../screens/coupon/codes/coupon-codes-filter.ts';
import { readRedemptionsFilter } from '../screens/coupon/redemptions/redemptions-filter.ts';
import { readNewCouponSearch } from '../screens/coupon-form/new-coupon-search.ts';
import { beginCoupons } from '../screens/coupons/begin-coupons.ts';
import { readCouponsView } from '../screens/coupons/coupons-filter.ts';
import { beginHome } from '../screens/home/begin-home.ts';
import { readAuditFilter } from '../screens/settings/audit-filter.ts';
import { readSignInSearch } from '../screens/sign-in/sign-in-search.ts';
import { Missing } from '../ui/page-states.tsx';
import { Frame } from './frame.tsx';
import { FrameFailed } from './frame-failed.tsx';
import { lazyPage } from './lazy-page.tsx';
import { Root } from './root.tsx';

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ component: Root });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyPage(() => import('../screens/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
});

/** For who was invited, and belongs to nothing yet. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyPage(() => import('../screens/account/invitation-screen.tsx'), 'InvitationScreen'),
});

/** Everything that wants somebody who is signed in, in the frame of rail and bar. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  errorComponent: FrameFailed,
  beforeLoad: sessionOrSignIn,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  loader: ({ context }) => beginHome(context.queries),
  component: lazyPage(() => import('../screens/home/home-screen.tsx'), 'HomeScreen'),
});

const coupons = createRoute({
  getParentRoute: () => frame,
  path: '/coupons',
  validateSearch: readCouponsView,
  loaderDeps: ({ search: { columns: _, ...filter } }) => filter,
  loader: ({ context, deps }) => beginCoupons(context.queries, deps),
  component: lazyPage(() => import('../screens/coupons/coupons-screen.tsx'), 'CouponsScreen'),
});

const newCoupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/new',
  validateSearch: readNewCouponSearch,
  component: lazyPage(() => import('../screens/coupon-form/new-coupon-screen.tsx'), 'NewCouponScreen'),
});

const coupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/$couponId',
  loader: ({ context, params }) => context.queries.ensureQueryData(couponQuery(params.couponId)),
  component: lazyPage(() => import('../screens/coupon/coupon-screen.tsx'), 'CouponScreen'),
});
const couponOverview = createRoute({
  getParentRoute: () => coupon,
  path: '/',
  component: lazyPage(() => import('../screens/coupon/overview/overview-tab.tsx'), 'OverviewTab'),
});
const couponCodes = createRoute({
  getParentRoute: () => coupon,
  path: '/codes',
  validateSearch: readCouponCodesFilter,
  component: lazyPage(() => import('../screens/coupon/codes/codes-tab.tsx'), 'CodesTab'),
});
const couponRedemptions = createRoute({
  getParentRoute: () => coupon,
  path: '/redemptions',
  validateSearch: readRedemptionsFilter,
  component: lazyPage(() => import('../screens/coupon/redemptions/redemptions-tab.tsx'), 'RedemptionsTab'),
});
const couponRules = createRoute({
  getParentRoute: () => coupon,
  path: '/rules',
  component: lazyPage(() => import('../screens/coupon/rules-tab.tsx'), 'RulesTab'),
});
const couponHistory = createRoute({
  getParentRoute: () => coupon,
  path: '/history',
  component: lazyPage(() => import('../screens/coupon/history/history-tab.tsx'), 'HistoryTab'),
});
const couponSettings = createRoute({
  getParentRoute: () => coupon,
  path: '/settings',
  component: lazyPage(() => import('../screens/coupon/settings-tab.tsx'), 'SettingsTab'),
});
const editCoupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/$couponId/edit',
  component: lazyPage(() => import('../screens/coupon-form/edit-coupon-screen.tsx'), 'EditCouponScreen'),
});

const codes = createRoute({
  getParentRoute: () => frame,
  path: '/codes',
  validateSearch: readCodesFilter,
  component: lazyPage(() => import('../screens/codes/codes-screen.tsx'), 'CodesScreen'),
});
const code = createRoute({
  getParentRoute: () => frame,
  path: '/codes/$code',
  component: lazyPage(() => import('../screens/code/code-screen.tsx'), 'CodeScreen'),
});
const clients = createRoute({
  getParentRoute: () => frame,
  path: '/clients',
  validateSearch: readClientsSearch,
  component: lazyPage(() => import('../screens/clients/clients-screen.tsx'), 'ClientsScreen'),
});
const client = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId',
  validateSearch: readClientSearch,
  component: lazyPage(() => import('../screens/client/client-screen.tsx'), 'ClientScreen'),
});
const cart = createRoute({
  getParentRoute: () => frame,
  path: '/cart',
  component: lazyPage(() => import('../screens/try-a-cart/try-cart-screen.tsx'), 'TryCartScreen'),
});
const backtest = createRoute({
  getParentRoute: () => frame,
  path: '/backtest',
  validateSearch: readBacktestSearch,
  component: lazyPage(() => import('../screens/backtest/backtest-screen.tsx'), 'BacktestScreen'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyPage(() => import('../screens/settings/settings-screen.tsx'), 'SettingsScreen'),
});
const workspaceSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyPage(() => import('../screens/settings/workspace-tab.tsx'), 'WorkspaceTab'),
});
const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyPage(() => import('../screens/settings/people-tab.tsx'), 'PeopleTab'),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyPage(() => import('../screens/settings/keys-tab.tsx'), 'KeysTab'),
});
const auditLog = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: readAuditFilter,
  component: lazyPage(() => import('../screens/settings/audit-tab.tsx'), 'AuditTab'),
});
const about = createRoute({
  getParentRoute: () => settings,
  path: '/about',
  component: lazyPage(() => import('../screens/settings/about-tab.tsx'), 'AboutTab'),
});

/** What a person sets for themselves, whatever the workspace. */
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyPage(() => import('../screens/account/account-screen.tsx'), 'AccountScreen'),
});

/** An address that leads nowhere. */
const missing = createRoute({ getParentRoute: () => frame, path: '$', component: Missing });

/** Every address of the console. A new page is a route here and a folder in `screens`. */
export const ROUTES = root.addChildren([
  signIn,
  invitation,
  frame.addChildren([
    home,
    coupons,
    newCoupon,
    coupon.addChildren([
      couponOverview,
      couponCodes,
      couponRedemptions,
      couponRules,
      couponHistory,
      couponSettings,
    ]),
    editCoupon,
    codes,
    code,
    clients,
    client,
    cart,
    backtest,
    settings.addChildren([workspaceSettings, people, keys, auditLog, about]),
    account,
    missing,
  ]),
]);

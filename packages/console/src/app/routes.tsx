import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { couponQuery } from '../api/coupon-queries.ts';
import { sessionOrSignIn } from '../api/session.ts';
import { readClientSearch } from '../screens/client/client-search.ts';
import { readClientsSearch } from '../screens/clients/clients-search.ts';
import { readCodesFilter } from '../screens/codes/codes-filter.ts';
import { readNewCouponSearch } from '../screens/coupon-form/new-coupon-search.ts';
import { readCouponsFilter } from '../screens/coupons/coupons-filter.ts';
import { readAuditFilter } from '../screens/settings/audit-filter.ts';
import { readSignInSearch } from '../screens/sign-in/sign-in-search.ts';
import { Missing, Soon, SoonPart } from '../ui/page-states.tsx';
import { Frame } from './frame.tsx';
import { FrameFailed } from './frame-failed.tsx';
import type { RouterContext } from './queries.ts';
import { Root } from './root.tsx';

const root = createRootRouteWithContext<RouterContext>()({ component: Root });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../screens/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
});

/** For who was invited, and belongs to nothing yet. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../screens/account/invitation-screen.tsx'), 'InvitationScreen'),
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
  component: lazyRouteComponent(() => import('../screens/home/home-screen.tsx'), 'HomeScreen'),
});

const coupons = createRoute({
  getParentRoute: () => frame,
  path: '/coupons',
  validateSearch: readCouponsFilter,
  component: lazyRouteComponent(() => import('../screens/coupons/coupons-screen.tsx'), 'CouponsScreen'),
});

const newCoupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/new',
  validateSearch: readNewCouponSearch,
  component: lazyRouteComponent(
    () => import('../screens/coupon-form/new-coupon-screen.tsx'),
    'NewCouponScreen',
  ),
});

const coupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/$couponId',
  loader: ({ context, params }) => context.queries.ensureQueryData(couponQuery(params.couponId)),
  component: lazyRouteComponent(() => import('../screens/coupon/coupon-screen.tsx'), 'CouponScreen'),
});
const couponOverview = createRoute({
  getParentRoute: () => coupon,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/coupon/overview-tab.tsx'), 'OverviewTab'),
});
const couponCodes = createRoute({ getParentRoute: () => coupon, path: '/codes', component: SoonPart });
const couponRedemptions = createRoute({
  getParentRoute: () => coupon,
  path: '/redemptions',
  component: SoonPart,
});
const couponRules = createRoute({
  getParentRoute: () => coupon,
  path: '/rules',
  component: lazyRouteComponent(() => import('../screens/coupon/rules-tab.tsx'), 'RulesTab'),
});
const couponHistory = createRoute({ getParentRoute: () => coupon, path: '/history', component: SoonPart });
const couponSettings = createRoute({
  getParentRoute: () => coupon,
  path: '/settings',
  component: lazyRouteComponent(() => import('../screens/coupon/settings-tab.tsx'), 'SettingsTab'),
});
const editCoupon = createRoute({
  getParentRoute: () => frame,
  path: '/coupons/$couponId/edit',
  component: lazyRouteComponent(
    () => import('../screens/coupon-form/edit-coupon-screen.tsx'),
    'EditCouponScreen',
  ),
});

const codes = createRoute({
  getParentRoute: () => frame,
  path: '/codes',
  validateSearch: readCodesFilter,
  component: lazyRouteComponent(() => import('../screens/codes/codes-screen.tsx'), 'CodesScreen'),
});
const code = createRoute({
  getParentRoute: () => frame,
  path: '/codes/$code',
  component: lazyRouteComponent(() => import('../screens/code/code-screen.tsx'), 'CodeScreen'),
});
const clients = createRoute({
  getParentRoute: () => frame,
  path: '/clients',
  validateSearch: readClientsSearch,
  component: lazyRouteComponent(() => import('../screens/clients/clients-screen.tsx'), 'ClientsScreen'),
});
const client = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId',
  validateSearch: readClientSearch,
  component: lazyRouteComponent(() => import('../screens/client/client-screen.tsx'), 'ClientScreen'),
});
const cart = createRoute({
  getParentRoute: () => frame,
  path: '/cart',
  component: lazyRouteComponent(() => import('../screens/try-a-cart/try-cart-screen.tsx'), 'TryCartScreen'),
});
const backtest = createRoute({ getParentRoute: () => frame, path: '/backtest', component: Soon });

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('../screens/settings/settings-screen.tsx'), 'SettingsScreen'),
});
const workspaceSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/settings/workspace-tab.tsx'), 'WorkspaceTab'),
});
const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyRouteComponent(() => import('../screens/settings/people-tab.tsx'), 'PeopleTab'),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('../screens/settings/keys-tab.tsx'), 'KeysTab'),
});
const auditLog = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: readAuditFilter,
  component: lazyRouteComponent(() => import('../screens/settings/audit-tab.tsx'), 'AuditTab'),
});
const about = createRoute({
  getParentRoute: () => settings,
  path: '/about',
  component: lazyRouteComponent(() => import('../screens/settings/about-tab.tsx'), 'AboutTab'),
});

/** What a person sets for themselves, whatever the workspace. */
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(() => import('../screens/account/account-screen.tsx'), 'AccountScreen'),
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

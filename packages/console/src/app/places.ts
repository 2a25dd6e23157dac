import IconBarcode from '@tabler/icons-react/icons/IconBarcode';
import IconChartHistogram from '@tabler/icons-react/icons/IconChartHistogram';
import IconHome from '@tabler/icons-react/icons/IconHome';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconShoppingCart from '@tabler/icons-react/icons/IconShoppingCart';
import IconTicket from '@tabler/icons-react/icons/IconTicket';
import IconUsers from '@tabler/icons-react/icons/IconUsers';

/** Where the rail leads, in this order; `name` is its word in `nav`. */
export const PLACES = [
  { name: 'home', to: '/', icon: IconHome },
  { name: 'coupons', to: '/coupons', icon: IconTicket },
  { name: 'codes', to: '/codes', icon: IconBarcode },
  { name: 'clients', to: '/clients', icon: IconUsers },
  { name: 'cart', to: '/cart', icon: IconShoppingCart },
  { name: 'backtest', to: '/backtest', icon: IconChartHistogram },
] as const;

/** Where the foot of the rail leads. */
export const SETTINGS = { name: 'settings', to: '/settings', icon: IconSettings } as const;

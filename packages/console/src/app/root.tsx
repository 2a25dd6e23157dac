import { Outlet } from '@tanstack/react-router';
import { useFocusOnNavigation } from './focus-on-navigation.ts';

/** What is around every page, signed in or not. */
export function Root() {
  useFocusOnNavigation();
  return <Outlet />;
}

import { type ComponentType, type FunctionComponent, use } from 'react';
import { CodeNotLoaded } from '../api/failure.ts';

/**
 * A page whose code is loaded when somebody goes there. Where it cannot be, the page says so (`PageFailed`): the router's own way is to
 * load the whole console anew, which without a network leaves nothing of it.
 *
 * @example component: lazyPage(() => import('../screens/home/home-screen.tsx'), 'HomeScreen')
 */
export function lazyPage<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module & string,
): FunctionComponent & { readonly preload: () => Promise<void> } {
  let Found: ComponentType | undefined;
  let loading: Promise<void> | undefined;
  const preload = (): Promise<void> => {
    loading ??= load().then(
      (module) => {
        // What a page is cannot be looked at here: it knows the addresses, and they would be made of it.
        Found = module[name] as ComponentType;
      },
      (cause) => {
        loading = undefined;
        throw new CodeNotLoaded(cause);
      },
    );
    return loading;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: it is made once for each route.
  const Page = () => {
    if (Found === undefined) use(preload());
    return Found === undefined ? null : <Found />;
  };
  return Object.assign(Page, { preload });
}

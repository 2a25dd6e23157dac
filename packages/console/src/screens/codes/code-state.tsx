import type { CodeState as State } from '../../api/code.ts';
import { Badge } from '../../ui/badge.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

const KINDS = { issued: 'wait', activated: 'on', redeemed: 'off', expired: 'off', disabled: 'bad' } as const;

/** How far a code has come, in a word. */
export function CodeState({ state }: { readonly state: State }) {
  const t = useCodesTexts();
  return <Badge kind={KINDS[state]}>{t.states[state]}</Badge>;
}

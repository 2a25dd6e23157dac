import type { Code } from '../../api/code.ts';
import { Badge } from '../../ui/badge.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

const KINDS = { issued: 'wait', activated: 'on', redeemed: 'off', expired: 'off', disabled: 'bad' } as const;

/** How far a code has come, in a word; one for everybody is that until its coupon ends. */
export function CodeState({ code: { kind, state } }: { readonly code: Pick<Code, 'kind' | 'state'> }) {
  const t = useCodesTexts();
  if (kind === 'friendly' && state === 'issued') return <Badge kind="on">{t.forEverybody}</Badge>;
  return <Badge kind={KINDS[state]}>{t.states[state]}</Badge>;
}

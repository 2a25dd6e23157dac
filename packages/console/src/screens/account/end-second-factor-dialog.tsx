import { useQueryClient } from '@tanstack/react-query';
import { endSecondFactor } from '../../api/auth.ts';
import { useToast } from '../../ui/toasts.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useAccountTexts } from './text/use-account-texts.ts';

/** Takes the second step away. */
export function EndSecondFactorDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useAccountTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const end = async (password: string) => {
    await endSecondFactor(password);
    onClose();
    tell({ text: t.factor.turnedOff });
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  return <PasswordDialog submit={t.factor.end} onPassword={end} onClose={onClose} />;
}

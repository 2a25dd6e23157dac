import { assignCode } from '@couponry/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { codeQuery } from '../../api/code-queries.ts';
import { clientRefOf } from '../../api/find-clients.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useCodesTexts } from '../codes/text/use-codes-texts.ts';
import { useCodeTexts } from './text/use-code-texts.ts';

interface AssignDialogProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** Gives a code that is nobody's yet to a client. */
export function AssignDialog({ code, onClose }: AssignDialogProps) {
  const t = useCodeTexts();
  const shared = useCodesTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const assign = async (client: string) => {
    const answer = await call(assignCode, code, { client: await clientRefOf(client) });
    queries.setQueryData(codeQuery(code).queryKey, answer);
    await queries.invalidateQueries({ queryKey: ['codes'] });
    tell({ text: t.told.assigned(code) });
    onClose();
  };
  return (
    <AskDialog
      title={t.assign}
      help={t.assignHelp}
      submit={t.assignSubmit}
      label={shared.client}
      description={shared.clientHelp}
      isRight={(text) => text !== ''}
      wrong={shared.needsClient}
      onSubmit={assign}
      onClose={onClose}
    />
  );
}

import { listCoupons } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import styles from './codes-empty.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';

const OFFERED = 4;
const LOOKED_AT = 50;

/** Before anything is looked for: what a code is, how one is found, and the coupons that have codes of their own. */
export function CodesEmpty() {
  const t = useCodesTexts();
  const { data = [] } = useQuery({
    queryKey: ['coupons', 'with-codes'],
    queryFn: async ({ signal }) => (await call(listCoupons, { limit: LOOKED_AT }, { signal })).data,
  });
  const withCodes = data.filter(({ codes }) => codes.kind !== 'friendly').slice(0, OFFERED);
  return (
    <EmptyState
      picture={
        <Ticket offer={t.empty.offer} name={t.empty.name} code={{ kind: 'ean13', code: '2912345678901' }} />
      }
      title={t.empty.title}
      help={t.empty.help}
      actions={withCodes.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          renderRoot={(props) => <Link to="/codes" search={{ coupon: id }} {...props} />}
        >
          <span className={styles.name}>{name}</span>
        </Button>
      ))}
    />
  );
}

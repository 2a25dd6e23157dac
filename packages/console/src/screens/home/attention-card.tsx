import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/card.tsx';
import { ErrorPart } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AttentionItem } from './attention-item.tsx';
import { type Attention, attentionQuery } from './home-queries.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';

/** What somebody should look at, each with what to do about it. */
export function AttentionCard() {
  const t = useHomeTexts();
  const { data, error, refetch } = useQuery(attentionQuery);
  return (
    <Card title={t.attention.title}>
      {data === undefined ? (
        error === null ? (
          <Skeleton height={44} />
        ) : (
          <ErrorPart error={error} retry={() => void refetch()} />
        )
      ) : data.data.length === 0 ? (
        <p className={styles.quiet}>{t.attention.none}</p>
      ) : (
        <ul className={styles.list}>
          {data.data.map((each) => (
            <AttentionItem key={keyOf(each)} attention={each} />
          ))}
        </ul>
      )}
      {data?.isAll === false ? <p className={styles.quiet}>{t.attention.more}</p> : null}
    </Card>
  );
}

function keyOf(attention: Attention): string {
  const { kind, coupon } = attention;
  const which =
    kind === 'limit' ? JSON.stringify(attention.limit) : kind === 'refusals' ? attention.reason : '';
  return [kind, coupon?.id ?? '', which].join(' ');
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { useWorkspace } from '../../api/session.ts';
import { useFormats } from '../../text/reader.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AttentionCard } from './attention-card.tsx';
import { HomeEmpty } from './home-empty.tsx';
import { todayQuery, weekQuery } from './home-queries.ts';
import styles from './home-screen.module.css';
import { MostUsedCard } from './most-used-card.tsx';
import { RefusalsCard } from './refusals-card.tsx';
import { useHomeTexts } from './text/use-home-texts.ts';
import { TodayFigures } from './today-figures.tsx';

/** How today goes, what needs somebody, what is used and where clients are turned away; or where to begin. */
export function HomeScreen() {
  const t = useHomeTexts();
  const formats = useFormats();
  const { timeZone } = useWorkspace();
  const today = useQuery(todayQuery(timeZone));
  const week = useQuery(weekQuery(timeZone));
  const isEmpty = useIsEmpty();
  if (isEmpty === true) return <HomeEmpty />;
  if (today.error !== null && today.data === undefined) {
    return (
      <>
        <PageHead title={t.title} />
        <ErrorState error={today.error} retry={() => void Promise.all([today.refetch(), week.refetch()])} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title} lead={formats.longDay(new Date(), timeZone)} />
      <div className={styles.home}>
        {today.data === undefined || isEmpty === undefined ? (
          <Skeleton height={104} />
        ) : (
          <TodayFigures statistics={today.data} week={week.data} />
        )}
        <AttentionCard />
        <div className={styles.parts}>
          <MostUsedCard week={week} />
          <RefusalsCard week={week} />
        </div>
      </div>
    </>
  );
}

/** Whether the workspace has no coupon at all; undefined: not known yet. */
function useIsEmpty(): boolean | undefined {
  const { data, error } = useInfiniteQuery(couponsQuery({}));
  if (data === undefined) return error === null ? undefined : false;
  return (data.pages[0]?.data.length ?? 0) === 0;
}

import { useQuery } from '@tanstack/react-query';
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

/** How today goes, what needs somebody, what is used and where clients are turned away. */
export function HomeScreen() {
  const t = useHomeTexts();
  const formats = useFormats();
  const { timeZone } = useWorkspace();
  const { data: today, error, refetch } = useQuery(todayQuery(timeZone));
  const { data: week } = useQuery(weekQuery(timeZone));
  const lead = t.today(formats.day(new Date(), timeZone));
  if (error !== null && today === undefined) {
    return (
      <>
        <PageHead title={t.title} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title} lead={lead} />
      <div className={styles.home}>
        {today === undefined ? <Skeleton height={104} /> : <TodayFigures statistics={today} />}
        <HomeEmpty />
        <AttentionCard />
        <div className={styles.parts}>
          {week === undefined ? <Skeleton height={280} /> : <MostUsedCard statistics={week} />}
          {week === undefined ? <Skeleton height={280} /> : <RefusalsCard refused={week.refused} />}
        </div>
      </div>
    </>
  );
}

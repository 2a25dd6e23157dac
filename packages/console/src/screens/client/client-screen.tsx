import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { clientQuery, timelineQuery, walletQuery } from '../../api/client-queries.ts';
import { clientTitle } from '../../api/client-title.ts';
import { Card } from '../../ui/card.tsx';
import { Instant } from '../../ui/instant.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ClientActions } from './client-actions.tsx';
import { ClientFigures } from './client-figures.tsx';
import styles from './client-screen.module.css';
import { ClientTimeline } from './client-timeline.tsx';
import { DataCard } from './data-card.tsx';
import { Identity } from './identity.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import { Tickets } from './tickets.tsx';
import { WhyNot } from './why-not.tsx';

const route = getRouteApi('/frame/clients/$clientId');

/** A client: who they are, what they hold, what they did, and why a code does not work for them. */
export function ClientScreen() {
  const t = useClientTexts();
  const { clientId } = route.useParams();
  const { code } = route.useSearch();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const { data: wallet } = useSuspenseQuery(walletQuery(clientId));
  const timeline = useInfiniteQuery(timelineQuery(clientId));
  return (
    <>
      <PageHead
        trail={<Link to="/clients">{t.trail}</Link>}
        title={clientTitle(client)}
        lead={
          <>
            {t.knownSince} <Instant at={client.createdAt} as="day" />
          </>
        }
        actions={<ClientActions client={client} wallet={wallet} />}
      />
      <ClientFigures wallet={wallet} timeline={timeline.data} hasMore={timeline.hasNextPage} />
      <div className={styles.parts}>
        <div className={styles.side}>
          {/* It is what clients ask; what they could have may be long. */}
          <WhyNot key={code} client={client} wallet={wallet} code={code} />
          <Tickets wallet={wallet} />
        </div>
        <div className={styles.side}>
          <Card title={t.identity.title}>
            <Identity client={client} />
          </Card>
          <Card title={t.timeline.title}>
            <ClientTimeline query={timeline} />
          </Card>
          <DataCard client={client} />
        </div>
      </div>
    </>
  );
}

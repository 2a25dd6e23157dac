import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { clientQuery } from '../../api/client-queries.ts';
import { clientTitle } from '../../api/client-title.ts';
import type { Code } from '../../api/code.ts';
import { codeQuery } from '../../api/code-queries.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { useFormats, useReader } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { couponWords } from '../../ui/coupon-words.ts';
import { Facts } from '../../ui/facts.tsx';
import { Instant } from '../../ui/instant.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { CodeState } from '../codes/code-state.tsx';
import { BarcodeCard } from './barcode-card.tsx';
import { CodeActions } from './code-actions.tsx';
import styles from './code-screen.module.css';
import { CodeStory } from './code-story.tsx';
import { useCodeTexts } from './text/use-code-texts.ts';

const route = getRouteApi('/frame/codes/$code');

/** A code with its whole story: its ticket and barcode, how it stands, whose it is, and what happened to it. */
export function CodeScreen() {
  const t = useCodeTexts();
  const { language } = useReader();
  const { code: spelling } = route.useParams();
  const { data: code } = useSuspenseQuery(codeQuery(spelling));
  const { data: coupon } = useSuspenseQuery(couponQuery(code.coupon.id));
  const isOver = code.state === 'disabled' || code.state === 'expired';
  return (
    <>
      <PageHead
        trail={<Link to="/codes">{t.trail}</Link>}
        title={code.code}
        aside={<CodeState code={code} />}
        lead={`${coupon.name}: ${couponWords(coupon, language)}.`}
        actions={<CodeActions code={code} />}
      />
      <div className={styles.parts}>
        <div className={styles.side}>
          <CouponTicket
            coupon={isOver ? { ...coupon, state: 'archived' } : coupon}
            code={code.code}
            size="large"
          />
          <BarcodeCard code={code.code} />
        </div>
        <div className={styles.side}>
          <Card title={t.facts.title}>
            <CodeFacts code={code} timeZone={coupon.timeZone} />
          </Card>
          <Card title={t.story.title}>
            <CodeStory code={code} />
          </Card>
        </div>
      </div>
    </>
  );
}

function CodeFacts({ code, timeZone }: { readonly code: Code; readonly timeZone: string }) {
  const t = useCodeTexts();
  const formats = useFormats();
  const moment = (at: string | null) => (at === null ? t.notYet : <Instant at={at} />);
  const isFriendly = code.kind === 'friendly';
  return (
    <Facts
      facts={[
        [
          t.facts.coupon,
          <Link key="coupon" to="/coupons/$couponId" params={{ couponId: code.coupon.id }}>
            {code.coupon.name}
          </Link>,
        ],
        [
          t.facts.client,
          isFriendly ? (
            t.everybody
          ) : code.clientId === null ? (
            t.nobody
          ) : (
            <ClientLink key="client" id={code.clientId} />
          ),
        ],
        [isFriendly ? t.facts.made : t.facts.issued, moment(code.issuedAt)],
        ...(isFriendly ? [] : [[t.facts.activated, moment(code.activatedAt)] as const]),
        [t.facts.used, moment(code.usedAt)],
        [t.facts.uses, formats.number(code.redemptions)],
        [
          t.facts.expires,
          code.expiresAt === null ? (
            t.forever
          ) : (
            <Instant key="expires" at={code.expiresAt} timeZone={timeZone} />
          ),
        ],
        ...(code.disabledAt === null ? [] : [[t.facts.disabled, moment(code.disabledAt)] as const]),
      ]}
    />
  );
}

function ClientLink({ id }: { readonly id: string }) {
  const t = useCodeTexts();
  const { data: client } = useQuery({ ...clientQuery(id), enabled: useMay('getClient') });
  return (
    <Link to="/clients/$clientId" params={{ clientId: id }}>
      {client === undefined ? t.showClient : clientTitle(client)}
    </Link>
  );
}

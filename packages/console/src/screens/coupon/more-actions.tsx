import { Menu } from '@mantine/core';
import type { Coupon } from '../../api/coupon.ts';
import { MenuOfButton } from '../../ui/menu-of-button.tsx';
import type { Opener } from '../../ui/popup-button.tsx';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';

interface MoreActionsProps extends Opener {
  readonly coupon: Coupon;
  readonly onArchive: () => void;
  readonly onDelete: () => void;
}

/** What is done with a coupon more rarely. */
export function MoreActions({ coupon, onArchive, onDelete, ...opener }: MoreActionsProps) {
  const t = useCouponTexts();
  const { duplicate } = useCouponActions();
  return (
    <MenuOfButton {...opener} position="bottom-start">
      <Menu.Item onClick={() => duplicate(coupon)}>{t.duplicate}</Menu.Item>
      {coupon.state === 'archived' ? null : (
        <Menu.Item color="danger" onClick={onArchive}>
          {t.archive}
        </Menu.Item>
      )}
      {coupon.state === 'draft' ? (
        <Menu.Item color="danger" onClick={onDelete}>
          {t.remove}
        </Menu.Item>
      ) : null}
    </MenuOfButton>
  );
}

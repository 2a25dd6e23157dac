import { ROLES } from '@couponry/contract';
import type { OperationId } from '@couponry/sdk';
import { VisuallyHidden } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconMinus from '@tabler/icons-react/icons/IconMinus';
import { mayRole } from '../../api/may.ts';
import { Card } from '../../ui/card.tsx';
import { ABILITIES, ABILITY_OF, type Ability } from './abilities.ts';
import styles from './roles-table.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** What each role may do: the table by which the server decides, in words. */
export function RolesTable() {
  const t = useSettingsTexts();
  return (
    <Card title={t.people.table}>
      {/* biome-ignore lint/a11y/useSemanticElements: no fields are in it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is wider than the screen, and keys have to move it. */}
      <div className={styles.scroll} role="group" tabIndex={0} aria-label={t.people.table}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.what}>
                {t.people.what}
              </th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {t.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ABILITIES.map((ability) => (
              <tr key={ability}>
                <th scope="row" className={styles.what}>
                  {t.abilities[ability]}
                </th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <Answer isYes={mayRole(role, methodOf(ability))} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Answer({ isYes }: { readonly isYes: boolean }) {
  const t = useSettingsTexts();
  return (
    <span className={styles.answer} data-yes={isYes}>
      {isYes ? (
        <IconCheck size={18} stroke={2} aria-hidden />
      ) : (
        <IconMinus size={18} stroke={1.5} aria-hidden />
      )}
      <VisuallyHidden>{isYes ? t.people.may : t.people.mayNot}</VisuallyHidden>
    </span>
  );
}

/** Any of its methods: they are all for the same roles. */
function methodOf(ability: Ability): OperationId {
  const ids = Object.keys(ABILITY_OF) as OperationId[];
  const found = ids.find((id) => ABILITY_OF[id] === ability);
  if (found === undefined) throw new Error(`No method is a part of ${ability}`);
  return found;
}

import { Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import type { Backtest } from '../../../api/backtest-queries.ts';
import { saveFile } from '../../codes/save-file.ts';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { csvOf, EXPORTS } from './result-csv.ts';

/** The result as files for a spreadsheet, one for each table. */
export function DownloadMenu({ result }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}>
          {t.download.action}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORTS.filter((each) => result[each].length > 0).map((each) => (
          <Menu.Item
            key={each}
            onClick={() => saveFile(csvOf(each, result), 'text/csv', `backtest-${each}.csv`)}
          >
            {t.download[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What stands behind a figure about everybody: its largest contributions, and the way to the customers it counts. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../api/client.ts';
import { useTexts } from '../texts/texts.tsx';
import { Scroller } from './scroller.tsx';
import { showValue } from './units.ts';

type Answer = Output<'explainCompany'>;
type BehindAnswer = NonNullable<Answer['behind']>;

interface Props {
  readonly behind: BehindAnswer;
  readonly currency: string;
  /** Leaves the explanation, for who goes on to a customer. */
  readonly close: () => void;
}

export function Behind({ behind, currency, close }: Props): ReactElement | null {
  const { t, say, number } = useTexts();
  const { columns, rows, total, title } = behind;
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{say(title)}</h3>
      {total !== null && total > rows.length && <div className="sub">{t('explain.behindShown', { shown: number(rows.length), total: number(total) })}</div>}
      <Scroller label={say(title)} className="facts">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" className={isAmount(column) ? 'number' : undefined}>
                  {say(column.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <Cell key={column.name} row={row} column={column} currency={currency} close={close} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

interface CellProps extends Pick<Props, 'currency' | 'close'> {
  readonly row: BehindAnswer['rows'][number];
  readonly column: BehindAnswer['columns'][number];
}

function Cell({ row, column, currency, close }: CellProps): ReactElement {
  const texts = useTexts();
  const value = row[column.name] ?? null;
  if (column.name === 'customer' && typeof value === 'string') {
    return (
      <td>
        <Link to="/customers/$id" params={{ id: value }} onClick={close}>
          {row['name'] ?? value}
        </Link>
      </td>
    );
  }
  if (column.unit === 'label') return <td title={typeof value === 'string' ? value : undefined}>{value ?? '—'}</td>;
  return <td className={isAmount(column) ? 'number' : undefined}>{showValue(texts, value, column.unit, currency)}</td>;
}

function isAmount({ unit }: CellProps['column']): boolean {
  return unit !== 'label' && unit !== 'day';
}

/** The way to the customer list, where it can show who is counted. */
export function CustomersCounted({ answer, close }: { readonly answer: Answer; readonly close: () => void }): ReactElement | null {
  const { t } = useTexts();
  if (answer.list === null) return null;
  return (
    <Link to="/customers" search={answer.list as never} onClick={close}>
      {t('explain.list')}
    </Link>
  );
}

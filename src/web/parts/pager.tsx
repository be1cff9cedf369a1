import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';

interface Props {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly onMove: (offset: number) => void;
}

/** Where one is in a list that the server hands out page by page; nothing when it fits on one. */
export function Pager({ total, offset, limit, onMove }: Props): ReactElement | null {
  const { t, number } = useTexts();
  if (total <= limit) return null;
  return (
    <div className="row wrap pager">
      <span className="sub grow">{t('pager.shown', { from: number(offset + 1), to: number(Math.min(total, offset + limit)), total: number(total) })}</span>
      <Button size="xs" variant="default" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        {t('pager.back')}
      </Button>
      <Button size="xs" variant="default" disabled={offset + limit >= total} onClick={() => onMove(offset + limit)}>
        {t('pager.on')}
      </Button>
    </div>
  );
}

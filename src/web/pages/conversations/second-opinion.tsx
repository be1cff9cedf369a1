import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useChange } from '../../api/queries.ts';
import { Highlighted } from '../../parts/highlighted.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useCorrecting } from './correcting.ts';
import { Declined } from './endpoint-said.tsx';
import type { TalkTurn } from './talk.ts';

type Line = TalkTurn & { readonly index: number };
type Opinion = Output<'refineReading'>;

/** The customer's lines the reader is unsure of, read once more: before and after side by side, taken over with one press. */
export function SecondOpinion({ lines, onCorrected }: { readonly lines: readonly Line[]; readonly onCorrected: (turn: number, message: TalkTurn['message']) => void }): ReactElement {
  const { t } = useTexts();
  // Lines that were asked about stay after they have been taken over and are no longer unsure.
  const [opinions, setOpinions] = useState<readonly { readonly line: Line; readonly opinion: Opinion }[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const { mutateAsync, error } = useChange('refineReading', []);
  const correcting = useCorrecting();
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    setOpinions([]);
    try {
      for (const line of lines) {
        const opinion = await mutateAsync({ text: line.text });
        setOpinions((before) => [...before, { line, opinion }]);
        // What is wrong with the endpoint is wrong for every line; a bad answer only for its own.
        if (opinion.status === 'declined' && opinion.reason !== 'invalid-answer') break;
      }
    } catch {
      // Shown as `error`.
    } finally {
      setIsAsking(false);
    }
  };
  const takeOver = (line: Line, { polarity, emotion }: Opinion): void => {
    if (polarity === null || emotion === null) return;
    onCorrected(line.index, correcting.save(line, { kind: 'polarity', label: polarity }, { kind: 'emotion', label: emotion }));
    setTaken((before) => new Set([...before, line.index]));
  };
  if (lines.length === 0 && opinions.length === 0) return <p className="sub">{t('assist.allSure')}</p>;
  return (
    <div className="stack talk-assist">
      {lines.length > 0 && (
        <div className="row wrap">
          <Button size="xs" variant="default" loading={isAsking} onClick={() => void ask()}>
            {t('assist.refine', { count: lines.length })}
          </Button>
        </div>
      )}
      {(error ?? correcting.error) && <Failure error={(error ?? correcting.error)!} />}
      {opinions.map(({ line, opinion }) => (
        <div key={line.index} className="talk-opinion">
          <div>
            <Highlighted text={line.text} evidence={evidenceOf(line.text, opinion.quote)} score={0} />
          </div>
          {opinion.status === 'declined' ? (
            <Declined answer={opinion} />
          ) : (
            <div className="row wrap sub">
              <span>
                {t('polarity.unsure')} → {t(`polarity.${opinion.polarity ?? 'neutral'}`)} · {t(`emotion.${opinion.emotion ?? 'neutral'}`)}
              </span>
              {taken.has(line.index) ? (
                <span>{t('assist.taken')}</span>
              ) : (
                <Button size="compact-xs" variant="default" onClick={() => takeOver(line, opinion)}>
                  {t('assist.take')}
                </Button>
              )}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function evidenceOf(text: string, quote: string | null): Parameters<typeof Highlighted>[0]['evidence'] {
  const start = quote === null || quote === '' ? -1 : text.indexOf(quote);
  return start < 0 || quote === null ? [] : [{ start, end: start + quote.length, text: quote, weight: 0.5 }];
}

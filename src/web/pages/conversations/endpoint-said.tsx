import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useTexts } from '../../texts/texts.tsx';

type Said = Pick<Output<'draftReply'>, 'reason' | 'detail' | 'masked'>;

/** Why the endpoint gave no answer, and in its own words what was wrong. */
export function Declined({ answer: { reason, detail } }: { readonly answer: Said }): ReactElement {
  const { t } = useTexts();
  return (
    <div role="alert">
      {t(`decline.${reason ?? 'invalid-answer'}`)} {detail !== '' && <span className="sub talk-detail">{detail}</span>}
    </div>
  );
}

/** What was hidden before a text left. */
export function Masked({ masked }: { readonly masked: Said['masked'] }): ReactElement {
  const { t } = useTexts();
  if (masked.length === 0) return <p className="sub">{t('assist.nothingMasked')}</p>;
  return (
    <div className="sub">
      {t('assist.masked')}
      <ul className="talk-notes">
        {masked.map(({ mark, data }) => (
          <li key={mark}>
            {data} → <code>{mark}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
